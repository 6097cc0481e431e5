import type { Db } from '../../../../db/connect.ts'
import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import { loadCompletionContext } from '../../../../db/prepare-values.ts'
import { findImportChoices } from '../../../../db/queries/import-fixes.ts'
import { findImportRowsAt, findImportRowsByKey, replaceImportRow } from '../../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../../db/records.ts'
import type { KnownNames } from '../import-memory/known-names.ts'
import { refuseDoubleMerges } from '../judge-merges.ts'
import { type JudgeContext, judgeRows } from '../judge-rows.ts'
import { createKeyKeeper, keyOf } from '../key-keeper.ts'
import { loadReferences } from '../load-references.ts'
import { remarkLookalikes } from '../lookalikes/remark-lookalikes.ts'
import { settleRepeated } from '../settle-repeated.ts'
import { fromImportRow, type StagedRow, toImportRow } from '../staged-row.ts'
import { columnFinder } from '../summarize.ts'
import type { ImportSummary } from '../types.ts'

/** A row as it was and as it stands now. */
export interface Move { from: StagedRow, to: StagedRow }

/** More rows than this are judged by reading the file again, in a thread of its own. */
export const MOST_JUDGED = 300

/** Everything that judging rows of a preview looks at, as it is now. */
export async function loadJudgeContext(
  db: Db, { type, summary, names, scopeOrganizationId, today }: {
    type: RecordName, summary: ImportSummary, names: KnownNames, scopeOrganizationId: number | null, today: string,
  },
): Promise<JudgeContext> {
  const [completion, tree, references] = await Promise.all([loadCompletionContext(db, today), loadOrganizationTree(db), loadReferences(db, [], names)])
  return { type, completion, tree, references, scopeOrganizationId, storedUnit: (id) => id, columnOf: columnFinder(summary) }
}

/**
 * Judges and stores changed rows of a preview, with every other row that shares a key with one of them, before or now: as the whole
 * file would be judged. Null where that is too many rows.
 */
export async function judgeAgain(trx: Db, changes: Move[], { batchId, context }: { batchId: number, context: JudgeContext }): Promise<Move[] | null> {
  const definition = recordDefinition(context.type)
  const keys = new Set(changes.flatMap(({ from, to }) => [keyOf(definition, from), keyOf(definition, to)]).filter((key) => key !== null))
  const before = new Map(changes.map(({ from }) => [from.position, from]))
  for (const key of keys) {
    const found = (await findImportRowsByKey(trx, batchId, key)).map(fromImportRow)
    for (const row of found) if (keyOf(definition, row) === key && !before.has(row.position)) before.set(row.position, row)
    if (before.size > MOST_JUDGED) return null
  }
  for (const row of await mergedRows(trx, batchId)) if (!before.has(row.position)) before.set(row.position, row)
  if (before.size > MOST_JUDGED) return null
  const changed = new Map(changes.map(({ to }) => [to.position, to]))
  const rows = [...before.values()].map((row) => unjudged(changed.get(row.position) ?? row)).sort((one, other) => one.position - other.position)

  const keeper = createKeyKeeper(context.type)
  await keeper.assignKeys(trx, rows)
  await judgeRows(trx, rows, context)
  for (const row of rows) await replaceImportRow(trx, toImportRow(batchId, row))
  await settleRepeated(trx, keeper.repeated(), { batchId, context, moved: () => undefined })
  await refuseDoubleMerges(trx, { batchId, context, moved: () => undefined })
  const judged = await movesSince(trx, batchId, before)
  for (const { from } of await remarkLookalikes(trx, judged, { batchId, context })) if (!before.has(from.position)) before.set(from.position, from)
  return movesSince(trx, batchId, before)
}

async function movesSince(trx: Db, batchId: number, before: ReadonlyMap<number, StagedRow>): Promise<Move[]> {
  const after = (await findImportRowsAt(trx, batchId, [...before.keys()])).map(fromImportRow)
  return after.flatMap((to) => {
    const from = before.get(to.position)
    return from ? [{ from, to }] : []
  })
}

/** Rows that go into stored records by choice: whether they may hangs on which other rows do. */
async function mergedRows(trx: Db, batchId: number) {
  const choices = await findImportChoices(trx, batchId)
  return (await findImportRowsAt(trx, batchId, choices.flatMap(({ choice, position }) => choice === 'merge' && position !== null ? [position] : []))).map(fromImportRow)
}

/** A row as reading alone left it. */
function unjudged(row: StagedRow): StagedRow {
  return {
    ...row,
    outcome: row.leftOut === null ? 'wrong' : 'left_out',
    recordId: null,
    naturalKey: null,
    values: null,
    issues: row.issues.filter((issue) => !issue.judged),
    marks: row.marks.filter((mark) => !mark.judged),
    differences: [],
  }
}
