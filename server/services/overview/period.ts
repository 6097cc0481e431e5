import { addDays, lastDayOfMonth, monthsBetween } from '../../../db/dates.ts'
import type { Period } from '../../../db/facts.ts'
import { invalid } from '../../errors.ts'

/** A named period of a year, cut at the day that figures are for. */
export interface ReportPeriod {
  year: number
  key: string
  /** The period as far as it has gone: what figures count. */
  elapsed: Period
  /** The whole period, for charts and plans. */
  whole: Period
  /** The same days of last year, and last year's whole period. */
  lastYear: { elapsed: Period, whole: Period }
  months: string[]
  /** Whether the period is still running. */
  running: boolean
}

/** Reads `year` and a key: year, h1–h2, q1–q4, m1–m12. Throws `invalid`; a period that has not begun is refused too. */
export function readPeriod(year: number, key: string, today: string): ReportPeriod {
  const [first, last] = monthSpan(key)
  const whole = spanOf(year, first, last)
  if (whole.from > today) {
    throw invalid({ zh: `${year} 年的这个时段还没有开始`, en: `This period of ${year} has not begun` })
  }
  const running = whole.to > today
  const to = running ? today : whole.to
  const lastWhole = spanOf(year - 1, first, last)
  return {
    year,
    key,
    elapsed: { from: whole.from, to },
    whole,
    lastYear: { elapsed: { from: lastWhole.from, to: running ? sameDay(to) : lastWhole.to }, whole: lastWhole },
    months: monthsBetween(whole.from, whole.to),
    running,
  }
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

/** The same day a year before; 02-29 becomes 02-28. */
function sameDay(day: string) {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return before.endsWith('-02-29') ? addDays(`${before.slice(0, 4)}-03-01`, -1) : before
}
