import type { RowChoice, RowOutcome } from '../../../db/database.ts'
import type { Label } from '../../../db/record.ts'
import type { RecordName } from '../../../db/records.ts'
import type { LeftOutReason } from '../../spreadsheet/parsed-row.ts'
import type { NoteKind } from '../../spreadsheet/parse-values/parsed.ts'
import type { ImportBatchView } from './types.ts'

export interface ImportIssueView {
  column: string | null
  field: string | null
  fieldLabel: Label | null
  read: string | null
  message: Label
  expected: Label | null
}

export interface ImportMarkView {
  column: string | null
  field: string | null
  kind: NoteKind
  message: Label
  /** The value is not what the cell itself says; `SheetOptions.refused` refuses such ones. */
  isInference: boolean
}

export interface ImportDifferenceView { field: string, label: Label, before: Label | null, after: Label | null }

export interface ImportRowView {
  position: number
  sheet: string
  row: number
  outcome: RowOutcome
  recordId: number | null
  /** The record's own title, where it can be told. */
  title: string | null
  /** What was read, by column. */
  read: { column: string, text: string }[]
  /** The record as it would stand, for display. */
  values: { field: string, label: Label, text: Label }[]
  issues: ImportIssueView[]
  marks: ImportMarkView[]
  differences: ImportDifferenceView[]
  leftOut: { reason: LeftOutReason, label: Label } | null
  /** What a person corrected in it, by column or by field. */
  fixes: ImportFixView[]
  /** What a person decided about it as a whole. */
  choice: RowChoice | null
  /** What it may be a double of, or the stored record that it goes into by choice. */
  lookalike: LookalikeView | null
  /** Of a committed import: the record that the row went to; null where it went to none. */
  record: RowRecord | null
}

export interface LookalikeView {
  /** Null for another row of the file. */
  recordId: number | null
  sheet: string | null
  row: number | null
  title: string
  date: string | null
  /** The same word for word. */
  isEqual: boolean
  /** Whether the row may go into it. */
  mayMerge: boolean
  values: { field: string, label: Label, text: Label }[]
}

/** `changed`: somebody has changed it since. `gone`: it was deleted, or became another by its key; it has no id then, or no page. */
export interface RowRecord { id: number | null, type: RecordName, state: 'standing' | 'changed' | 'gone' }

export interface ImportFixView {
  /** Null where the sheet has no column for the field. */
  column: string | null
  field: string | null
  /** What stands in the file. */
  before: string | null
  text: string | null
  author: string | null
  at: string
}

/** What a correction did to a preview. */
export interface CorrectionResult {
  /** How many cells or rows it was made in. */
  corrected: number
  /** The rows that have come out otherwise, as they now stand. */
  rows: ImportRowView[]
  /** `reading` while a large file is read again. */
  batch: ImportBatchView
}
