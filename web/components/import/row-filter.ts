import type { ImportSummary } from '../../api.ts'
import { firstFilter, type Outcome, outcomes } from './import-counts.ts'

/** Which rows of a preview are shown: by outcome, or those with a mark whatever their outcome. `inferred B 走访` is column B of sheet 走访. */
export type RowFilter = Outcome | 'all' | 'fixed' | 'duplicates' | `inferred ${string} ${string}`

export const inferredFilter = (sheet: string, column: string): RowFilter => `inferred ${column} ${sheet}`

/** The sheet and column of a filter of inferred values, or null for another filter. */
export function inferredColumn(filter: string) {
  const [, column, sheet] = /^inferred ([A-Z]{1,3}) (.*)$/su.exec(filter) ?? []
  return column === undefined || sheet === undefined ? null : { sheet, column }
}

/** How many rows a filter shows; null where only the rows themselves tell. */
export function rowsOfFilter(filter: RowFilter, summary: ImportSummary) {
  if (filter === 'all') return summary.counts.total
  if (filter === 'duplicates') return summary.duplicates.rows
  return isOutcome(filter) ? summary.counts[filter] : null
}

/** The filter that the address asks for, or the first that a person should look at where it shows nothing. */
export function filterOf(asked: unknown, summary: ImportSummary): RowFilter {
  if (typeof asked !== 'string') return firstFilter(summary)
  if (asked === 'all') return asked
  if (isOutcome(asked)) return summary.counts[asked] > 0 ? asked : firstFilter(summary)
  if (asked === 'fixed' || asked === 'duplicates') return asked
  const place = inferredColumn(asked)
  return place ? inferredFilter(place.sheet, place.column) : firstFilter(summary)
}

const isOutcome = (key: string): key is Outcome => outcomes.some((outcome) => outcome === key)
