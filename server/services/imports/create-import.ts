import { insertImportBatch } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { requireFeature, requireWrite } from '../../security/permissions.ts'
import { authorOf } from './author.ts'
import { storeUpload } from './uploads.ts'
import type { ImportOptions } from './types.ts'

export interface Upload { fileName: string, bytes: Uint8Array, type: RecordName, options: ImportOptions }

/** Keeps a file and opens an import for it, in the status `reading`. Reading it is the next step. Throws `invalid`, permission.denied. */
export async function createImport(context: ServiceContext, { fileName, bytes, type, options }: Upload): Promise<{ id: number, hash: string }> {
  requireFeature(context.user.role, 'import')
  requireWrite(context.user.role, type)
  if (!recordDefinition(type).importable) {
    throw invalid({ zh: `“${recordDefinition(type).label.zh}”还不能从表格导入`, en: `${recordDefinition(type).label.en} cannot be imported yet` })
  }
  const hash = await storeUpload(context.env.dataDirectory, bytes)
  const id = await insertImportBatch(context.db, {
    record_type: type,
    file_name: fileName.slice(0, 200),
    file_hash: hash,
    file_size: bytes.length,
    status: 'reading',
    options: JSON.stringify(options),
    summary: 'null',
    author_id: authorOf(context.user),
    created_at: context.now.toISOString(),
    committed_at: null,
    undone_at: null,
    is_sample: 0,
  })
  return { id, hash }
}
