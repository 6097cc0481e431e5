import { moveImportBatch, updateImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { requireFile } from './file-state.ts'
import { cancelJob } from './import-jobs.ts'
import { readImport } from './read-import.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'

type Decided = Partial<Pick<ImportBatchRow, 'record_type' | 'type_source' | 'type_fits' | 'options'>>

/**
 * Begins reading an import's file anew under other decisions, ending the reading that is under way. Throws `conflict` once it is
 * committed, `gone` where the file is no longer kept.
 */
export async function restartReading(context: ServiceContext, id: number, decide: (batch: ImportBatchRow) => Decided) {
  const batch = await requireImport(context, id)
  requireWrite(context.user.role, batch.record_type)
  await requireFile(context, batch)
  if (batch.status === 'reading') await cancelJob(id)
  const decided = decide(batch)
  const values = { ...decided, status: 'reading' as const, summary: 'null', created_at: context.now.toISOString() }
  const moved = batch.status === 'reading' || await moveImportBatch(context.db, id, { from: 'ready', values })
    || await moveImportBatch(context.db, id, { from: 'failed', values })
  if (!moved) throw conflict({ zh: '已提交的导入不能再改选项，可先撤销', en: 'A committed import cannot be changed; undo it first' })
  if (batch.status === 'reading') await updateImportBatch(context.db, id, values)
  void readImport(context, { ...batch, ...decided })
}
