import { lastDayOfMonth, monthOf } from '../../../db/dates.ts'
import type { Period } from '../../../db/facts.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { pointSpan } from './evaluate.ts'
import { type PeriodQuery, readPeriod, type ReportPeriod, wholeMonth } from './period.ts'

/** Which figure of an indicator is meant, beside its period. */
export interface FigurePart {
  /** The point of the trend of one month, YYYY-MM. */
  month?: string
  /** One day of the period, ISO. */
  day?: string
  /** What of last year is set beside it. */
  last?: boolean
  /** Months added up from the period's first. */
  sum?: boolean
  /** The figure as the period stood at the end of this day, ISO. */
  until?: string
}

/** The period of a figure; `until` stands for today where it is earlier. Throws `invalid`. */
export const figurePeriod = (query: PeriodQuery & Pick<FigurePart, 'until'>, today: string) =>
  readPeriod(query, query.until !== undefined && query.until < today ? query.until : today)

/** The days that a figure counts. Null for a day or a month outside the period, or one that has not begun. */
export function figureSpan(indicator: Pick<Indicator, 'series'>, period: ReportPeriod, { month, day, last = false, sum = false }: FigurePart): Period | null {
  if (day !== undefined) return day >= period.elapsed.from && day <= period.elapsed.to ? { from: day, to: day } : null
  if (month === undefined) return last ? period.lastYear.elapsed : period.elapsed
  if (!period.months.includes(month)) return null
  // Last year's month stands whole beside one that is over, and cut beside one that runs.
  const isCut = period.running && month === monthOf(period.elapsed.to) && lastDayOfMonth(month) !== period.elapsed.to
  const limits = last ? (isCut ? period.lastYear.elapsed : period.lastYear.whole) : period.elapsed
  return pointSpan(sum ? { series: 'to_date' } : indicator, last ? period.monthBefore(month) : wholeMonth(month), limits)
}
