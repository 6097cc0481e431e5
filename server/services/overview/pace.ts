import type { Indicator } from '../../../db/indicator.ts'

/** out_of_range: too much or too little, where a value near the target is right. */
export type Pace = 'ahead' | 'on_course' | 'behind' | 'out_of_range'

// Within five per cent of the plan counts as on course.
const tolerance = 0.05

/** 超前, 正常 or 滞后 of a value against what was planned by now; null where nothing was planned or the figure is not judged. */
export function judgePace(value: number | null, expected: number | null, { direction, range }: Pick<Indicator, 'direction' | 'range'>): Pace | null {
  if (value === null || expected === null || expected <= 0 || direction === 'neutral') return null
  if (direction === 'range') {
    const [least, most] = range ?? [1, 1]
    return value >= expected * least && value <= expected * most ? 'on_course' : 'out_of_range'
  }
  const reached = direction === 'up' ? value / expected : expected / Math.max(value, Number.EPSILON)
  if (reached < 1 - tolerance) return 'behind'
  return reached > 1 + tolerance ? 'ahead' : 'on_course'
}
