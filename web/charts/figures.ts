import type { Label } from '../api.ts'
import type { Language } from '../i18n/i18n.ts'

/** What decides how an indicator's figures are written. Money is in fen, rates in per cent. */
export interface FigureKind {
  format: 'count' | 'money' | 'rate' | 'index' | 'days' | 'years' | 'decimal'
  unit: Label
}

/** Which way is better: range means near the target, neither more nor less. */
export type Direction = 'up' | 'down' | 'neutral' | 'range'

/** How a figure stands to what was planned by now; out_of_range: too far from a target that it should be near. */
export type Pace = 'ahead' | 'on_course' | 'behind' | 'out_of_range'

export interface FigureText { number: string, unit: string }

const digits: Record<FigureKind['format'], number> = { count: 0, money: 0, rate: 1, index: 2, days: 0, years: 1, decimal: 1 }

/** One step of size for a whole axis or figure: 万 from 10,000 and 亿 from 100,000,000 in Chinese. `divisor` applies to stored values. */
export function scaleOf(largest: number, { format, unit }: FigureKind, language: Language) {
  const base = format === 'money' ? 100 : 1
  const size = Math.abs(largest) / base
  if (language === 'zh' && size >= 1e8) return { divisor: base * 1e8, unit: `亿${unit.zh}`, digits: 2 }
  if (language === 'zh' && size >= 1e4) return { divisor: base * 1e4, unit: `万${unit.zh}`, digits: 2 }
  return { divisor: base, unit: unit[language], digits: digits[format] }
}

/** Shares that stay within the whole end at 100 %; other axes end where their data does. */
export function axisEnd(largest: number, { format }: FigureKind) {
  return format === 'rate' && largest <= 100 ? 100 : format === 'index' && largest <= 1 ? 1 : undefined
}

/** Quarters up to an end that is known; else whole steps where the figures are whole. */
export function axisSteps(max: number | undefined, decimals: number) {
  return max === undefined ? { minInterval: decimals === 0 ? 1 : 0 } : { max, interval: max / 4 }
}

/** A figure for reading, its unit apart so that it can stand smaller; `—` for none. */
export function splitFigure(value: number | null, kind: FigureKind, language: Language): FigureText {
  if (value === null) return { number: '—', unit: '' }
  const scale = scaleOf(value, kind, language)
  return { number: plain(value / scale.divisor, scale.digits), unit: scale.unit }
}

/** A figure with its unit in one text. */
export function formatFigure(value: number | null, kind: FigureKind, language: Language) {
  return joinFigure(splitFigure(value, kind, language))
}

/** The exact figure for tooltips and tables: no 万, money in yuan. */
export function exactFigure(value: number | null, kind: FigureKind, language: Language) {
  if (value === null) return '—'
  const amount = kind.format === 'money' ? value / 100 : value
  return joinFigure({ number: plain(amount, Math.max(digits[kind.format], Number.isInteger(amount) ? 0 : 2)), unit: kind.unit[language] })
}

/** A number in thousands groups with at most `most` decimals. */
export function plain(value: number, most: number) {
  // A rounded-off negative must not read “-0”.
  const rounded = Number(value.toFixed(most))
  return (rounded === 0 ? 0 : rounded).toLocaleString('en-US', { maximumFractionDigits: most })
}

function joinFigure({ number, unit }: FigureText) {
  return unit === '' ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
}
