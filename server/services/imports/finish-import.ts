import type { ServiceContext } from '../../context.ts'
import { requireWrite } from '../../security/permissions.ts'
import { authorOf } from './author.ts'
import { commitImport } from './commit-import.ts'
import { runJob } from './import-jobs.ts'
import { isInMemory } from './read-import.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'
import type { CommitResult, ImportSummary, UndoResult } from './types.ts'
import { undoImport } from './undo-import.ts'

/** So many rows are written between two requests without anyone noticing; more go to a worker thread. */
const ROWS_AT_ONCE = 300

function rowsToWrite({ summary }: ImportBatchRow) {
  const { counts } = JSON.parse(summary) as ImportSummary | null ?? {}
  return (counts?.new ?? 0) + (counts?.changed ?? 0)
}

/** Commits a user's import. Throws as `commitImport` does. */
export async function commitAs(context: ServiceContext, { id, leaveWrong }: { id: number, leaveWrong: boolean }): Promise<CommitResult> {
  const { db, env, user, now, today, address } = context
  const batch = await requireImport(context, id)
  requireWrite(user.role, batch.record_type)
  const input = {
    batchId: id, type: batch.record_type, authorId: authorOf(user), scopeOrganizationId: user.organizationId, today, address, leaveWrong,
  }
  if (rowsToWrite(batch) <= ROWS_AT_ONCE || isInMemory(env.databasePath)) return commitImport({ ...input, db, now })
  return await runJob(env.databasePath, { kind: 'commit', input: { ...input, now: now.toISOString() } }) as CommitResult
}

/** Takes a user's import back. Throws as `undoImport` does. */
export async function undoAs(context: ServiceContext, id: number): Promise<UndoResult> {
  const { db, env, user, now, address } = context
  const batch = await requireImport(context, id)
  requireWrite(user.role, batch.record_type)
  const input = { batchId: id, type: batch.record_type, authorId: authorOf(user), address }
  if (rowsToWrite(batch) <= ROWS_AT_ONCE || isInMemory(env.databasePath)) return undoImport({ ...input, db, now })
  return await runJob(env.databasePath, { kind: 'undo', input: { ...input, now: now.toISOString() } }) as UndoResult
}
