import { moveImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { beginCommit, commitImport, endCommit } from './commit-import.ts'
import { type ImportJob, JobCancelled, runJob } from './import-jobs.ts'
import { isInMemory } from './read-import.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'
import type { CommitResult, ImportSummary, UndoResult } from './types.ts'
import { beginUndo, endUndo, undoImport } from './undo-import.ts'

/** So many rows are written between two requests without anyone noticing; more go to a worker thread. */
const ROWS_AT_ONCE = 300

function rowsToWrite({ summary }: ImportBatchRow) {
  const { counts } = JSON.parse(summary) as ImportSummary | null ?? {}
  return (counts?.new ?? 0) + (counts?.changed ?? 0) + (counts?.same ?? 0)
}

/** Commits a user's import. Throws as `beginCommit` and `commitImport` do, and `conflict` where somebody stopped it. */
export async function commitAs(context: ServiceContext, { id, leaveWrong }: { id: number, leaveWrong: boolean }): Promise<CommitResult> {
  const { db, env, user, now, today, address } = context
  const batch = await requireImport(context, id)
  requireWrite(user.role, batch.record_type)
  await beginCommit(db, { batchId: id, leaveWrong })
  const input = { batchId: id, type: batch.record_type, authorId: authorOf(user), scopeOrganizationId: user.organizationId, today, address }
  if (rowsToWrite(batch) <= ROWS_AT_ONCE || isInMemory(env.databasePath)) return commitImport({ ...input, db, now })
  return await finishInWorker(context, { kind: 'commit', input: { ...input, now: now.toISOString() } }, endCommit) as CommitResult
}

/**
 * Commits a user's undone import again, with the same rows. Where the data has changed so that they would come out otherwise, nothing is
 * written, the import waits with a renewed preview, and `conflict` is thrown.
 */
export async function redoAs(context: ServiceContext, id: number): Promise<CommitResult> {
  const batch = await requireImport(context, id)
  requireWrite(context.user.role, batch.record_type)
  if (!await moveImportBatch(context.db, id, { from: 'undone', values: { status: 'ready' } })) throw notUndone()
  return commitAs(context, { id, leaveWrong: true })
}

/** Takes a user's import back. Throws as `beginUndo` and `undoImport` do, and `conflict` where somebody stopped it. */
export async function undoAs(context: ServiceContext, id: number): Promise<UndoResult> {
  const { db, env, user, now, address } = context
  const batch = await requireImport(context, id)
  requireWrite(user.role, batch.record_type)
  await beginUndo(db, id)
  const input = { batchId: id, type: batch.record_type, authorId: authorOf(user), address }
  if (rowsToWrite(batch) <= ROWS_AT_ONCE || isInMemory(env.databasePath)) return undoImport({ ...input, db, now })
  return await finishInWorker(context, { kind: 'undo', input: { ...input, now: now.toISOString() } }, endUndo) as UndoResult
}

/** A worker that was stopped, or died, leaves the import marked as being worked on; nothing of it is written then. */
async function finishInWorker({ db, env }: ServiceContext, job: ImportJob, letGo: typeof endCommit) {
  try {
    return await runJob(env.databasePath, job)
  } catch (error) {
    await letGo(db, job.input.batchId)
    if (error instanceof JobCancelled) throw stopped()
    throw error
  }
}

const notUndone = () => conflict({ zh: '只有已撤销的导入可以重做', en: 'Only an import that was undone can be redone' })

const stopped = () => conflict({ zh: '已停止，数据没有改动', en: 'Stopped; nothing was changed' })
