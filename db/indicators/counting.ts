import type { Facts } from '../facts.ts'
import type { Figure } from '../indicator.ts'
import { spreadOf } from '../spread.ts'

/** The categories that something was counted under. */
export const present = (counts: ReadonlyMap<string, number>) => [...counts].filter(([, count]) => count > 0).map(([category]) => category)

/** How many categories of a measure something was counted under. */
export const countPresent = (counts: ReadonlyMap<string, number>) => present(counts).length

/** The first part of a category that names several things: the unit of 12|visiting. */
export const firstOf = (category: string) => category.split('|')[0] ?? ''

/** The last part of a category that names several things. */
export const lastOf = (category: string) => category.split('|').at(-1) ?? ''

/** The units of a stock measure that are active at the period's end, by id as text. */
export const activeUnits = (facts: Facts, measure: string) => new Set(present(facts.stockByCategory(measure)))

/** The median of a measure whose categories are the values. No values, no figure. */
export function medianOf(facts: Facts, measure: string): Figure {
  const spread = spreadOf(facts.byCategory(measure))
  return spread === null ? { numerator: 0, denominator: 0 } : { numerator: spread.median, denominator: null }
}
