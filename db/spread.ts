/** Five numbers that tell how single values lie, and how many there are. */
export interface Spread { least: number, lower: number, median: number, upper: number, most: number, count: number }

/**
 * Median, quartiles and ends of values that stand as the categories of a rollup with their counts. Counts of any units and months add up,
 * so these are exact, and never an average of medians. Quantiles lie between neighbours where they fall between two (R's type 7).
 * Null where there is no value.
 */
export function spreadOf(counts: ReadonlyMap<string, number>): Spread | null {
  const values = [...counts].flatMap(([value, count]): [number, number][] => count > 0 ? [[Number(value), count]] : []).sort(([a], [b]) => a - b)
  const count = values.reduce((sum, [, times]) => sum + times, 0)
  if (count === 0) return null
  const at = (rank: number) => {
    let passed = 0
    for (const [value, times] of values) {
      passed += times
      if (rank < passed) return value
    }
    return values.at(-1)?.[0] ?? 0
  }
  const quantile = (share: number) => {
    const rank = (count - 1) * share
    const below = at(Math.floor(rank))
    return below + (at(Math.ceil(rank)) - below) * (rank - Math.floor(rank))
  }
  return { least: at(0), lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75), most: at(count - 1), count }
}
