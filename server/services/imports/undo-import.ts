import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { type BatchChange, countBatchChanges, findImportBatch, moveImportBatch, readBatchChangePages } from '../../../db/queries/imports.ts'
import type { RecordWrite } from '../../../db/queries/record-effects.ts'
import { lastChange, stageRecords } from '../../../db/queries/stage-records.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import type { RecordName } from '../../../db/records.ts'
import { conflict } from '../../errors.ts'
import { isReferredTo, planUndo } from './plan-undo.ts'
import type { JobProgress, UndoResult } from './types.ts'
import { untilUndisturbed } from './until-undisturbed.ts'

export interface UndoInput { db: Db, batchId: number, type: RecordName, authorId: number | null, now: Date, address: string | null, onProgress?: (progress: JobProgress) => void }

/** Marks an import as being undone, so that nobody does it twice. Throws `conflict`. */
export async function beginUndo(db: Db, batchId: number) {
  if (!await moveImportBatch(db, batchId, { from: 'committed', values: { status: 'undoing' } })) throw notCommitted()
}

/** Lets an import go that was being undone: nothing of it has been taken back. */
export async function endUndo(db: Db, batchId: number) {
  await moveImportBatch(db, batchId, { from: 'undoing', values: { status: 'committed' } })
}

/**
 * Takes an import back that `beginUndo` has marked, all or nothing: what it created goes, what it changed stands as before, with its old
 * origin. Records that somebody changed since, and units or sites that others name by now, stay as they are and are told.
 */
export async function undoImport(input: UndoInput): Promise<UndoResult> {
  try {
    if (isReferredTo(input.type)) return await input.db.transaction().execute((trx) => undoAtOnce(trx, input))
    return await input.db.connection().execute((connection) => untilUndisturbed(() => undoStaged(connection, input)))
  } catch (error) {
    await endUndo(input.db, input.batchId)
    throw error
  }
}

/** Units, sites and mechanisms hang together and others name them: they are taken back in one go. */
async function undoAtOnce(trx: Db, input: UndoInput): Promise<UndoResult> {
  const { batchId, type } = input
  const result: UndoResult = { batchId, removed: 0, restored: 0, kept: [] }
  const changes: BatchChange[] = []
  for await (const page of batchChanges(trx, input)) changes.push(...page)
  const plan = await planUndo(trx, type, { changes, kept: result.kept })
  await writeRecords(trx, type, plan.removals.map((before) => ({ before, values: null })), authorshipOf(input))
  await writeRecords(trx, type, plan.restores, authorshipOf(input))
  result.removed = plan.removals.length
  result.restored = plan.restores.length
  await complete(trx, input, result)
  return result
}

/** Null where somebody else's change came between planning and writing. */
async function undoStaged(connection: Db, input: UndoInput): Promise<UndoResult | null> {
  const { batchId, type, onProgress } = input
  const result: UndoResult = { batchId, removed: 0, restored: 0, kept: [] }
  const staging = await stageRecords(connection, type, { authorship: authorshipOf(input), newRecords: 0, since: await lastChange(connection) })
  try {
    const total = await countBatchChanges(connection, await committedSince(connection, batchId))
    let done = 0
    for await (const changes of batchChanges(connection, input)) {
      const plan = await planUndo(connection, type, { changes, kept: result.kept })
      const removals = plan.removals.map((before): RecordWrite => ({ before, values: null }))
      await staging.stage([...removals, ...plan.restores], plan.seen)
      result.removed += plan.removals.length
      result.restored += plan.restores.length
      done += changes.length
      onProgress?.({ stage: 'writing', done, total, unit: 'rows', rows: done })
    }
    await staging.arrange()
    onProgress?.({ stage: 'publishing', done, total, unit: 'rows', rows: done })
    return await connection.transaction().execute(async (trx) => {
      if (await staging.isStale(trx)) return null
      await staging.publish(trx)
      await complete(trx, input, result)
      return result
    })
  } finally {
    await staging.drop()
  }
}

async function complete(trx: Db, { batchId, type, authorId, now, address }: UndoInput, result: UndoResult) {
  const at = now.toISOString()
  if (!await moveImportBatch(trx, batchId, { from: 'undoing', values: { status: 'undone', undone_at: at } })) throw notCommitted()
  const detail = { ...result, kept: result.kept.map(({ recordId }) => recordId) }
  await appendAudit(trx, { at, authorId, action: 'undo_import', subject: type, detail, address })
}

const authorshipOf = ({ authorId, now }: UndoInput) => ({ authorId, at: now.toISOString(), batchId: null })

const LOT = 250

/** What the batch's last commit changed, newest first; an import that was undone and redone has older changes, which are past. */
async function* batchChanges(db: Db, { batchId }: UndoInput) {
  yield* readBatchChangePages(db, await committedSince(db, batchId), LOT)
}

async function committedSince(db: Db, batchId: number) {
  const batch = await findImportBatch(db, batchId)
  return { batchId, since: batch?.committed_at ?? '' }
}

const notCommitted = () => conflict({ zh: '只有已提交、尚未撤销的导入可以撤销', en: 'Only an import that was committed and not yet undone can be undone' })
