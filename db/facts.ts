import { daysBetween, lastDayOfMonth, monthOf, monthsBetween, yearOf } from './dates.ts'
import { festivalsOfYear } from './festivals.ts'
import type { Standing } from './standing.ts'

/** One sum of the rollups: a month (YYYY-MM) or, for the daily ones, a day (YYYY-MM-DD). */
export interface FactRow { measure: string, period: string, category: string, value: number }

/** A span of days, both included, that ends no later than the day the figures are for. */
export interface Period {
  from: string
  to: string
  /** Of days that were moved to stand as far from a festival: the days of the calendar that they are set beside, which tell year and plan. */
  calendar?: Period
}

/** What has been loaded for one organization or sub-district: enough to answer any period inside it. */
export interface FactSource {
  /** Flow and yearly measures by month; `days` holds the part of a month that a period cuts. */
  months: FactRow[]
  days: FactRow[]
  /** Stock measures by month and day from the beginning. */
  stock: FactRow[]
  yearly: FactRow[]
  /** The same of the whole district, for measures that a unit is held against. */
  district?: FactSource
  /** What the organization is scored by in the year of the period's end; only for scores. */
  standing?: Standing
}

/** What an indicator's formula may ask. All answers are for one organization (with all below it) and one period. */
export interface Facts {
  period: Period
  /** The days that tell which year and which part of a plan the period belongs to; the period itself but for moved ones. */
  calendar: Period
  sum(measure: string, category?: string): number
  byCategory(measure: string): Map<string, number>
  byMonth(measure: string): Map<string, number>
  /** Sums by day of the period. Needs a daily indicator. */
  byDay(measure: string): Map<string, number>
  /** Days of the period on which the measure is above zero, in order. Needs a daily indicator. */
  days(measure: string): string[]
  /** The measure's total from the beginning to the period's end. */
  stock(measure: string): number
  stockByCategory(measure: string): Map<string, number>
  /** The rows of a stock measure up to the period's end, for figures that need their days. */
  stockRows(measure: string): FactRow[]
  /** The measure's total for the calendar year of the period's end. */
  yearly(measure: string): number
  yearlyByCategory(measure: string): Map<string, number>
  /** Calendar months of the period; a month that has not ended counts by the share of its days. */
  elapsedMonths: number
  /** Months that can be judged: ended ones, and the running one once something happened in it. */
  dueMonths(measure: string): string[]
  /** Core festivals whose day has passed within the period. */
  passedFestivals: string[]
  /** The whole district in the same period; only the measures that the indicator names for it. */
  district: Facts
  standing: Standing
}

/**
 * Answers questions about a period from loaded rows. Whole months come from monthly rows, cut ones from daily rows. A page makes hundreds of these, each
 * asked for little: what none asks is not worked out.
 */
export function createFacts(source: FactSource, period: Period): Facts {
  const stockRows = (measure: string) => source.stock.filter((row) => row.measure === measure && row.period <= period.to)
  const months = monthsBetween(period.from, period.to)
  const wholeMonths = new Set(months.filter((month) => isWholeMonth(month, period)))
  const isInside = (row: FactRow) => row.period >= period.from && row.period <= period.to && !wholeMonths.has(monthOf(row.period))
  let byMeasure: Map<string, FactRow[]> | undefined
  function rowsOf(measure: string) {
    byMeasure ??= groupBy([...source.months.filter((row) => wholeMonths.has(row.period)), ...source.days.filter(isInside)], (row) => row.measure)
    return byMeasure.get(measure) ?? []
  }
  const calendar = period.calendar ?? period
  const yearlyRows = (measure: string) => source.yearly.filter((row) => row.measure === measure && yearOf(row.period) === yearOf(calendar.to))

  function byMonth(measure: string) {
    return sumBy(rowsOf(measure), (row) => monthOf(row.period))
  }

  function byDay(measure: string) {
    const rows = source.days.filter((row) => row.measure === measure && row.period >= period.from && row.period <= period.to)
    return sumBy(rows, (row) => row.period)
  }

  return {
    period,
    calendar,
    sum: (measure, category) => total(rowsOf(measure).filter((row) => category === undefined || row.category === category)),
    byCategory: (measure) => sumBy(rowsOf(measure), (row) => row.category),
    byMonth,
    byDay,
    days: (measure) => [...byDay(measure)].filter(([, value]) => value > 0).map(([day]) => day).sort(),
    stock: (measure) => total(stockRows(measure)),
    stockByCategory: (measure) => sumBy(stockRows(measure), (row) => row.category),
    stockRows,
    yearly: (measure) => total(yearlyRows(measure)),
    yearlyByCategory: (measure) => sumBy(yearlyRows(measure), (row) => row.category),
    get elapsedMonths() {
      return months.reduce((sum, month) => sum + elapsedShare(month, period), 0)
    },
    dueMonths: (measure) => {
      const counts = byMonth(measure)
      return months.filter((month) => lastDayOfMonth(month) <= period.to || (counts.get(month) ?? 0) > 0)
    },
    get passedFestivals() {
      return [...new Set([yearOf(period.from), yearOf(period.to)])].flatMap((year) => festivalsOfYear(year))
        .filter((festival) => festival.core && festival.date >= period.from && festival.date <= period.to)
        .map((festival) => festival.id)
    },
    get district() {
      return createFacts(source.district ?? noRows, period)
    },
    standing: source.standing ?? noStanding,
  }
}

const noRows: FactSource = { months: [], days: [], stock: [], yearly: [] }
const noStanding: Standing = { items: [], scores: new Map(), targets: new Map() }

function isWholeMonth(month: string, period: Period) {
  return `${month}-01` >= period.from && lastDayOfMonth(month) <= period.to
}

function elapsedShare(month: string, period: Period) {
  const first = `${month}-01`
  const last = lastDayOfMonth(month)
  const from = period.from > first ? period.from : first
  const to = period.to < last ? period.to : last
  return (daysBetween(from, to) + 1) / (daysBetween(first, last) + 1)
}

const total = (rows: { value: number }[]) => rows.reduce((sum, row) => sum + row.value, 0)

function groupBy<T>(rows: T[], keyOf: (row: T) => string) {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function sumBy(rows: FactRow[], keyOf: (row: FactRow) => string) {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.value)
  return sums
}
