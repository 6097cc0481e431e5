import type { ImportStatus, RowOutcome, TypeSource } from '../../../db/database.ts'
import type { Label } from '../../../db/record.ts'
import type { RecordName } from '../../../db/records.ts'
import type { CoordinateSystem } from '../../../db/positions.ts'
import type { Certainty, IgnoredReason } from '../../spreadsheet/match-columns.ts'
import type { ReadableReason } from '../../spreadsheet/classify-row.ts'
import type { LeftOutReason } from '../../spreadsheet/parsed-row.ts'
import type { MoneyUnit } from '../../spreadsheet/parse-values/money-units.ts'
import type { NoteKind } from '../../spreadsheet/parse-values/parsed.ts'
import type { NameAnswer, NameQuestion, UsedMapping } from './import-memory/summary-types.ts'

/** What a person may decide about one sheet; columns by letter (B), a field's name or null for “do not read”. */
export interface SheetOptions {
  skip?: boolean
  headerRow?: number
  columns?: Record<string, string | null>
  /** Columns (B) of which no inferred value is taken: what kinds of marks those are, `inferences` in parsed.ts says. */
  refused?: string[]
  /** By letter: the unit of a money column, whatever its heading says. */
  moneyUnits?: Record<string, MoneyUnit>
  /** The organization of this sheet's rows that name none; it goes before the file's. */
  unitId?: number | null
  /** Rows that are left out by default and are to be read all the same. */
  readToo?: ReadableReason[]
}

/** What a person may decide about a file. What is left out is found in the file; null says “none, whatever the file says”. */
export interface ImportOptions {
  /** By the sheet's name. */
  sheets?: Record<string, SheetOptions>
  /** The organization of rows that name none. */
  unitId?: number | null
  /** The year of dates that name none. */
  year?: number | null
  coordinateSystem?: CoordinateSystem | null
  /** Of money columns whose heading names no unit. */
  moneyUnit?: MoneyUnit
  /** Fields whose blank cells take the value above. */
  fillDown?: string[]
  /** Fields of counts and amounts in which 无 means 0. */
  noneIsZero?: string[]
  /** Fields whose cells with several facts are split as suggested. */
  split?: string[]
  /** Values of fields for rows that say none, in words as a cell would have them. */
  defaults?: Record<string, string>
  /** Whom names mean that nothing is registered under; each is asked once a file. */
  names?: NameAnswer[]
  /** False: read the columns as if no sheet of this shape had come before. */
  useMemory?: boolean
}

export type Counts = Record<RowOutcome, number> & { total: number }

export interface ColumnSummary {
  /** A, B, … */
  column: string
  header: string
  field: string | null
  fieldLabel: Label | null
  certainty: Certainty | null
  ignored: IgnoredReason | null
  /** Why it is not read, or what is odd about it. */
  remark: Label | null
  moneyUnit: MoneyUnit | null
  /** Whether no inferred value of it is taken. */
  refused: boolean
  /** A few of its cells, as they stand. */
  examples: string[]
}

export interface SheetSummary {
  name: string
  used: boolean
  /** Why it was left out. */
  reason: Label | null
  headerRows: { top: number, bottom: number } | null
  columns: ColumnSummary[]
  /** The first rows as they stand, so that another header can be chosen. */
  firstRows: { row: number, cells: string[] }[]
  rows: number
  /** What the lines above the table say, as far as a later sheet of this shape is held against it. */
  title: { unit: string | null, unitId: number | null, moneyUnit: MoneyUnit | null, coordinateSystem: CoordinateSystem | null } | null
  /** The other sheet of the file whose decisions hold here too. */
  follows: string | null
  /** What earlier imports taught about sheets of this shape, where it was used. */
  memory: UsedMapping | null
  /** The mapping that this import taught or confirmed, once it is committed. */
  learnt: { id: number, version: number } | null
}

export interface ImportWarning {
  kind:
    | 'seen_before' | 'total_differs' | 'missing_column' | 'identity_numbers' | 'after_footer' | 'reading_stopped' | 'blanks_to_fill' | 'year_unknown' | 'guessed_columns'
    | 'scaled_money' | 'none_or_zero' | 'cells_to_split' | 'hidden_rows' | 'ordinal_gap' | 'far_position'
  message: Label
  sheet: string | null
  row: number | null
  column: string | null
  field: string | null
}

/** What a commit found otherwise than the preview had said; the preview was renewed and nothing written. */
export interface Renewal {
  at: string
  moves: { from: RowOutcome, to: RowOutcome, count: number }[]
  /** The first of the rows that came out otherwise. */
  positions: number[]
  /** Whose changes it was, as far as they touched the same records: how many, the last at what time (UTC). */
  causes: { authorId: number | null, batchId: number | null, records: number, at: string }[]
}

export interface ImportSummary {
  counts: Counts
  /** The rows left out, by reason. */
  leftOut: { reason: LeftOutReason, label: Label, count: number }[]
  sheets: SheetSummary[]
  warnings: ImportWarning[]
  /** Cells of records whose value is not what they themselves say, by column (A) and kind. */
  inferred: { sheet: string, column: string, kinds: { kind: NoteKind, count: number }[] }[]
  /** Rows that may be doubles of others or of stored records, and those of them that nobody has decided about. */
  duplicates: { rows: number, open: number }
  /** Cells that a person corrected. */
  fixed: number
  /** What holds for the whole file, and where it comes from. */
  found: {
    unit: { id: number, name: string, source: 'option' | 'title' | 'remembered' } | null
    year: { value: number, source: 'option' | 'title' | 'sheet' } | null
    coordinateSystem: { value: CoordinateSystem, source: 'option' | 'title' | 'remembered' } | null
    moneyUnit: { value: MoneyUnit, source: 'option' | 'title' | 'remembered' | 'assumed' }
    /** Fields whose blank cells take the value above. */
    fillDown: { fields: string[], source: 'option' | 'remembered' } | null
    /** Fields in which 无 means 0, and those whose cells with several facts are split. */
    noneIsZero: { fields: string[], source: 'option' | 'remembered' } | null
    split: { fields: string[], source: 'option' | 'remembered' } | null
  }
  /** The names to be asked about, those of most rows first, and how many more there are. */
  names: { questions: NameQuestion[], more: number }
  encoding: string | null
  /** Why the file was refused, or why the reading failed; null otherwise. */
  refusal: Label | null
  renewed?: Renewal
}

/** A kind of ledger that a file may hold. */
export interface TypeFit {
  type: RecordName
  /** The sheet that speaks for it most, how many of its columns are known, and how many it has besides row numbers. */
  sheet: string
  matched: number
  columns: number
  score: number
}

/** How far a job has come. `done` and `total` are in `unit`; a job that waits for another one's end has done nothing. */
export interface JobProgress {
  stage: 'waiting' | 'opening' | 'reading' | 'checking' | 'writing' | 'publishing'
  done: number
  total: number | null
  unit: 'bytes' | 'rows'
  /** Rows dealt with so far. */
  rows: number
}

/** A job's progress as a screen is told it. */
export interface JobProgressView extends JobProgress {
  /** Milliseconds spent in this stage so far, by the server's clock. */
  elapsed: number
  /** How many other jobs must end before this one begins; 0 once it runs. */
  ahead: number
}

/** Whether the original of an import can be had. Times are UTC. */
export type FileState =
  | { state: 'kept', until: string }
  | { state: 'purged', at: string, days: number }
  | { state: 'none' }

/** An import in a list. */
export interface ImportBrief {
  id: number
  type: RecordName
  typeLabel: Label
  /** `unknown` while nobody has told what kind of ledger the file holds; `type` means nothing then. */
  typeSource: TypeSource
  fileName: string
  fileSize: number
  /** SHA-256. */
  fileHash: string
  status: ImportStatus
  /** Null until the file is read. */
  counts: Counts | null
  refusal: Label | null
  /** Of the job that reads, writes or takes it back at the moment; null where none does. */
  progress: JobProgressView | null
  author: string | null
  createdAt: string
  committedAt: string | null
  undoneAt: string | null
  isSample: boolean
}

/** An import with all that is known of it. */
export interface ImportBatchView extends ImportBrief {
  options: ImportOptions
  summary: ImportSummary | null
  /** The kinds of ledger that fit the content, where it was asked. */
  typeFits: (TypeFit & { label: Label })[]
  file: FileState
  /** Where others changed the data between preview and commit. */
  renewed: RenewalView | null
}

export interface RenewalView extends Omit<Renewal, 'causes' | 'positions'> {
  rows: number
  /** How many of them can be looked at by themselves. */
  listed: number
  /** The file's name where the user may see that import. */
  causes: { author: string | null, fileName: string | null, records: number, at: string }[]
}

/** What happened to an import: when, by whom, and to how many records. */
export interface ImportEvent {
  at: string
  kind: 'created' | 'committed' | 'undone' | 'redone' | 'downloaded' | 'purged'
  author: string | null
  created: number | null
  changed: number | null
  /** Records that an undoing left as they are. */
  kept: number | null
  /** Wrong rows that a commit left behind. */
  leftWrong: number | null
  /** After how many days the original was removed. */
  days: number | null
}

export interface CommitResult { batchId: number, created: number, changed: number, same: number, leftWrong: number }

export interface UndoResult {
  batchId: number
  /** Records taken away and records put back as they were. */
  removed: number
  restored: number
  /** Records that somebody has changed or used since, which were left as they are. */
  kept: { recordId: number, title: string, reason: Label }[]
}
