import { lastDayOfMonth, monthOf } from '../../../db/dates.ts'
import { createFacts, type FactSource, type Period } from '../../../db/facts.ts'
import { type Figure, type Indicator, valueOf } from '../../../db/indicator.ts'
import { plannedWithin } from '../../../db/pace.ts'
import { storedTarget, type Target } from '../../../db/standing.ts'
import { judgePace, type Pace } from './pace.ts'
import { type ReportPeriod, wholeMonth } from './period.ts'

export interface Evaluation extends Figure {
  value: number | null
  target: {
    value: number
    source: 'unit' | 'standard'
    /** What was planned by now: the part of the target for counts, the target itself for levels. */
    expected: number
    pace: Pace | null
    /** How much is still to come in each month that remains (the running one included); null where nothing is. */
    neededPerMonth: number | null
  } | null
  lastYear: { value: number | null, numerator: number, denominator: number | null }
}

export interface Series {
  /** YYYY-MM */
  months: string[]
  /** Null from the month that has not begun. */
  current: (number | null)[]
  lastYear: (number | null)[]
  plan: (number | null)[]
  /** The month that has not ended, with last year's value by the same day. */
  running: { month: string, lastYear: number | null } | null
}

export interface Sources { current: FactSource, lastYear: FactSource }

/** One indicator for one organization and period: value, target, pace and the same days of last year. */
export function evaluate(indicator: Indicator, sources: Sources, { period, target }: { period: ReportPeriod, target: Target | undefined }): Evaluation {
  const figure = indicator.formulaOf(createFacts(sources.current, period.elapsed))
  const value = valueOf(indicator, figure)
  const before = indicator.formulaOf(createFacts(sources.lastYear, period.lastYear.elapsed))
  return { ...figure, value, target: judgeTarget(indicator, value, { period, target }), lastYear: { ...before, value: valueOf(indicator, before) } }
}

function judgeTarget(
  indicator: Indicator, value: number | null, { period, target }: { period: ReportPeriod, target: Target | undefined },
): Evaluation['target'] {
  const yearly = target ? storedTarget(indicator, target) : indicator.target
  if (yearly === null || yearly === undefined) return null
  const plan = target?.plan ?? null
  const whole = indicator.accrues ? plannedWithin(period.whole, yearly, plan) : yearly
  const expected = indicator.accrues ? plannedWithin(period.elapsed, yearly, plan) : yearly
  const monthsLeft = period.running ? period.months.filter((month) => lastDayOfMonth(month) >= period.elapsed.to).length : 0
  const missing = whole - (value ?? 0)
  return {
    value: whole,
    source: target ? 'unit' : 'standard',
    expected,
    pace: judgePace(value, expected, indicator),
    neededPerMonth: indicator.accrues && indicator.direction === 'up' && monthsLeft > 0 && missing > 0 ? missing / monthsLeft : null,
  }
}

/** The days that a month's point of the trend counts: the month alone, or the period up to its end. Null for one that has not begun. */
export function pointSpan({ series }: Pick<Indicator, 'series'>, month: Period, limits: Period): Period | null {
  if (month.from > limits.to) return null
  const end = month.to < limits.to ? month : limits
  const { from, calendar } = series === 'monthly' ? month : limits
  return { from, to: end.to, ...(calendar && end.calendar ? { calendar: { from: calendar.from, to: end.calendar.to } } : {}) }
}

/** The indicator by month with last year and plan beside it. */
export function seriesOf(indicator: Indicator, sources: Sources, { period, target }: { period: ReportPeriod, target: Target | undefined }): Series {
  const yearly = target ? storedTarget(indicator, target) : indicator.target
  const point = (source: FactSource, month: Period, limits: Period) => {
    const span = pointSpan(indicator, month, limits)
    return span === null ? null : valueOf(indicator, indicator.formulaOf(createFacts(source, span)))
  }
  const runningMonth = period.running ? monthOf(period.elapsed.to) : null
  return {
    months: period.months,
    running: runningMonth === null || lastDayOfMonth(runningMonth) === period.elapsed.to
      ? null : { month: runningMonth, lastYear: point(sources.lastYear, period.monthBefore(runningMonth), period.lastYear.elapsed) },
    current: period.months.map((month) => point(sources.current, wholeMonth(month), period.elapsed)),
    lastYear: period.months.map((month) => point(sources.lastYear, period.monthBefore(month), period.lastYear.whole)),
    plan: period.months.map((month) => {
      if (yearly === null || yearly === undefined) return null
      if (!indicator.accrues) return yearly
      const { from, to } = wholeMonth(month)
      return plannedWithin({ from: indicator.series === 'monthly' ? from : period.whole.from, to }, yearly, target?.plan ?? null)
    }),
  }
}
