import type { RowOutcome } from '../../../db/database.ts'
import type { FieldValue } from '../../../db/fields.ts'
import type { ImportRowRecord, ImportRowToWrite } from '../../../db/queries/imports.ts'
import type { Values } from '../../../db/record.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import type { CellIssue, CellMark, LeftOutReason, ParsedRow } from '../../spreadsheet/parsed-row.ts'
import type { Difference } from '../../spreadsheet/reconcile.ts'

/** `judged`: found by holding the row against other rows and what is stored, and found anew whenever it is judged. */
export type StagedIssue = Omit<CellIssue, 'column'> & { column: string | null, judged?: true }
export type StagedMark = Omit<CellMark, 'column'> & { column: string | null, judged?: true, of?: Lookalike }

/** The stored record, or the other row of the file, that a row may be a double of; `isEqual` where it says the same word for word. */
export interface Lookalike { recordId: number | null, position: number | null, sheet: string | null, row: number | null, title: string, date: string | null, isEqual: boolean }

/** A row of the sheet as it waits for the commit. */
export interface StagedRow {
  position: number
  sheet: string
  row: number
  outcome: RowOutcome
  recordId: number | null
  naturalKey: string | null
  /** By column letter. */
  read: Record<string, string>
  /** What the sheet says, by field, null for a blank. */
  given: Values
  /** The record as it would stand; null where the row is wrong or no record. */
  values: Values | null
  issues: StagedIssue[]
  marks: StagedMark[]
  leftOut: LeftOutReason | null
  differences: Difference[]
  /** The stored record that a person chose for the row instead of the one under its key. */
  mergeInto: number | null
  /** A person has said that it is no double. */
  isOwn: boolean
}

/** Columns by their letters. */
export const lettered = <T extends { column: number | null }>(items: T[]) =>
  items.map((item) => ({ ...item, column: item.column === null ? null : letterOf(item.column) }))

function letteredTexts(texts: ReadonlyMap<number, string>) {
  const read: StagedRow['read'] = {}
  for (const [column, text] of texts) read[letterOf(column)] = text
  return read
}

export function stagedFrom(parsed: ParsedRow, position: number): StagedRow {
  return {
    position,
    sheet: parsed.sheet,
    row: parsed.row,
    outcome: parsed.leftOut === null ? 'wrong' : 'left_out',
    recordId: null,
    naturalKey: null,
    read: letteredTexts(parsed.read),
    given: parsed.values,
    values: null,
    issues: lettered(parsed.issues),
    marks: lettered(parsed.marks),
    leftOut: parsed.leftOut,
    differences: [],
    mergeInto: null,
    isOwn: false,
  }
}

export function toImportRow(batchId: number, row: StagedRow): ImportRowRecord {
  return {
    batch_id: batchId,
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    record_id: row.recordId,
    natural_key: row.naturalKey,
    read: JSON.stringify(row.read),
    values: JSON.stringify(packValues(row)),
    issues: JSON.stringify(packIssues(row)),
    differences: JSON.stringify(row.differences),
  }
}

export function fromImportRow(row: ImportRowRecord): StagedRow {
  const { issues = [], marks = [], leftOut = null, mergeInto = null, isOwn = false } = JSON.parse(row.issues) as Partial<StagedRow>
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    recordId: row.record_id,
    naturalKey: row.natural_key,
    read: JSON.parse(row.read) as StagedRow['read'],
    ...unpackValues(row.values),
    issues,
    marks,
    leftOut,
    differences: JSON.parse(row.differences) as StagedRow['differences'],
    mergeInto,
    isOwn,
  }
}

/** What the commit needs of a row whose judgement it trusts. */
export type RowToWrite = Pick<StagedRow, 'sheet' | 'row' | 'outcome' | 'recordId' | 'naturalKey' | 'values'>

export function toRowToWrite(row: ImportRowToWrite): RowToWrite {
  return { sheet: row.sheet, row: row.row, outcome: row.outcome, recordId: row.record_id, naturalKey: row.natural_key, values: unpackValues(row.values).values }
}

/**
 * A row's values mostly are what the sheet gives, so only what is otherwise stands beside that. A row of more than some thousand bytes would
 * also take a page of its own in the database.
 */
interface PackedValues { given: Values, besides?: Values, without?: string[] }

function packValues({ given, values }: StagedRow): PackedValues {
  if (values === null) return { given }
  const besides: Values = {}
  for (const name of Object.keys(values)) if (!isEqual(given[name], values[name] ?? null)) besides[name] = values[name] ?? null
  const without = Object.keys(given).filter((name) => !(name in values))
  return without.length > 0 ? { given, besides, without } : { given, besides }
}

const isEqual = (one: FieldValue | undefined, other: FieldValue) =>
  one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other))

/** What the sheet says in a staged row. */
export const givenOf = (values: string): Values => (JSON.parse(values) as PackedValues).given

/** Rows that were staged by earlier versions have their values in full. */
function unpackValues(text: string): Pick<StagedRow, 'given' | 'values'> {
  const { given, besides, without = [], values: whole = null } = JSON.parse(text) as PackedValues & { values?: Values | null }
  if (!besides) return { given, values: whole }
  const values = { ...given, ...besides }
  for (const name of without) delete values[name]
  return { given, values }
}

function packIssues({ issues, marks, leftOut, mergeInto, isOwn }: StagedRow): Partial<StagedRow> {
  return {
    ...issues.length > 0 && { issues },
    ...marks.length > 0 && { marks },
    ...leftOut !== null && { leftOut },
    ...mergeInto !== null && { mergeInto },
    ...isOwn && { isOwn },
  }
}
