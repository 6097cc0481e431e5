import type { Facts } from './facts.ts'
import type { Label } from './record.ts'
import type { RecordName } from './records.ts'

/** A figure before division: counts have no denominator. Only `valueOf` divides. */
export interface Figure {
  numerator: number
  denominator: number | null
  /** Of a score: the standard items whose veto it fell under. While there is one, there is no value. */
  vetoes?: string[]
}

/** range: neither more nor less is better, but a value near the target. */
export type Direction = 'up' | 'down' | 'neutral' | 'range'
export type Chart =
  | 'columns' | 'line' | 'calendar' | 'stacked' | 'bar' | 'grid' | 'wheel' | 'gaps' | 'treemap' | 'map' | 'lollipop' | 'donut'
  | 'matrix' | 'bullet' | 'timeline' | 'dots' | 'funnel' | 'box' | 'status' | 'items'

/** A table of units or sub-districts by some columns, where the gaps are seen at a glance. */
export interface Matrix {
  rows: 'organization' | 'subdistrict'
  columns: { key: string, label: Label }[]
  /** One cell from the row's own facts; null where nothing is asked of that row. */
  cellOf(facts: Facts, row: { id: number, side: 'civilian' | 'military' }, column: string): Figure | null
}

export interface Indicator {
  /** The code of the indicator list (A1 … M2). */
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
  /** Measures that are read for the whole district whoever is asked about: what a unit is held against (`facts.district`). */
  districtMeasures?: string[]
  /** Whether single days are read beside months. */
  daily?: boolean
  /** The part of a target within which a value of the direction `range` is right: [0.7, 1.3] is 30 % about it. */
  range?: readonly [number, number]
  /** Shown as n/N beside its share. */
  asParts?: boolean
  /** What the categories of the measures name: the choices of a field, or records. */
  categories?: `${RecordName}.${string}` | 'organization' | 'partner_site' | 'mechanism' | 'festival'
  /** Where a category of the measures holds more than is shown: the part that is, of which each category then counts once. Null: not shown. */
  categoryOf?(category: string): string | null
  matrix?: Matrix
  /** The measure whose categories are the single values behind a median, for the box chart; money in whole yuan. */
  spread?: string
  /** Of a score over others: the indicators that it reads, with the standing of each organization in `facts.standing`. */
  parts?(): Indicator[]
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
