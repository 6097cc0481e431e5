import { isDated } from '../../../../db/fields.ts'
import type { Db } from '../../../../db/connect.ts'
import { deleteImportFix, findImportFixesAt, saveImportFix } from '../../../../db/queries/import-fixes.ts'
import { withFigureChanged } from '../../../spreadsheet/check-totals.ts'
import type { SheetFindings } from '../../../spreadsheet/sheet-findings.ts'
import { compactText } from '../../../spreadsheet/parse-values/plain-text.ts'
import type { StagedRow } from '../staged-row.ts'
import type { Move } from './judge-again.ts'
import type { Draft } from './open-draft.ts'
import { type CellReading, type CellTarget, isIdentityIssue, isLocal, readingOf, rereadCell, type RereadSetup, withReading } from './reread-cell.ts'
import type { SheetMemory } from './sheet-memory.ts'

/** Writes a text into a row's cell, or puts back what stands in the file. */
export interface CellEdit { row: StagedRow, cell: string, target: CellTarget, change: { text: string | null } | 'restore' }

export interface Authorship { authorId: number | null, at: string }

/** What an edit does to its row; null where only reading the whole sheet can tell. The decision itself is kept in any case. */
export async function applyCellEdit(
  trx: Db, edit: CellEdit, { draft, setup, authorship }: { draft: Draft, setup: RereadSetup, authorship: Authorship },
): Promise<{ move: Move, memory: SheetMemory } | null> {
  const { row, cell, target } = edit
  const batchId = draft.batch.id
  const known = (await findImportFixesAt(trx, batchId, [row.position])).find((fix) => fix.cell === cell)
  const reading = readingOf(row, target, setup)
  const before = known ? known.before : reading.read
  const restores = edit.change === 'restore' || edit.change.text === before
  const text = edit.change === 'restore' ? before : edit.change.text
  // A name whose rows wait takes its row out, which only reading the file does.
  const mayWait = draft.names.hasWaiting && (target.field?.references ?? null) !== null
  const mayStand = draft.batch.record_type !== 'organization' && !mayWait && await isLocal(trx, { batchId, row, target, text, setup })

  if (restores) await deleteImportFix(trx, { batchId, sheet: row.sheet, row: row.row, cell })
  else {
    await saveImportFix(trx, {
      batch_id: batchId, sheet: row.sheet, row: row.row, cell, position: row.position, field: target.name, before, text,
      original: known ? known.original : JSON.stringify(reading), author_id: authorship.authorId, at: authorship.at,
    })
  }
  if (restores && !known) return { move: { from: row, to: row }, memory: setup.sheet.memory }
  const original = restores ? known?.original ?? null : null
  if (!mayStand || (restores && original === null)) return null
  const { reading: next, findings } = original === null
    ? rereadCell(target, text, { ...setup, row: row.row })
    : { reading: JSON.parse(original) as CellReading, findings: null }
  return {
    move: { from: row, to: withReading(row, target, { reading: next, setup }) },
    memory: memoryAfter(setup, { row: row.row, target, from: reading, to: next, findings }),
  }
}

function memoryAfter(
  setup: RereadSetup, { row, target, from, to, findings }: {
    row: number, target: CellTarget, from: CellReading, to: CellReading, findings: SheetFindings | null,
  },
): SheetMemory {
  const { memory } = setup.sheet
  const by = figureOf(to, target) - figureOf(from, target)
  const unread = Number(isUnread(to, target)) - Number(isUnread(from, target))
  const seenIn = (reading: CellReading) => reading.read === null ? null : rereadCell(target, reading.read, { ...setup, row }).findings
  const [before, after] = [seenIn(from), findings ?? seenIn(to)]
  const yearless = (seen: SheetFindings | null) => isDated(target.field) ? seen?.datesWithoutYear ?? 0 : 0
  return {
    ...memory,
    totals: target.column === null || (by === 0 && unread === 0) ? memory.totals : withFigureChanged(memory.totals, { row, column: target.column, by, unread }),
    identityNumbers: memory.identityNumbers + identityNumbers(to) - identityNumbers(from),
    datesWithoutYear: memory.datesWithoutYear + yearless(after) - yearless(before),
    blanks: countsAfter(memory.blanks, { name: target.name, by: Number(isBlank(to)) - Number(isBlank(from)) }),
    nones: countsAfter(memory.nones, { name: target.name, by: (after?.nones.size ?? 0) - (before?.nones.size ?? 0) }),
    splits: countsAfter(memory.splits, { name: target.name, by: (after?.splits.size ?? 0) - (before?.splits.size ?? 0) }),
  }
}

const isBlank = ({ read }: CellReading) => compactText(read ?? '') === ''
const identityNumbers = ({ issues }: CellReading) => issues.filter((issue) => issue.column !== null && isIdentityIssue(issue)).length

/** Whether a cell says a figure that cannot be read. */
const isUnread = ({ values }: CellReading, { name, field }: CellTarget) => name !== null && isSummed(field) && !(name in values)

const isSummed = (field: CellTarget['field']) => field?.kind === 'integer' || field?.kind === 'decimal' || field?.kind === 'money'

/** What a cell adds to its column's sum. */
function figureOf({ values, marks }: CellReading, { name, field }: CellTarget) {
  const value = name === null ? null : values[name]
  const isTaken = marks.some(({ kind }) => kind === 'filled_down' || kind === 'default')
  return isSummed(field) && !isTaken && typeof value === 'number' ? value : 0
}

function countsAfter(known: SheetMemory['blanks'], { name, by }: { name: string | null, by: number }): SheetMemory['blanks'] {
  if (name === null || by === 0) return known
  const counts = new Map(known)
  // A blank above the first value was never counted.
  const count = (counts.get(name) ?? 0) + by
  if (count > 0) counts.set(name, count)
  else counts.delete(name)
  return [...counts]
}
