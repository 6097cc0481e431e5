import type { ImportOptions, ImportSummary, Label } from '../../api.ts'

type Kind = ImportSummary['inferred'][number]['kinds'][number]['kind']

export interface InferredColumn {
  sheet: string
  column: string
  label: Label
  cells: number
  /** The commonest first. */
  kinds: { kind: Kind, count: number }[]
  isRefused: boolean
}

/** The columns with inferred values, and those of which a person refuses them, in the order of the sheets. */
export function inferredColumns(summary: ImportSummary, options: ImportOptions): InferredColumn[] {
  return summary.sheets.filter(({ used }) => used).flatMap(({ name: sheet, columns }) => columns.flatMap(({ column, field, fieldLabel, refused }): InferredColumn[] => {
    if (field === null || fieldLabel === null) return []
    const isRefused = options.sheets?.[sheet]?.refused?.includes(column) ?? refused
    const kinds = summary.inferred.find((one) => one.sheet === sheet && one.column === column)?.kinds ?? []
    if (kinds.length === 0 && !isRefused) return []
    const ordered = [...kinds].sort((one, other) => other.count - one.count)
    return [{ sheet, column, label: fieldLabel, cells: kinds.reduce((sum, { count }) => sum + count, 0), kinds: ordered, isRefused }]
  }))
}
