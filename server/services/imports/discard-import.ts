import { deleteImportDecisions } from '../../../db/queries/import-fixes.ts'
import { deleteImportRows, moveImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { cancelJob } from './import-jobs.ts'
import { requireImport } from './require-import.ts'
import { dropUpload } from './uploads.ts'

/**
 * Throws an import away that was not committed: its preview and its file go. One that was undone before only loses the preview of its
 * redoing and stays as it was. Throws `conflict` once it is committed.
 */
export async function discardImport(context: ServiceContext, id: number) {
  const { db, env } = context
  const batch = await requireImport(context, id)
  if (batch.status === 'committed' || batch.status === 'undone') {
    throw conflict({ zh: '已提交的导入不能丢弃，可以撤销', en: 'A committed import cannot be discarded; it can be undone' })
  }
  if (batch.undone_at !== null && await moveImportBatch(db, id, { from: 'ready', values: { status: 'undone' } })) return
  if (batch.status === 'reading') await cancelJob(id)
  const isGone = await moveImportBatch(db, id, { from: 'reading', values: { status: 'discarded' } })
    || await moveImportBatch(db, id, { from: 'ready', values: { status: 'discarded' } })
    || await moveImportBatch(db, id, { from: 'failed', values: { status: 'discarded' } })
  if (!isGone) throw conflict({ zh: '这次导入正在提交，请先停止', en: 'This import is being committed; stop that first' })
  await deleteImportRows(db, id)
  await deleteImportDecisions(db, id)
  await dropUpload(db, { dataDirectory: env.dataDirectory, id, hash: batch.file_hash })
}
