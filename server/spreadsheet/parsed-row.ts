import type { FieldValue } from '../../db/fields.ts'
import type { Label } from '../../db/record.ts'
import type { NamedRecord, NoteKind } from './parse-values/parsed.ts'

/** Why a row of the sheet is not a record. */
export type LeftOutReason =
  | 'title' | 'header' | 'repeated_header' | 'blank' | 'hidden' | 'example' | 'total' | 'section' | 'page' | 'footer' | 'after_footer'
  /** Not by what they look like: a person chose so, for the row itself or for a name in it. */
  | 'by_hand' | 'new_name'
  /** A record, but of another kind that stands in the same sheet. */
  | 'elsewhere'

/** Why a cell, or the row (column null), is wrong. Columns are 0-based. */
export interface CellIssue {
  column: number | null
  field: string | null
  read: string | null
  message: Label
  expected: Label | null
  /** Names in the cell that nothing is registered under. */
  unknown?: string[]
}

/** What was taken otherwise than the cell says it, for the person to check. */
export interface CellMark { column: number | null, field: string | null, kind: NoteKind, message: Label, named?: NamedRecord[] }

/** One row of a sheet, read: a value for each field that the sheet has, null where its cell is blank. */
export interface ParsedRow {
  sheet: string
  row: number
  leftOut: LeftOutReason | null
  /** What was read, by column; numbers of persons are struck out. */
  read: Map<number, string>
  values: Record<string, FieldValue>
  issues: CellIssue[]
  marks: CellMark[]
}
