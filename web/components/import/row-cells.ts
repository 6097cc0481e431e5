import type { CellPlace } from '../../composables/import/use-corrections.ts'
import type { ImportDifferenceView, ImportFixView, ImportIssueView, ImportMarkView, ImportRowView, ImportSummary, Label } from '../../api.ts'

/** A column of the preview: a field, with the sheet's letter for it where there is one. */
export interface PreviewColumn { field: string, label: Label, letters: Map<string, string>, isGuessed: boolean }

export interface PreviewCell {
  /** What stands in the sheet; null where the sheet has nothing there. */
  read: string | null
  /** What it was understood as; null where it could not be, or is blank. */
  value: Label | null
  issues: ImportIssueView[]
  marks: ImportMarkView[]
  difference: ImportDifferenceView | null
  /** What a person wrote in it. */
  fix: ImportFixView | null
}

/**
 * The columns of the preview: the fields that the sheets have columns for, in the sheet's order, then those that only rows speak of
 * (filled in from the title, missing though required).
 */
export function previewColumns(summary: ImportSummary, rows: ImportRowView[]): PreviewColumn[] {
  const columns = new Map<string, PreviewColumn>()
  const add = (field: string, label: Label) => {
    const known = columns.get(field)
    if (known) return known
    const made = { field, label, letters: new Map<string, string>(), isGuessed: false }
    columns.set(field, made)
    return made
  }
  for (const sheet of summary.sheets.filter(({ used }) => used)) {
    for (const { field, fieldLabel, column, certainty } of sheet.columns) {
      if (field === null || fieldLabel === null) continue
      const preview = add(field, fieldLabel)
      preview.letters.set(sheet.name, column)
      preview.isGuessed ||= certainty === 'guessed'
    }
  }
  for (const row of rows) {
    for (const { field, fieldLabel } of row.issues) if (field !== null && fieldLabel !== null) add(field, fieldLabel)
    for (const { field, label } of row.differences) add(field, label)
    for (const { field } of [...row.marks, ...row.fixes.filter(({ column }) => column === null)]) {
      const label = row.values.find((value) => value.field === field)?.label
      if (field !== null && label) add(field, label)
    }
  }
  return [...columns.values()]
}

/** What a row says in a column of the preview. */
export function cellOf(row: ImportRowView, { field, letters }: PreviewColumn): PreviewCell {
  const letter = letters.get(row.sheet)
  return {
    read: row.read.find(({ column }) => column === letter)?.text ?? null,
    value: row.values.find((value) => value.field === field)?.text ?? null,
    issues: row.issues.filter((issue) => belongs(issue, field, letter)),
    marks: row.marks.filter((mark) => belongs(mark, field, letter)),
    difference: row.differences.find((difference) => difference.field === field) ?? null,
    fix: row.fixes.find((fix) => fix.column === null ? fix.field === field : fix.column === letter) ?? null,
  }
}

/** Where a correction of a cell goes: to its column, or to its field where the sheet has none for it. */
export function placeOf({ sheet, row }: ImportRowView, { field, letters }: PreviewColumn): CellPlace {
  const column = letters.get(sheet) ?? null
  return { sheet, row, column, field: column === null ? field : null }
}

/** A text that was cut short, as its last sign tells, and one with a number of a person struck out. */
const CUT = /^.{500}…$/su
const STRUCK = /\d{4}\*{4,}/u

/** The text that correcting a cell begins with: what stands there, whole, and nothing that was struck out. */
export function editableText({ read, value, fix }: PreviewCell) {
  const text = fix ? fix.text ?? '' : read ?? ''
  if (STRUCK.test(text)) return ''
  return CUT.test(text) && value !== null ? value.zh : text
}

const belongs = (one: { field: string | null, column: string | null }, field: string, letter: string | undefined) =>
  one.field === null ? one.column !== null && one.column === letter : one.field === field

/** Issues and marks that no column of the preview can show: they speak of the whole row. */
export function wholeRowRemarks(row: ImportRowView, columns: PreviewColumn[]) {
  const isShown = (one: { field: string | null, column: string | null }) =>
    columns.some(({ field, letters }) => belongs(one, field, letters.get(row.sheet)))
  return { issues: row.issues.filter((issue) => !isShown(issue)), marks: row.marks.filter((mark) => !isShown(mark)) }
}

/**
 * Whether a reading says no more than the cell does: spaces, full-width signs, thousands separators,
 * the separators of a whole date and the field's own unit aside.
 */
export function saysTheSame(read: string, value: string) {
  return plain(read) === plain(value) || plain(read) === plain(value).replace(/(?<=^[\d.]+)[^\d.]+$/u, '')
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '').replace(/(?<=\d),(?=\d{3})/gu, '').toLowerCase()
  .replace(/^(\d{4})[.\-/年](\d{1,2})[.\-/月](\d{1,2})日?$/u, (_whole, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
