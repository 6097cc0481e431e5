import type { Db } from '../../../../db/connect.ts'
import { findImportRowsInKeyRange, replaceImportRow } from '../../../../db/queries/imports.ts'
import { naturalKey, type Values } from '../../../../db/record.ts'
import { recordDefinition } from '../../../../db/records.ts'
import type { JudgeContext } from '../judge-rows.ts'
import { fromImportRow, type StagedRow, toImportRow } from '../staged-row.ts'
import { createLookalikes } from './find-lookalikes.ts'

/** On a day with more rows than this only those that were changed themselves are compared anew. */
const MOST_NEIGHBOURS = 150

/**
 * Looks again for lookalikes of rows that have come out otherwise, and among the rows of the same days, which may look like them.
 * Stores rows that are marked otherwise than before and answers them as they were and are.
 */
export async function remarkLookalikes(
  db: Db, changed: { from: StagedRow, to: StagedRow }[], { batchId, context }: { batchId: number, context: JudgeContext },
): Promise<{ from: StagedRow, to: StagedRow }[]> {
  const definition = recordDefinition(context.type)
  const days = new Set(changed.flatMap(({ from, to }) => [from, to]).flatMap((row) => dayOfKey(row) ?? []))
  const rows = new Map(changed.map(({ to }) => [to.position, to]))
  for (const day of days) {
    const found = await findImportRowsInKeyRange(db, batchId, { from: `${day}|`, before: `${day}}`, limit: MOST_NEIGHBOURS + 1 })
    if (found.length > MOST_NEIGHBOURS) continue
    for (const row of found) if (!rows.has(row.position)) rows.set(row.position, fromImportRow(row))
  }
  const before = [...rows.values()].sort((one, other) => one.position - other.position)
  const after = before.map((row): StagedRow => ({ ...row, marks: row.marks.filter((mark) => !isLookalikeMark(mark)) }))
  await createLookalikes(context).mark(db, after)
  const moved = before.flatMap((from, index) => {
    const to = after[index]
    return to && JSON.stringify(from.marks) !== JSON.stringify(to.marks) ? [{ from, to }] : []
  })
  for (const { to } of moved) await replaceImportRow(db, toImportRow(batchId, to))
  return moved

  /** The day that a row's key begins with, of types whose keys do. */
  function dayOfKey(row: StagedRow) {
    const [first = ''] = definition.key
    const values: Values = row.values ?? row.given
    const date = values[first]
    return row.naturalKey !== null && definition.fields[first]?.kind === 'date' && typeof date === 'string' ? naturalKey({ key: [first] }, values) : null
  }
}

/** A mark of this search, and not of rows that are equal word for word. */
const isLookalikeMark = ({ kind, of }: StagedRow['marks'][number]) => kind === 'possible_duplicate' && of?.isEqual !== true
