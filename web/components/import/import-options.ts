import type { ImportOptions, ImportSummary, SheetOptions } from '../../api.ts'

export type MoneyUnit = NonNullable<ImportOptions['moneyUnit']>

/** Changes one sheet's decisions and keeps the rest. */
function changeSheet(options: ImportOptions, sheet: string, change: (before: SheetOptions) => SheetOptions): ImportOptions {
  return { ...options, sheets: { ...options.sheets, [sheet]: change(options.sheets?.[sheet] ?? {}) } }
}

/** Reads or skips a sheet. */
export function chooseSheet(options: ImportOptions, sheet: string, used: boolean) {
  return changeSheet(options, sheet, (before) => ({ ...before, skip: !used }))
}

/** Another header row names other columns, so that what was chosen for the old ones is forgotten. */
export function chooseHeaderRow(options: ImportOptions, sheet: string, headerRow: number) {
  return changeSheet(options, sheet, ({ columns: _forgotten, ...before }) => ({ ...before, headerRow }))
}

/** Reads a column as a field, or as nothing where `field` is null. A field belongs to one column: it leaves any that had it by choice. */
export function chooseColumn(options: ImportOptions, { sheet, column, field }: { sheet: string, column: string, field: string | null }) {
  return changeSheet(options, sheet, (before) => {
    const others = Object.entries(before.columns ?? {}).filter(([, chosen]) => field === null || chosen !== field)
    return { ...before, columns: { ...Object.fromEntries(others), [column]: field } }
  })
}

/** Takes the value above into a field's blank cells, or no longer. */
export function chooseFillDown(options: ImportOptions, field: string, filled: boolean): ImportOptions {
  const others = (options.fillDown ?? []).filter((name) => name !== field)
  return { ...options, fillDown: filled ? [...others, field] : others }
}

/** Takes no inferred value of a column, or takes them again; `known` are those that are refused though not by a decision about this file. */
export function chooseRefused(
  options: ImportOptions, { sheet, column, refused, known = [] }: { sheet: string, column: string, refused: boolean, known?: string[] },
) {
  return changeSheet(options, sheet, (before) => {
    const others = (before.refused ?? known).filter((letter) => letter !== column)
    return { ...before, refused: refused ? [...others, column] : others }
  })
}

/** Decisions that hold for some fields: whose 无 means 0, and whose cells with several facts are split. */
export type FieldChoice = 'noneIsZero' | 'split'

/** Makes such a decision for a field, or takes it back; `known` are the fields for which it holds though not by a decision about this file. */
export function chooseForField(options: ImportOptions, choice: FieldChoice, { field, chosen, known = [] }: { field: string, chosen: boolean, known?: string[] }): ImportOptions {
  const others = (options[choice] ?? known).filter((name) => name !== field)
  return { ...options, [choice]: chosen ? [...others, field] : others }
}

/** Gives a value, in words, to all rows that say none of a field; empty words give none. */
export function chooseDefault(options: ImportOptions, field: string, words: string): ImportOptions {
  const others = Object.entries(options.defaults ?? {}).filter(([name]) => name !== field)
  return { ...options, defaults: Object.fromEntries(words.trim() === '' ? others : [...others, [field, words.trim()]]) }
}

/** Reads an amount column in a unit, whatever its heading says. */
export function chooseMoneyUnit(options: ImportOptions, { sheet, column, unit }: { sheet: string, column: string, unit: MoneyUnit }) {
  return changeSheet(options, sheet, (before) => ({ ...before, moneyUnits: { ...before.moneyUnits, [column]: unit } }))
}

/** Rows that are left out by default and can be read all the same. */
export type ReadableReason = NonNullable<SheetOptions['readToo']>[number]

/** Reads the rows of a sheet that are left out for such a reason, or no longer. */
export function chooseRows(options: ImportOptions, { sheet, reason, chosen }: { sheet: string, reason: ReadableReason, chosen: boolean }) {
  return changeSheet(options, sheet, (before) => {
    const others = (before.readToo ?? []).filter((one) => one !== reason)
    return { ...before, readToo: chosen ? [...others, reason] : others }
  })
}

/** Whether two sets of decisions say the same, in whatever order they were made. */
export function sameOptions(one: ImportOptions, other: ImportOptions) {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).filter(([, member]) => member !== undefined && canonical(member) !== '{}' && canonical(member) !== '[]')
  return `{${entries.sort(([a], [b]) => a < b ? -1 : 1).map(([name, member]) => `${name}:${canonical(member)}`).join()}}`
}

/** The field that a column would be read as under decisions that are not applied yet: the decision, else what the server found. */
export function fieldOfColumn(
  options: ImportOptions, { sheet, column, found }: { sheet: string, column: string, found: string | null },
): string | null {
  const chosen = options.sheets?.[sheet]?.columns ?? {}
  const own = chosen[column]
  if (own !== undefined) return own
  return found !== null && Object.values(chosen).includes(found) ? null : found
}

export interface QuestionField { name: string, kind: string, required: boolean, references: string | null }

/** Asked about in ways of their own. */
const askedApart = new Set(['source_crs'])
const rowReasons = { hidden_rows: 'hidden', after_footer: 'after_footer' } as const

/** What a person is asked about the file as a whole, given the fields that its columns are read as. */
export function questionsOf(
  { summary, options, fields }: { summary: ImportSummary, options: ImportOptions, fields: QuestionField[] },
) {
  const used = summary.sheets.filter((sheet) => sheet.used)
  const columns = used.flatMap((sheet) => sheet.columns)
  const kindOf = new Map(fields.map(({ name, kind }) => [name, kind]))
  const read = columns.filter((column) => column.field !== null)
  const has = (...kinds: string[]) => read.some(({ field }) => kinds.includes(kindOf.get(field ?? '') ?? ''))
  const fieldsOf = (wanted: ImportSummary['warnings'][number]['kind']) => summary.warnings.flatMap(({ kind, field }) => kind === wanted && field !== null ? [field] : [])
  const offered = fieldsOf('blanks_to_fill')
  const unitField = fields.find(({ references, required }) => references === 'organization' && required)?.name
  const isUnitMissing = unitField !== undefined
    && (offered.includes(unitField) || used.some((sheet) => !sheet.columns.some(({ field }) => field === unitField)))
  return {
    /** The field that a unit for the whole file would fill, or null where that is not asked. */
    unit: unitField !== undefined && (summary.found.unit !== null || options.unitId !== undefined || isUnitMissing) ? unitField : null,
    year: summary.found.year !== null || options.year !== undefined || summary.warnings.some(({ kind }) => kind === 'year_unknown'),
    coordinates: has('longitude', 'latitude') && !read.some(({ field }) => field === 'source_crs'),
    money: read.some(({ field, moneyUnit }) => kindOf.get(field ?? '') === 'money' && moneyUnit === null),
    noneIsZero: [...new Set([...fieldsOf('none_or_zero'), ...(options.noneIsZero ?? summary.found.noneIsZero?.fields ?? [])])],
    split: [...new Set([...fieldsOf('cells_to_split'), ...(options.split ?? summary.found.split?.fields ?? [])])],
    /** Fields that a sheet has no column for and that all its rows may share. */
    defaults: [...new Set([...fieldsOf('missing_column').filter((field) => field !== unitField && !askedApart.has(field)), ...Object.keys(options.defaults ?? {})])],
    /** Rows that were left out and may be wanted. */
    rows: used.flatMap(({ name }) => (['hidden_rows', 'after_footer'] as const).flatMap((kind) => {
      const reason = rowReasons[kind]
      const isOffered = summary.warnings.some((warning) => warning.kind === kind && warning.sheet === name)
      return isOffered || options.sheets?.[name]?.readToo?.includes(reason) ? [{ sheet: name, reason }] : []
    })),
    fillDown: [...new Set([...offered, ...(summary.found.fillDown?.fields ?? []), ...(options.fillDown ?? [])])],
  }
}
