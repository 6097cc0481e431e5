import type { Indicator } from '../../../db/indicator.ts'

/** What a screen needs to know of an indicator, without its formula's code. */
export function describeIndicator(indicator: Indicator) {
  const { code, id, name, definition, formula, unit, format, direction, accrues, series, chart, criterion, seed, range, asParts } = indicator
  return { code, id, name, definition, formula, unit, format, direction, accrues, series, chart, criterion, seed, range: range ?? null, asParts: asParts ?? false }
}
