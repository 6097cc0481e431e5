import type { Facts } from './facts.ts'
import type { Label } from './record.ts'

/** A figure before division: counts have no denominator. Only `valueOf` divides. */
export interface Figure { numerator: number, denominator: number | null }

export type Direction = 'up' | 'down' | 'neutral'
export type Chart = 'columns' | 'line' | 'calendar' | 'stacked' | 'bar' | 'grid' | 'wheel' | 'gaps' | 'treemap' | 'map' | 'lollipop' | 'donut'

export interface Indicator {
  /** The code of the indicator list (C1 … G2). */
  code: string
  id: string
  name: Label
  /** What is counted and how (口径). */
  definition: Label
  /** The formula in words, with the names of its parts. */
  formula: Label
  unit: Label
  /** count: a number · money: fen · rate: a share shown in per cent · index: 0–1 · days · years. */
  format: 'count' | 'money' | 'rate' | 'index' | 'days' | 'years' | 'decimal'
  direction: Direction
  /** The domain's own target; rates in per cent, others in the unit. Null where only a unit's yearly target can say. */
  target: number | null
  /** Whether the value grows through the year, so that its target is approached along a plan. */
  accrues: boolean
  /** Month points show that month alone, or the year up to its end. */
  series: 'monthly' | 'to_date'
  chart: Chart
  /** Which of the eight criteria of a model city (1–8) it answers. */
  criterion: number
  /** The phrase of the seed reports that it stands for. */
  seed: string
  /** Measures whose records stand behind the figure. */
  measures: string[]
  /** Measures that only the denominator reads. */
  denominatorMeasures?: string[]
  /** Whether single days are read beside months. */
  daily?: boolean
  /** What the categories of the first measure name. */
  categories?: 'activity_type' | 'recipient_category' | 'festival' | 'partner_site' | 'organization'
  formulaOf(facts: Facts): Figure
}

export function defineIndicator(indicator: Indicator): Indicator {
  return indicator
}

/** The only division of the product. Null (shown “—”) where the denominator is zero. Rates are in per cent. */
export function valueOf(indicator: Pick<Indicator, 'format'>, { numerator, denominator }: Figure): number | null {
  if (denominator === null) return numerator
  if (denominator === 0) return null
  const share = numerator / denominator
  return indicator.format === 'rate' ? share * 100 : share
}
