import type { RowOutcome } from '../../../db/database.ts'
import type { ImportRowRecord } from '../../../db/queries/imports.ts'
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

export function stagedFrom(parsed: ParsedRow, position: number): StagedRow {
  return {
    position,
    sheet: parsed.sheet,
    row: parsed.row,
    outcome: parsed.leftOut === null ? 'wrong' : 'left_out',
    recordId: null,
    naturalKey: null,
    read: Object.fromEntries([...parsed.read].map(([column, text]) => [letterOf(column), text])),
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
    values: JSON.stringify({ given: row.given, values: row.values }),
    issues: JSON.stringify({ issues: row.issues, marks: row.marks, leftOut: row.leftOut, mergeInto: row.mergeInto, isOwn: row.isOwn }),
    differences: JSON.stringify(row.differences),
  }
}

export function fromImportRow(row: ImportRowRecord): StagedRow {
  const { given, values } = JSON.parse(row.values) as Pick<StagedRow, 'given' | 'values'>
  const { issues, marks, leftOut, mergeInto = null, isOwn = false } = JSON.parse(row.issues) as Pick<StagedRow, 'issues' | 'marks' | 'leftOut'> & Partial<StagedRow>
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    recordId: row.record_id,
    naturalKey: row.natural_key,
    read: JSON.parse(row.read) as StagedRow['read'],
    given,
    values,
    issues,
    marks,
    leftOut,
    differences: JSON.parse(row.differences) as StagedRow['differences'],
    mergeInto,
    isOwn,
  }
}
