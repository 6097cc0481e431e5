import type { Db } from '../../../db/connect.ts'
import { countImportRows, findImportBatch } from '../../../db/queries/imports.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { lastChange, type RecordStaging, stageRecords } from '../../../db/queries/stage-records.ts'
import { authorshipOf, type CommitInput, completeCommit, Drifted, isWritten, judgeAgain, judgeContextOf, judgedRows, rightRows, writeOf } from './commit-steps.ts'
import type { StagedRow } from './staged-row.ts'
import type { CommitResult } from './types.ts'

/**
 * Works a commit out on one connection beside everybody else's reading and writing, and publishes it in one short transaction. At first
 * the preview's judgement is trusted, where the one who commits may bring in the same rows as the one whom it was judged for; `anew`
 * judges every row again. Answers null where other people's changes make what was judged wrong: then nothing was written. Throws `Drifted`.
 */
export async function commitStaged(connection: Db, input: CommitInput, { anew }: { anew: boolean }): Promise<CommitResult | null> {
  const batch = await findImportBatch(connection, input.batchId)
  const judged = anew || batch?.judged_scope !== (input.scopeOrganizationId ?? 0) ? null : batch.judged_after_change
  const since = judged ?? await lastChange(connection)
  const counts = new Map((await countImportRows(connection, input.batchId)).map(({ outcome, count }) => [outcome, count]))
  const total = (counts.get('new') ?? 0) + (counts.get('changed') ?? 0) + (counts.get('same') ?? 0)
  const staging = await stageRecords(connection, input.type, { authorship: authorshipOf(input), newRecords: counts.get('new') ?? 0, since })
  try {
    await stageRows(connection, staging, { input, total, isJudged: judged !== null })
    await staging.arrange()
    input.onProgress?.({ stage: 'publishing', done: total, total, unit: 'rows', rows: total })
    return await connection.transaction().execute(async (trx) => {
      if (await staging.isStale(trx)) return null
      await staging.publish(trx)
      return completeCommit(trx, input)
    })
  } finally {
    await staging.drop()
  }
}

async function stageRows(connection: Db, staging: RecordStaging, { input, total, isJudged }: { input: CommitInput, total: number, isJudged: boolean }) {
  const drifted: StagedRow[] = []
  let done = 0
  for await (const rows of isJudged ? judgedRows(connection, input.batchId) : rowsJudgedAgain(connection, input, drifted)) {
    // Once one row has drifted all is for nothing, but the preview is to show every one that has.
    if (drifted.length === 0) {
      const ids = rows.flatMap((row) => row.recordId ?? [])
      const stored = await findRecordsByIds(connection, input.type, rows.flatMap((row) => isWritten(row) ? row.recordId ?? [] : []))
      await staging.stage(rows.filter(isWritten).map((row) => writeOf(input, row, { stored })), ids)
    }
    done += rows.length
    input.onProgress?.({ stage: 'writing', done, total, unit: 'rows', rows: done })
  }
  if (drifted.length > 0) throw new Drifted(drifted)
}

async function* rowsJudgedAgain(connection: Db, input: CommitInput, drifted: StagedRow[]) {
  const context = await judgeContextOf(connection, input)
  for await (const rows of rightRows(connection, input.batchId)) {
    drifted.push(...await judgeAgain(connection, rows, context))
    yield rows
  }
}
