import { addDays, daysBetween, lastDayOfMonth, monthsBetween, sameDayLastYear } from '../../../db/dates.ts'
import type { Period } from '../../../db/facts.ts'
import { festivalDate } from '../../../db/festivals.ts'
import { invalid } from '../../errors.ts'

/** What last year is compared by: the same days of the calendar, or the days that stand as far from 春节. */
export const comparisons = ['days', 'festival'] as const
export type Comparison = typeof comparisons[number]

/** A named period of a year, cut at the day that figures are for. */
export interface ReportPeriod {
  year: number
  key: string
  compare: Comparison
  /** The period as far as it has gone: what figures count. */
  elapsed: Period
  /** The whole period, for charts and plans. */
  whole: Period
  /** What of last year is set beside it: as far as it has gone, and whole. */
  lastYear: { elapsed: Period, whole: Period }
  /** What of last year is set beside a month (YYYY-MM) of the period. */
  monthBefore(month: string): Period
  months: string[]
  /** Whether the period is still running. */
  running: boolean
}

export interface PeriodQuery { year: number, period: string, compare?: Comparison }

/** Reads `year` and a key: year, h1–h2, q1–q4, m1–m12. Throws `invalid`; a period that has not begun is refused too. */
export function readPeriod({ year, period: key, compare = 'days' }: PeriodQuery, today: string): ReportPeriod {
  const [first, last] = monthSpan(key)
  const whole = spanOf(year, first, last)
  if (whole.from > today) {
    throw invalid({ zh: `${year} 年的这个时段还没有开始`, en: `This period of ${year} has not begun` })
  }
  const running = whole.to > today
  const elapsed = { from: whole.from, to: running ? today : whole.to }
  const move = moverFor(year, compare)
  const lastWhole = spanOf(year - 1, first, last)
  return {
    year,
    key,
    compare,
    elapsed,
    whole,
    lastYear: { elapsed: move(elapsed, { from: lastWhole.from, to: running ? sameDayLastYear(elapsed.to) : lastWhole.to }), whole: move(whole, lastWhole) },
    monthBefore: (month) => move(wholeMonth(month), wholeMonth(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`)),
    months: monthsBetween(whole.from, whole.to),
    running,
  }
}

/** The days of a month (YYYY-MM). */
export const wholeMonth = (month: string): Period => ({ from: `${month}-01`, to: lastDayOfMonth(month) })

/** What the screens need to know of a period. */
export function describePeriod({ year, key, compare, elapsed, lastYear, running }: ReportPeriod) {
  const { from, to } = lastYear.elapsed
  return { year, key, from: elapsed.from, to: elapsed.to, running, compare, comparedWith: { from, to } }
}

/**
 * 春节对齐: days are set beside those that stood just as far from 春节 a year before, which is the whole span moved by the days between
 * both festivals. 2026-02-17 and 2025-01-29 lie 384 days apart: 2026-01-01 to 03-31 stands beside 2024-12-13 to 2025-03-12.
 */
function moverFor(year: number, compare: Comparison) {
  if (compare === 'days') return (_span: Period, sameDays: Period): Period => sameDays
  const apart = daysBetween(festivalDate('spring_festival', year - 1), festivalDate('spring_festival', year))
  return ({ from, to }: Period, sameDays: Period): Period => ({ from: addDays(from, -apart), to: addDays(to, -apart), calendar: sameDays })
}

function spanOf(year: number, first: number, last: number): Period {
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`
  return { from: `${month(first)}-01`, to: lastDayOfMonth(month(last)) }
}

function monthSpan(key: string): [number, number] {
  const number = Number(key.slice(1))
  if (key === 'year') return [1, 12]
  if (/^h[12]$/u.test(key)) return [number * 6 - 5, number * 6]
  if (/^q[1-4]$/u.test(key)) return [number * 3 - 2, number * 3]
  if (/^m([1-9]|1[0-2])$/u.test(key)) return [number, number]
  throw invalid({ zh: `不认识的时段“${key}”`, en: `Unknown period “${key}”` })
}
