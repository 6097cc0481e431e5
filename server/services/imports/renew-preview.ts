import type { Db } from '../../../db/connect.ts'
import { countImportRows, findImportBatch, replaceImportRow, updateImportBatch } from '../../../db/queries/imports.ts'
import { type StagedRow, toImportRow } from './staged-row.ts'
import type { ImportSummary } from './types.ts'

/** Stores rows as they were judged anew, with the counts that follow. */
export async function renewPreview(db: Db, batchId: number, rows: StagedRow[]) {
  await db.transaction().execute(async (trx) => {
    for (const row of rows) await replaceImportRow(trx, toImportRow(batchId, row))
    const batch = await findImportBatch(trx, batchId)
    const summary = JSON.parse(batch?.summary ?? 'null') as ImportSummary | null
    if (!summary) return
    const counts = { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 }
    for (const { outcome, count } of await countImportRows(trx, batchId)) {
      counts[outcome] = count
      counts.total += count
    }
    await updateImportBatch(trx, batchId, { summary: JSON.stringify({ ...summary, counts }) })
  })
}
