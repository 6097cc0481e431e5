import { dayNumber } from './days.ts'

/** A stretch between two activities; the ends of the period stand for activities that are not there. */
export interface Gap { from: string, to: string, days: number }

/** The stretches without an activity in a period, in order. The day before the first and after the last count to the period's ends. */
export function gapsBetween({ from, to, days }: { from: string, to: string, days: string[] }): Gap[] {
  const stops = [from, ...days, to]
  return stops.slice(1).map((stop, index) => {
    const start = stops[index] ?? stop
    return { from: start, to: stop, days: dayNumber(stop) - dayNumber(start) }
  })
}

/** The longest stretch, the earlier of two equal ones. */
export function longestGap(gaps: Gap[]): Gap | null {
  return gaps.reduce<Gap | null>((longest, gap) => longest === null || gap.days > longest.days ? gap : longest, null)
}
