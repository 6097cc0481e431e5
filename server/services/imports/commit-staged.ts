import { setImmediate as takeABreath } from 'node:timers/promises'
import type { Db } from '../../../db/connect.ts'
import { countImportRows } from '../../../db/queries/imports.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { type RecordStaging, stageRecords } from '../../../db/queries/stage-records.ts'
import { authorshipOf, type CommitInput, completeCommit, Drifted, isWritten, judgeAgain, judgeContextOf, rightRows, writeOf } from './commit-steps.ts'
import type { StagedRow } from './staged-row.ts'
import type { CommitResult } from './types.ts'

/**
 * Works a commit out on one connection beside everybody else's reading and writing, and publishes it in one short transaction. Answers
 * null where somebody else's change came between judging and writing: then nothing was written. Throws `Drifted`.
 */
export async function commitStaged(connection: Db, input: CommitInput): Promise<CommitResult | null> {
  const counts = new Map((await countImportRows(connection, input.batchId)).map(({ outcome, count }) => [outcome, count]))
  const staging = await stageRecords(connection, input.type, { authorship: authorshipOf(input), newRecords: counts.get('new') ?? 0 })
  try {
    const rows = await stageRows(connection, staging, { input, total: (counts.get('new') ?? 0) + (counts.get('changed') ?? 0) + (counts.get('same') ?? 0) })
    await staging.arrange()
    input.onProgress?.({ stage: 'publishing', done: rows, total: rows, unit: 'rows', rows })
    return await connection.transaction().execute(async (trx) => {
      if (await staging.isStale(trx)) return null
      await staging.publish(trx)
      return completeCommit(trx, input)
    })
  } finally {
    await staging.drop()
  }
}

/** Judges all right rows anew and stages what they write; answers how many there were. */
async function stageRows(connection: Db, staging: RecordStaging, { input, total }: { input: CommitInput, total: number }) {
  const context = await judgeContextOf(connection, input)
  const drifted: StagedRow[] = []
  let done = 0
  for await (const rows of rightRows(connection, input.batchId)) {
    drifted.push(...await judgeAgain(connection, rows, context))
    // Once one row has drifted all is for nothing, but the preview is to show every one that has.
    if (drifted.length === 0) {
      const stored = await findRecordsByIds(connection, input.type, rows.flatMap((row) => row.recordId ?? []))
      const basis = [...stored.values()].map(({ id, version }) => ({ record_id: id, version }))
      await staging.stage(rows.filter(isWritten).map((row) => writeOf(input, row, { stored })), basis)
    }
    done += rows.length
    input.onProgress?.({ stage: 'writing', done, total, unit: 'rows', rows: done })
    await takeABreath()
  }
  if (drifted.length > 0) throw new Drifted(drifted)
  return done
}
