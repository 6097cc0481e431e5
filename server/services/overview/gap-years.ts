/** The years of service without a known activity, in order. `active` holds the years with one, in order; `year` is not over and never a gap. */
export function gapYears({ since, active, year }: { since: number, active: number[], year: number }) {
  // Before the first activity on record nothing is known, so nothing is called a gap.
  const first = Math.max(since, active[0] ?? year)
  return Array.from({ length: Math.max(0, year - first) }, (_, index) => first + index).filter((one) => !active.includes(one))
}
