import { moveImportBatch, updateImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { cancelJob } from './import-jobs.ts'
import { readImport } from './read-import.ts'
import { requireImport } from './require-import.ts'
import type { ImportOptions } from './types.ts'

/** Sets what a person decided about the file and begins reading it anew. Throws `conflict` once it is committed. */
export async function changeImportOptions(context: ServiceContext, { id, options }: { id: number, options: ImportOptions }) {
  const batch = await requireImport(context, id)
  requireWrite(context.user.role, batch.record_type)
  if (batch.status === 'reading') await cancelJob(id)
  const values = { status: 'reading' as const, options: JSON.stringify(options), summary: 'null', created_at: context.now.toISOString() }
  const moved = batch.status === 'reading' || await moveImportBatch(context.db, id, { from: 'ready', values })
    || await moveImportBatch(context.db, id, { from: 'failed', values })
  if (!moved) throw conflict({ zh: '已提交的导入不能再改选项，可先撤销', en: 'A committed import cannot be changed; undo it first' })
  if (batch.status === 'reading') await updateImportBatch(context.db, id, values)
  void readImport(context, { id, type: batch.record_type, hash: batch.file_hash, options })
}
