/** An indicator by month with last year and plan beside it; null where there is nothing to show yet. */
export interface MonthSeries {
  /** YYYY-MM */
  months: string[]
  current: (number | null)[]
  lastYear: (number | null)[]
  plan: (number | null)[]
  /** The month that has not ended, with last year's value by the same day. */
  running: { month: string, lastYear: number | null } | null
}

/** The same series added up from the first month on. */
export function accumulate(series: MonthSeries): MonthSeries {
  const runningIndex = series.running ? series.months.indexOf(series.running.month) : -1
  const lastYear = sums(series.lastYear)
  return {
    months: series.months,
    current: sums(series.current),
    lastYear,
    plan: sums(series.plan),
    running: series.running && {
      month: series.running.month,
      lastYear: series.running.lastYear === null ? null : (lastYear[runningIndex - 1] ?? 0) + series.running.lastYear,
    },
  }
}

function sums(values: (number | null)[]) {
  let sum = 0
  return values.map((value) => {
    if (value === null) return null
    sum += value
    return sum
  })
}
