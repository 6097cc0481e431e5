import type { Db } from '../../../../db/connect.ts'
import type { RowChoice } from '../../../../db/database.ts'
import { deleteImportChoice, saveImportChoice } from '../../../../db/queries/import-fixes.ts'
import { updateImportBatch } from '../../../../db/queries/imports.ts'
import { findRecord } from '../../../../db/queries/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { invalid } from '../../../errors.ts'
import { authorOf } from '../../author.ts'
import type { CorrectionResult } from '../row-views.ts'
import { viewImportRowsAt } from '../view-import-rows.ts'
import { viewImport } from '../view-imports.ts'
import { withChoice } from './decisions.ts'
import { judgeAgain, type Move } from './judge-again.ts'
import { type Draft, openDraft, requireDraft, requireDraftRow } from './open-draft.ts'
import { readAgain } from './read-again.ts'
import { renewSummary } from './renew-summary.ts'

export interface ChoosingRow { id: number, sheet: string, row: number, choice: RowChoice | null, recordId: number | null }

/**
 * Leaves a record of the file out, puts it into a stored record instead of making a new one, says that it is none that is there already,
 * or takes any of that back (null). Answers the rows as they now stand. Throws not_found, `invalid`, `conflict`.
 */
export async function chooseRow(context: ServiceContext, choosing: ChoosingRow): Promise<CorrectionResult> {
  const batch = await requireDraft(context, choosing.id)
  const moves = await context.db.transaction().execute(async (trx) => {
    const draft = await openDraft(trx, { batch, context })
    return choose(trx, choosing, { draft, context })
  })
  if (moves === null) await readAgain(context, batch)
  const positions = moves?.map(({ to }) => to.position) ?? null
  return {
    corrected: 1,
    rows: await viewImportRowsAt(context, choosing.id, positions ?? { sheet: choosing.sheet, row: choosing.row }),
    batch: await viewImport(context, choosing.id),
  }
}

async function choose(
  trx: Db, { id, sheet, row: number, choice, recordId }: ChoosingRow, { draft, context }: { draft: Draft, context: ServiceContext },
): Promise<Move[] | null> {
  const { row } = await requireDraftRow(trx, draft, { sheet, row: number })
  const type = draft.batch.record_type
  if (choice === 'merge' && !await isSuggested(trx, { draft, recordId, row })) throw notSuggested()
  const record = choice === 'merge' ? recordId : null
  if (choice === null) await deleteImportChoice(trx, { batchId: id, sheet, row: number })
  else {
    await saveImportChoice(trx, {
      batch_id: id, sheet, row: number, position: row.position, choice, record_id: record, author_id: authorOf(context.user), at: context.now.toISOString(),
    })
  }
  // Units of a roster stand below one another.
  if (type === 'organization') return null
  const to = withChoice(row, choice === null ? null : { choice, record_id: record })
  const judged = await judgeAgain(trx, [{ from: row, to }], { batchId: id, context: draft.judge })
  if (!judged) return null
  await renewSummary(trx, { draft, moves: judged, sheets: [] })
  await forgetScope(trx, { draft, context })
  return judged
}

/** Only a record that the row was found to look like may take it in. */
async function isSuggested(trx: Db, { draft, recordId, row }: { draft: Draft, recordId: number | null, row: { marks: { of?: { recordId: number | null } }[], mergeInto: number | null } }) {
  if (recordId === null || !await findRecord(trx, draft.batch.record_type, recordId)) return false
  return row.mergeInto === recordId || row.marks.some(({ of }) => of?.recordId === recordId)
}

/** A preview that somebody else has corrected was judged for two people: a commit judges it anew for the one who commits. */
export async function forgetScope(trx: Db, { draft: { batch }, context: { user } }: { draft: Draft, context: ServiceContext }) {
  if (batch.judged_scope !== (user.organizationId ?? 0)) await updateImportBatch(trx, batch.id, { judged_scope: null })
}

const notSuggested = () => invalid({
  zh: '这一行不再与那条记录相似，不能并入。请刷新后再看', en: 'The row no longer looks like that record and cannot go into it; reload the page',
})
