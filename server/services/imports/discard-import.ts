import { deleteImportRows, updateImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { cancelJob } from './import-jobs.ts'
import { requireImport } from './require-import.ts'
import { dropUpload } from './uploads.ts'

/** Throws an import away that was not committed: its preview and its file go. Throws `conflict` once it is committed. */
export async function discardImport(context: ServiceContext, id: number) {
  const { db, env } = context
  const batch = await requireImport(context, id)
  if (batch.status === 'committed' || batch.status === 'undone') {
    throw conflict({ zh: '已提交的导入不能丢弃，可以撤销', en: 'A committed import cannot be discarded; it can be undone' })
  }
  await cancelJob(id)
  await deleteImportRows(db, id)
  await updateImportBatch(db, id, { status: 'discarded' })
  await dropUpload(db, { dataDirectory: env.dataDirectory, id, hash: batch.file_hash })
}
