import type { Db } from '../../../db/connect.ts'
import type { RowOutcome } from '../../../db/database.ts'
import { findCauses } from '../../../db/queries/changes.ts'
import { countImportRows, findImportBatch, findImportRowsAt, replaceImportRow, updateImportBatch } from '../../../db/queries/imports.ts'
import type { RecordName } from '../../../db/records.ts'
import { type StagedRow, toImportRow } from './staged-row.ts'
import type { ImportSummary, Renewal } from './types.ts'

const LOT = 500
/** Enough to see what happened; the counts tell of all. */
const mostRows = 500

/** Stores rows as they were judged anew, with the counts that follow, and what came out otherwise through whom. */
export async function renewPreview(db: Db, batchId: number, { rows, now }: { rows: StagedRow[], now: Date }) {
  await db.transaction().execute(async (trx) => {
    const batch = await findImportBatch(trx, batchId)
    const renewed: Renewal = {
      at: now.toISOString(), moves: await movesOf(trx, batchId, rows), positions: rows.slice(0, mostRows).map(({ position }) => position),
      causes: batch ? await findCauses(trx, batch.record_type as RecordName, {
        ids: rows.slice(0, mostRows).flatMap(({ recordId }) => recordId ?? []), after: batch.judged_after_change ?? 0, besides: batchId,
      }) : [],
    }
    for (const row of rows) await replaceImportRow(trx, toImportRow(batchId, row))
    const summary = JSON.parse(batch?.summary ?? 'null') as ImportSummary | null
    if (!summary) return
    const counts = { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 }
    for (const { outcome, count } of await countImportRows(trx, batchId)) {
      counts[outcome] = count
      counts.total += count
    }
    await updateImportBatch(trx, batchId, { summary: JSON.stringify({ ...summary, counts, renewed }) })
  })
}

/** How many rows went from one outcome to another, the commonest first. */
async function movesOf(trx: Db, batchId: number, rows: StagedRow[]): Promise<Renewal['moves']> {
  const counts = new Map<string, { from: RowOutcome, to: RowOutcome, count: number }>()
  for (let start = 0; start < rows.length; start += LOT) {
    const lot = rows.slice(start, start + LOT)
    const before = new Map((await findImportRowsAt(trx, batchId, lot.map(({ position }) => position))).map(({ position, outcome }) => [position, outcome]))
    for (const { position, outcome: to } of lot) {
      const from = before.get(position) ?? to
      const known = counts.get(`${from} ${to}`)
      if (known) known.count += 1
      else counts.set(`${from} ${to}`, { from, to, count: 1 })
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}
