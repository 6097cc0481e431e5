import { rm } from 'node:fs/promises'
import { insertImportBatch } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { requireFeature, requireWrite } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { requireNameable } from './import-memory/require-nameable.ts'
import { importableTypes } from './importable-types.ts'
import type { ImportOptions } from './types.ts'
import { atShelf, receiveUpload, shelve } from './uploads.ts'

export interface Upload {
  fileName: string
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Null where the content is to tell. */
  type: RecordName | null
  options: ImportOptions
}

/**
 * Takes a file in and opens an import for it, in the status `reading`. Reading it is the next step; until then an import whose type nobody
 * has named bears the first that the user may import. Throws `invalid`, `too_large`, permission.denied.
 */
export async function createImport(context: ServiceContext, { fileName, content, type, options }: Upload) {
  const { db, env, user, now } = context
  requireFeature(user.role, 'import')
  if (type !== null) requireImportable(context, type)
  await requireNameable(context, options.names)
  const [first] = importableTypes(user.role)
  const recordType = type ?? first
  if (recordType === undefined) throw invalid({ zh: '你的角色没有可以导入的台账', en: 'There is no ledger that your role may import' })
  const incoming = await receiveUpload(env.dataDirectory, content)
  try {
    return await atShelf(async () => {
      await shelve(env.dataDirectory, incoming)
      const id = await insertImportBatch(db, {
        record_type: recordType,
        file_name: fileName.slice(0, 200),
        file_hash: incoming.hash,
        file_size: incoming.size,
        status: 'reading',
        options: JSON.stringify(options),
        summary: 'null',
        author_id: authorOf(user),
        created_at: now.toISOString(),
        committed_at: null,
        undone_at: null,
        is_sample: 0,
        type_source: type === null ? 'unknown' : 'chosen',
      })
      return { id, hash: incoming.hash, type: recordType }
    })
  } finally {
    await rm(incoming.path, { force: true })
  }
}

/** Throws permission.denied, and `invalid` for a type that does not come from spreadsheets. */
export function requireImportable({ user }: ServiceContext, type: RecordName) {
  requireWrite(user.role, type)
  const { importable, label } = recordDefinition(type)
  if (!importable) throw invalid({ zh: `“${label.zh}”还不能从表格导入`, en: `${label.en} cannot be imported yet` })
}
