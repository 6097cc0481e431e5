import type { Field, FieldValue } from './fields.ts'
import type { FestivalId } from './festivals.ts'
import { isPlain } from './plain-text.ts'

/** A text for a person, in both languages of the product. */
export interface Label { zh: string, en: string }

/** What every stored record carries beside its own fields: origin, authorship, version and soft delete. */
export interface RecordBase {
  id: number
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

/** What a measure may ask about the organizations that a record names. */
export interface MeasureContext {
  organization(id: number): OrganizationNode | undefined
  /** The festival that a dated record belongs to: an explicit one wins, else the nearest window. */
  festivalOf(date: string, explicit: FestivalId | null): { id: FestivalId, date: string } | null
}

export interface OrganizationNode {
  id: number
  parent_id: number | null
  side: 'civilian' | 'military'
  subdistrict_id: number | null
  is_member: boolean
}

/** One addition to a measure. `organizations`, `date` and `subdistrict` stand for the record's own where they are left out. */
export interface Contribution {
  value: number
  category?: string
  date?: string
  organizations?: number[]
  /** Counted for these organizations alone, and not for those above them. */
  alone?: boolean
  /** Null where the addition belongs to no sub-district. */
  subdistrict?: number | null
}

/**
 * A figure that records add to, kept in the rollups.
 * flow: summed over a period · stock: summed from the beginning until a date · yearly: one figure for the calendar year.
 */
export interface Measure<R = never> {
  name: string
  kind: 'flow' | 'stock' | 'yearly'
  label: Label
  unit: Label
  /** Whether additions may be dated months from the record's own day: a matter counts on the day that it was resolved. */
  apart?: boolean
  of(record: R, context: MeasureContext): Contribution[]
}

/** What the completing step may look up while it fills fields that a sheet leaves out. */
export interface CompletionContext extends MeasureContext {
  today: string
  root: { id: number, name: string } | null
  findOrganization(name: string): number | null
  findSite(name: string): { id: number, subdistrict_id: number | null } | null
}

export type Fields = Record<string, Field>
export type ValuesOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** What the ledgers are grouped by, for whoever looks for one. */
export type Theme = 'leadership' | 'publicity' | 'support_army' | 'activities' | 'requests' | 'joint_response' | 'creation' | 'foundation'

export interface RecordDefinition<F extends Fields = Fields> {
  name: string
  label: Label
  theme: Theme
  /** The spreadsheet's Chinese title, as staff call it (台账名). */
  sheet: string
  fields: F
  /** Fields that make two records the same one. */
  key: string[]
  /** Whether several records of one key may stand in one sheet (told apart by order), as with household visits. */
  repeatable: boolean
  /** Fields that a name search looks in. */
  search: string[]
  title(values: ValuesOf<F>): string
  date(values: ValuesOf<F>): string | null
  /** The organizations that the record belongs to; `id` is its own, for the tree itself. */
  organizations(values: ValuesOf<F>, id: number): number[]
  /** The sub-district that the record belongs to; `id` is its own, for the sub-districts themselves. */
  subdistrict(values: ValuesOf<F>, id: number): number | null
  measures: Measure<ValuesOf<F> & { id: number }>[]
  /** Fills what follows from other fields; runs before validation on every way in. */
  complete(values: Partial<ValuesOf<F>>, context: CompletionContext): Partial<ValuesOf<F>>
  /** Rules across fields; an empty list means that the record is right. */
  check(values: ValuesOf<F>, context: CompletionContext): { field: string, message: Label }[]
  /** Whether staff may bring it in from a spreadsheet. */
  importable: boolean
  /** Columns that only sheets have, such as one for each month of a plan: `complete` takes them into the fields. Templates show the listed ones. */
  sheetFields: Fields
  /** Whether a row of a sheet in which several kinds of records stand together is of another kind; blanks are left out of `values`. */
  isElsewhere(values: Values): boolean
}

type Optional =
  | 'date' | 'organizations' | 'subdistrict' | 'measures' | 'complete' | 'check' | 'search' | 'repeatable' | 'importable' | 'sheetFields' | 'isElsewhere'
type DefinitionInput<F extends Fields> = Omit<RecordDefinition<F>, Optional> & Partial<Pick<RecordDefinition<F>, Optional>>
  & { key: (keyof F & string)[], search?: (keyof F & string)[] }

/** Declares a record type: everything that tables, imports, ledgers, exports and permissions read. */
export function defineRecord<F extends Fields>(input: DefinitionInput<F>): RecordDefinition<F> {
  return {
    repeatable: false,
    importable: true,
    search: [],
    measures: [],
    date: () => null,
    organizations: () => [],
    subdistrict: () => null,
    complete: (values) => values,
    check: () => [],
    sheetFields: {},
    isElsewhere: () => false,
    ...input,
  }
}

/** A definition whose own value type is forgotten, for the machinery that treats all records alike. */
export type AnyRecord = RecordDefinition
export type Values = Record<string, FieldValue>
export type StoredRecord = RecordBase & Values

/** The natural key of a record: its key fields in order, normalized so that width and spacing do not tell records apart. */
export function naturalKey(definition: Pick<AnyRecord, 'key'>, values: Values, occurrence = 1) {
  const parts = definition.key.map((field) => normalize(values[field]))
  const key = parts.join('|')
  return occurrence === 1 ? key : `${key}#${occurrence}`
}

/** Which of several records with one key a stored one is: what its key has beyond the plain one. A name may itself end in #3. */
export function occurrenceOf(definition: Pick<AnyRecord, 'key'>, record: StoredRecord) {
  return record.natural_key === naturalKey(definition, record) ? 1 : Number(/#(\d+)$/u.exec(record.natural_key)?.[1] ?? 1)
}

function normalize(value: FieldValue | undefined) {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return (isPlain(text) ? text : text.normalize('NFKC').replace(/\s+/gu, '')).toLowerCase()
}
