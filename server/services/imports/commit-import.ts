import type { Db } from '../../../db/connect.ts'
import { countImportRowsOf, moveImportBatch } from '../../../db/queries/imports.ts'
import { conflict, invalid } from '../../errors.ts'
import { commitRoster } from './commit-roster.ts'
import { commitStaged } from './commit-staged.ts'
import { type CommitInput, Drifted, notReady } from './commit-steps.ts'
import { renewPreview } from './renew-preview.ts'
import type { CommitResult } from './types.ts'
import { untilUndisturbed } from './until-undisturbed.ts'

/** Marks an import as being committed, so that nobody changes it meanwhile. Throws `conflict`, and `invalid` while rows are wrong and none may be left. */
export async function beginCommit(db: Db, { batchId, leaveWrong }: { batchId: number, leaveWrong: boolean }) {
  const wrong = leaveWrong ? 0 : await countImportRowsOf(db, batchId, 'wrong')
  if (wrong > 0) throw someWrong(wrong)
  if (!await moveImportBatch(db, batchId, { from: 'ready', values: { status: 'committing' } })) throw notReady()
}

/** Lets an import go that was being committed: nothing of it has been written. */
export async function endCommit(db: Db, batchId: number) {
  await moveImportBatch(db, batchId, { from: 'committing', values: { status: 'ready' } })
}

/**
 * Commits an import that `beginCommit` has marked, all or nothing. Every row is judged again against the database as it is now; where
 * that differs from the preview nothing is written, the preview is renewed and `conflict` is thrown.
 */
export async function commitImport(input: CommitInput): Promise<CommitResult> {
  const { db, batchId } = input
  try {
    if (input.type === 'organization') return await db.transaction().execute((trx) => commitRoster(trx, input))
    return await db.connection().execute((connection) => untilUndisturbed((tries) => commitStaged(connection, input, { anew: tries > 0 })))
  } catch (error) {
    if (error instanceof Drifted) await renewPreview(db, batchId, { rows: error.rows, now: input.now })
    await endCommit(db, batchId)
    throw error instanceof Drifted ? dataChanged(error.rows.length) : error
  }
}

const someWrong = (count: number) => invalid({
  zh: `有 ${count} 行有错。请改正后重新上传，或选择“只导入正确的行”`,
  en: `${count} rows are wrong. Correct them and upload again, or choose to import only the right rows`,
}, { wrong: count })

const dataChanged = (count: number) => conflict({
  zh: `预览之后数据有变化，${count} 行的结果与预览不同。已重新核对，请再看一遍预览`,
  en: `The data has changed since the preview, and ${count} rows would come out otherwise. They were checked again; look at the preview once more`,
}, { rows: count })
