import type { Db } from '../../../db/connect.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { authorshipOf, type CommitInput, completeCommit, Drifted, isWritten, judgeAgain, judgeContextOf, rightRows, writeOf } from './commit-steps.ts'
import { provisionalId, rootOfRoster, unitsInOrder } from './file-organizations.ts'
import type { StagedRow } from './staged-row.ts'
import type { CommitResult } from './types.ts'

/**
 * Commits a roster inside a transaction: its units hang together, and so many records hang on them that they are written in one go.
 * Throws `Drifted`.
 */
export async function commitRoster(trx: Db, input: CommitInput): Promise<CommitResult> {
  const rows: StagedRow[] = []
  for await (const page of rightRows(trx, input.batchId)) rows.push(...page)
  const units = rows.map((row) => ({ id: provisionalId(row.position), name: String(row.given.name), aliases: [] }))
  const context = await judgeContextOf(trx, input, units)
  context.completion = { ...context.completion, root: context.completion.root ?? rootOfRoster(rows) }
  const drifted = await judgeAgain(trx, rows, context)
  if (drifted.length > 0) throw new Drifted(drifted)
  const realIds = new Map<number, number>()
  for (const lot of unitsInOrder(rows.filter(isWritten))) {
    const stored = await findRecordsByIds(trx, input.type, lot.flatMap((row) => row.recordId ?? []))
    const written = await writeRecords(trx, input.type, lot.map((row) => writeOf(input, row, { stored, realIds })), authorshipOf(input))
    lot.forEach((row, index) => realIds.set(provisionalId(row.position), written[index]?.id ?? 0))
  }
  return completeCommit(trx, input)
}
