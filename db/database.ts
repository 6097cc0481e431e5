import type { Generated } from 'kysely'
import type { RecordName } from './records.ts'
import type { BaseMapTables } from './base-map-tables.ts'
import type { ReportBatchTables } from './report-batch-tables.ts'
import type { ResponseTables } from './response-tables.ts'
import type { ReviewTables } from './review-tables.ts'
import type { SealedMapTables } from './sealed-map-tables.ts'
import type { SnapshotTables } from './snapshot-tables.ts'
import type { SupervisionTables } from './supervision-tables.ts'

export type Scalar = string | number | null

/** A record as its table holds it: lists as JSON text, yes/no as 1/0. */
export interface RecordRow {
  id: Generated<number>
  version: number
  natural_key: string
  import_batch_id: number | null
  import_sheet: string | null
  import_row: number | null
  created_by: number | null
  created_at: string
  updated_by: number | null
  updated_at: string
  deleted_at: string | null
}

/** A measure's value for one organization and all below it, by calendar month (YYYY-MM) or day (YYYY-MM-DD). */
export interface RollupRow {
  measure: string
  organization_id: number
  period: string
  /** 0 where the record names no sub-district. */
  subdistrict_id: number
  category: string
  value: number
}

export type Role = 'leader' | 'planner' | 'staff' | 'administrator' | 'auditor'
export type ImportStatus = 'reading' | 'ready' | 'failed' | 'committing' | 'committed' | 'undoing' | 'undone' | 'discarded'
export type RowOutcome = 'new' | 'changed' | 'same' | 'wrong' | 'left_out'
export type RowChoice = 'leave_out' | 'as_new' | 'merge'
export type TypeSource = 'chosen' | 'proposed' | 'unknown'
export type ReportStatus = 'draft' | 'submitted' | 'locked' | 'discarded'
/** What made a version of a report. */
export type ReportDeed = 'draft' | 'edit' | 'add' | 'renew' | 'keep' | 'restore' | 'submit' | 'lock' | 'return' | 'discard' | 'reopen'
export type AuditAction =
  | 'create' | 'update' | 'delete' | 'restore' | 'import' | 'undo_import' | 'export' | 'sign_in' | 'sign_in_failed' | 'sign_out'
  | 'lock_out' | 'create_user' | 'update_user' | 'change_password' | 'seed' | 'learn' | 'forget' | 'purge' | 'change_setting' | 'freeze' | 'withdraw' | 'link' | 'stop'

export interface Tables extends BaseMapTables, ReportBatchTables, ResponseTables, ReviewTables, SealedMapTables, SnapshotTables, SupervisionTables {
  /** The last id given out of a record type, used or not. */
  record_number: { record_type: string, last_id: number }
  /** Which record belongs to which organization and everything above it, by date: the index behind every list of a unit. */
  record_scope: { record_type: string, organization_id: number, date: string, record_id: number }
  /** Every ending of a searched name, in characters, pinyin and initials, so that a search is a prefix look-up. */
  search_term: { record_type: string, term: string, record_id: number }
  rollup_month: RollupRow
  rollup_day: RollupRow
  change: {
    id: Generated<number>
    record_type: string
    record_id: number
    /** The record's version after the change. */
    version: number
    batch_id: number | null
    before: string | null
    after: string | null
    author_id: number | null
    at: string
  }
  audit_entry: {
    id: Generated<number>
    at: string
    author_id: number | null
    action: AuditAction
    subject: string
    detail: string
    address: string | null
    previous_hash: string
    hash: string
    /** The import that `detail` speaks of, so that it finds its own part of the trail. */
    import_batch_id: number | null
  }
  import_batch: {
    id: Generated<number>
    record_type: string
    file_name: string
    file_hash: string
    file_size: number
    status: ImportStatus
    options: string
    summary: string
    author_id: number | null
    created_at: string
    committed_at: string | null
    undone_at: string | null
    /** The newest change when the preview was judged, and the organization whose rows could be brought in (0: all); null before. */
    judged_after_change: Generated<number | null>
    judged_scope: Generated<number | null>
    /** Whether the batch was made from the fictional district. */
    is_sample: number
    /** Who said what kind of ledger the file holds; `unknown` until its content, or a person, tells. */
    type_source: Generated<TypeSource>
    /** The kinds that fit the content, the best first, as JSON text. */
    type_fits: Generated<string>
    /** When the stored original was removed, and after how many days; null while it is kept. */
    file_purged_at: Generated<string | null>
    file_purge_days: Generated<number | null>
  }
  import_row: {
    batch_id: number
    position: number
    sheet: string
    row: number
    outcome: RowOutcome
    record_id: number | null
    natural_key: string | null
    read: string
    values: string
    issues: string
    differences: string
  }
  /** What a person wrote into a cell instead of what stands in the file. */
  import_fix: {
    batch_id: number
    sheet: string
    row: number
    /** The column's letter, or a field's name behind a dot where the sheet has no column for it. */
    cell: string
    /** Of the row in the preview, null while the row is none of its records. */
    position: number | null
    field: string | null
    /** What stood there, numbers of persons struck out. */
    before: string | null
    /** Null for a blank. */
    text: string | null
    /** What reading the file's own cell gave, until the file is read again. */
    original: string | null
    author_id: number | null
    at: string
  }
  /** What a person decided about a row as a whole. */
  import_choice: {
    batch_id: number
    sheet: string
    row: number
    position: number | null
    choice: RowChoice
    /** The stored record that the row goes into. */
    record_id: number | null
    author_id: number | null
    at: string
  }
  /** How a sheet was read, as JSON, for checking single cells later. */
  import_sheet: { batch_id: number, first_position: number, sheet: string, memory: string }
  /** A sheet's shape that a unit has sent before, by the headings that it is known by; the versions say how it is read. */
  import_mapping: {
    id: Generated<number>
    record_type: string
    fingerprint: string
    /** Whose sheets they are; 0 for the district's own. */
    organization_id: number
    /** The number of the newest version. */
    version: number
    uses: Generated<number>
    last_used_at: string | null
    deleted_at: string | null
    deleted_by: number | null
  }
  import_mapping_version: {
    mapping_id: number
    version: number
    content: string
    /** The import that taught it; null where it was changed by hand. */
    batch_id: number | null
    file_name: string | null
    author_id: number | null
    at: string
  }
  /** A name that is registered nowhere, and the record that a person said it means. */
  import_name: {
    id: Generated<number>
    record_type: string
    /** Without width, case, space and punctuation differences. */
    name_key: string
    written: string
    record_id: number
    /** In whose files it means that; 0 for the whole district. */
    organization_id: number
    version: number
    batch_id: number | null
    file_name: string | null
    author_id: number | null
    at: string
    uses: Generated<number>
    last_used_at: string | null
    deleted_at: string | null
    deleted_by: number | null
  }
  /** A duty report, brief or meeting paper of a unit and period; its text is that of its newest version. */
  report: {
    id: Generated<number>
    organization_id: number
    year: number
    period: string
    kind: string
    status: ReportStatus
    version: number
    /** Its entry in the catalogue of papers, made when it is handed in. */
    document_id: number | null
    updated_at: string
  }
  /** Every version that a report ever had; none is changed or removed. */
  report_version: {
    report_id: number
    version: number
    /** The report's blocks as JSON text. */
    content: string
    deed: ReportDeed
    /** The id of the block that was changed, where it was a single one. */
    block: string | null
    note: string | null
    /** The last day that the figures count, ISO. */
    as_of: string
    author_id: number | null
    at: string
  }
  user_account: {
    id: Generated<number>
    name: string
    display_name: string
    role: Role
    organization_id: number | null
    password_hash: string
    must_change_password: number
    failed_count: number
    locked_until: string | null
    disabled_at: string | null
    created_at: string
  }
  session: {
    token_hash: string
    user_id: number
    created_at: string
    seen_at: string
    address: string | null
  }
  /** What a screen on the wall shows the dashboard by, in place of somebody's session. */
  wall_link: {
    id: Generated<number>
    name: string
    key_hash: string
    created_by: number
    created_at: string
    expires_at: string
    stopped_at: string | null
    /** When a screen last asked by it. */
    seen_at: string | null
  }
  setting: { name: string, value: string }
  /** One row: a mark of the measures that the rollups were counted by. */
  counting: { id: number, measures: string, terms: number }
  /** One row: grows with every write, so that a reader knows whether anything changed. */
  revision: { id: number, value: number, changed_at: string }
}

export type Database = Tables & Record<RecordName, RecordRow>
