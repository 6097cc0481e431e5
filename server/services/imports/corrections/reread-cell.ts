import type { Db } from '../../../../db/connect.ts'
import { type Field, type FieldValue, isDated } from '../../../../db/fields.ts'
import { findImportRows } from '../../../../db/queries/imports.ts'
import type { AnyRecord, Values } from '../../../../db/record.ts'
import { columnOfAddress } from '../../../spreadsheet/cell-address.ts'
import { letterOf } from '../../../spreadsheet/column-letters.ts'
import { createRowParser } from '../../../spreadsheet/parse-rows.ts'
import type { SheetFindings } from '../../../spreadsheet/sheet-findings.ts'
import { identityRefused } from '../../../spreadsheet/parse-values/personal-numbers.ts'
import { compactText, saysDitto } from '../../../spreadsheet/parse-values/plain-text.ts'
import { cellOfText } from '../../../spreadsheet/row-fixes.ts'
import type { ReferenceIndexes } from '../load-references.ts'
import { fromImportRow, lettered, type StagedIssue, type StagedMark, type StagedRow } from '../staged-row.ts'
import { parserSetup, type RememberedSheet } from './sheet-memory.ts'

/** What reading one cell gave its row: the part of a staged row that stands and falls with the cell. */
export interface CellReading {
  values: Record<string, FieldValue>
  issues: StagedIssue[]
  marks: StagedMark[]
  read: string | null
}

/** A cell of a row: a column's letter, or a field's name behind a dot where the sheet has no column for it. */
export interface CellTarget { column: number | null, letter: string | null, name: string | null, field: Field | null }

export interface RereadSetup { definition: AnyRecord, references: ReferenceIndexes, sheet: RememberedSheet }

/** What a cell of a sheet is read as; null where there is no such cell to write in. */
export function targetOf(cell: string, { definition, sheet: { memory } }: RereadSetup): CellTarget | null {
  if (cell.startsWith('.')) {
    const name = cell.slice(1)
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined
    const hasColumn = memory.columns.some((column) => column.field === name)
    return field?.imported && !hasColumn ? { column: null, letter: null, name, field } : null
  }
  const column = columnOfAddress(cell)
  if (column === undefined || letterOf(column) !== cell) return null
  const name = memory.columns.find((match) => match.column === column)?.field ?? null
  return { column, letter: cell, name, field: name === null ? null : definition.fields[name] ?? null }
}

/** Reads one cell with a text in it as the whole sheet was read, alone: nothing above it counts. */
export function rereadCell(target: CellTarget, text: string | null, setup: RereadSetup & { row: number }): { reading: CellReading, findings: SheetFindings } {
  const { definition, references, sheet, row } = setup
  const told = target.column === null && target.name !== null && text !== null ? new Map([[target.name, text]]) : new Map<string, string>()
  const parser = createRowParser({
    ...parserSetup(sheet, { definition, references }),
    fixes: told.size > 0 ? new Map([[row, { cells: new Map(), fields: told }]]) : new Map(),
  })
  const cells = target.column !== null && text !== null ? [cellOfText(target.column, text)] : []
  const parsed = parser.readRecord({ number: row, hidden: false, cells })
  const owns = ownership(target)
  const names = fieldsOf(target, setup)
  return {
    findings: parser.findings,
    reading: {
      values: Object.fromEntries(Object.entries(parsed.values).filter(([name]) => names.includes(name))),
      issues: lettered(parsed.issues).filter(owns),
      marks: lettered(parsed.marks).filter(owns),
      read: target.column === null ? null : parsed.read.get(target.column) ?? null,
    },
  }
}

/** What of a row stands and falls with a cell. */
export function readingOf(row: StagedRow, target: CellTarget, setup: RereadSetup): CellReading {
  const owns = ownership(target)
  return {
    values: Object.fromEntries(fieldsOf(target, setup).flatMap((name) => name in row.given ? [[name, row.given[name] ?? null]] : [])),
    issues: row.issues.filter((issue) => !issue.judged && owns(issue)),
    marks: row.marks.filter((mark) => !mark.judged && owns(mark)),
    read: target.letter === null ? null : row.read[target.letter] ?? null,
  }
}

/** A row with another reading of one of its cells. What it was judged to be is to be found anew. */
export function withReading(row: StagedRow, target: CellTarget, { reading, setup }: { reading: CellReading, setup: RereadSetup }): StagedRow {
  const owns = ownership(target)
  const names = fieldsOf(target, setup)
  const others = Object.entries(row.given).filter(([name]) => !names.includes(name))
  const read = { ...row.read }
  if (target.letter !== null) {
    delete read[target.letter]
    if (reading.read !== null) read[target.letter] = reading.read
  }
  return {
    ...row,
    read: inOrder(read),
    given: inFieldOrder({ ...Object.fromEntries(others), ...reading.values }, setup),
    issues: inSheetOrder([...row.issues.filter((issue) => !owns(issue)), ...reading.issues], isIdentityIssue),
    marks: inSheetOrder([...row.marks.filter((mark) => !owns(mark)), ...reading.marks], (mark) => mark.kind !== 'default'),
  }
}

/** The order in which reading a row finds things: what `comesFirst`, then by column, then what the sheet has no column for. */
function inSheetOrder<T extends { column: string | null }>(found: T[], comesFirst: (one: T) => boolean): T[] {
  const place = ({ column }: T) => column === null ? Number.POSITIVE_INFINITY : columnOfAddress(column) ?? 0
  return found.map((one) => ({ one, first: comesFirst(one) ? 0 : 1, place: place(one) }))
    .sort((a, b) => a.first - b.first || (a.place === b.place ? 0 : a.place - b.place)).map(({ one }) => one)
}

export const isIdentityIssue = ({ message }: StagedIssue) => message.zh === identityRefused.message.zh

/** Fields that a cell gives values to: its own, and the end of a range of days where the sheet has no column for that. */
function fieldsOf({ name, field }: CellTarget, { definition, sheet: { memory } }: RereadSetup): string[] {
  if (name === null) return []
  const givesEnd = isDated(field) && 'ended_on' in definition.fields && name !== 'ended_on' && !memory.columns.some((column) => column.field === 'ended_on')
  return givesEnd ? [name, 'ended_on'] : [name]
}

function ownership({ letter, name }: CellTarget) {
  return ({ column, field }: { column: string | null, field: string | null }) =>
    letter === null ? column === null && field === name : column === letter || (column === null && field !== null && field === name)
}

const inOrder = (read: StagedRow['read']) =>
  Object.fromEntries(Object.entries(read).sort(([one], [other]) => (columnOfAddress(one) ?? 0) - (columnOfAddress(other) ?? 0)))

/** As the parser gives them: by column, then what the sheet has no column for. */
function inFieldOrder(given: Values, { sheet: { memory } }: RereadSetup): Values {
  const order = memory.columns.flatMap(({ field }) => field ?? [])
  const place = (name: string) => order.includes(name) ? order.indexOf(name) : order.length
  return Object.fromEntries(Object.entries(given).sort(([one], [other]) => place(one) - place(other)))
}

const ROWS_AHEAD = 50

/**
 * Whether a text in a cell changes nothing but its own row's reading. Where other rows take their value from it, or it takes its own
 * from another, only reading the whole sheet tells what becomes of them.
 */
export async function isLocal(
  db: Db, { batchId, row, target, text, setup }: { batchId: number, row: StagedRow, target: CellTarget, text: string | null, setup: RereadSetup },
): Promise<boolean> {
  const { memory } = setup.sheet
  const { column, name, field } = target
  // Positions are held against each other, running numbers as well, and a split reaches into other columns.
  if (name === 'longitude' || name === 'latitude' || memory.split.length > 0) return false
  if (column !== null && memory.columns.some((match) => match.column === column && match.ignored === 'ordinal')) return false
  if (column === null || name === null) return true
  if (isDated(field) && memory.columns.filter((match) => isDated(setup.definition.fields[match.field ?? ''])).length > 1) return false
  if (memory.merges === null) return false
  const around = memory.merges.filter((merge) => merge.left === column && row.row >= merge.top && row.row <= merge.bottom)
  const isBlank = text === null || compactText(text) === ''
  if (around.some((merge) => merge.top === row.row || isBlank)) return false
  const fills = memory.fillDown.includes(name)
  if (text !== null && saysDitto(text)) return false
  if (isBlank && fills) return false
  return !(memory.borrowing.includes(column) || fills) || !await isTakenBelow(db, { batchId, row, letter: letterOf(column), fills, end: setup.sheet.end })
}

/** Whether a row further down takes the value of this one's cell, as far as can be seen. */
async function isTakenBelow(
  db: Db, { batchId, row, letter, fills, end }: { batchId: number, row: StagedRow, letter: string, fills: boolean, end: number },
) {
  const below = (await findImportRows(db, { batchId, outcomes: null, after: row.position, limit: ROWS_AHEAD })).map(fromImportRow)
  for (const next of below) {
    if (next.position >= end) return false
    if (next.leftOut !== null && next.leftOut !== 'by_hand') continue
    const text = next.read[letter] ?? ''
    if (compactText(text) !== '') return saysDitto(text)
    if (next.marks.some((mark) => mark.column === letter && mark.kind === 'merged')) return false
    if (fills) return true
  }
  return below.length === ROWS_AHEAD
}
