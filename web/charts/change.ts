import type { Language } from '../i18n/i18n.ts'
import { type Direction, type FigureKind, formatFigure, plain } from './figures.ts'

/** How a figure stands to the same days of last year: the direction and, apart from it, whether that is good. */
export interface Change {
  state: 'unknown' | 'zero_base' | 'same' | 'more' | 'less'
  /** The difference without its sign, with its unit; empty where there is none to tell. */
  amount: string
  /** The difference as a share of last year, for amounts. */
  share: string | null
  judgement: 'better' | 'worse' | 'same' | null
}

const pointsUnit = { zh: '个百分点', en: 'points' }

/** Compares a value with last year's. Rates differ by percentage points; a zero base has no share. */
export function changeOf(
  { value, lastYear }: { value: number | null, lastYear: number | null },
  kind: FigureKind & { direction: Direction },
  language: Language,
): Change {
  if (value === null || lastYear === null) return { state: 'unknown', amount: '', share: null, judgement: null }
  const difference = value - lastYear
  const unit = kind.format === 'rate' ? pointsUnit : kind.unit
  const amount = formatFigure(Math.abs(difference), { format: kind.format, unit }, language)
  if (isNothing(difference, kind)) return { state: 'same', amount: '', share: null, judgement: isJudged(kind) ? 'same' : null }
  const judgement = !isJudged(kind) ? null : (difference > 0) === (kind.direction === 'up') ? 'better' : 'worse'
  if (lastYear === 0 && kind.format !== 'rate') return { state: 'zero_base', amount, share: null, judgement }
  return {
    state: difference > 0 ? 'more' : 'less',
    amount,
    share: kind.format === 'rate' ? null : `${plain(Math.abs(difference / lastYear) * 100, 1)}%`,
    judgement,
  }
}

/** More or less is better or worse only where one of them is better. */
const isJudged = ({ direction }: { direction: Direction }) => direction === 'up' || direction === 'down'

/** What would be shown as 0 is no change. */
function isNothing(difference: number, { format }: FigureKind) {
  const smallest = { count: 0.5, money: 1, rate: 0.05, index: 0.005, days: 0.5, years: 0.05, decimal: 0.05 }[format]
  return Math.abs(difference) < smallest
}
