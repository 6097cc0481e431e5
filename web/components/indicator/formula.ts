import { exactFigure, type FigureKind, plain } from '../../charts/figures.ts'
import type { Language } from '../../i18n/i18n.ts'

interface Computed { numerator: number, denominator: number | null, value: number | null }

/** The formula with its numbers in place: “8,432 ÷ 7,925 = 106.4%”. A count is its own result. */
export function formulaNumbers({ numerator, denominator, value }: Computed, indicator: FigureKind, language: Language) {
  const result = exactFigure(value, indicator, language)
  if (denominator === null) return `= ${result}`
  // Money is counted in fen and divided by visits, which are not.
  const amount = indicator.format === 'money' ? numerator / 100 : numerator
  return `${plain(amount, 2)} ÷ ${plain(denominator, 2)} = ${result}`
}
