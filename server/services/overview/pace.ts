import { daysBetween, lastDayOfMonth, yearOf } from '../../../db/dates.ts'
import type { Period } from '../../../db/facts.ts'
import type { Direction } from '../../../db/indicator.ts'

export type Pace = 'ahead' | 'on_course' | 'behind'

// Within five per cent of the plan counts as on course.
const tolerance = 0.05

/** How much of a yearly target is planned by the end of a day: 0–1. Without a plan of its own, by days of the year. */
export function plannedShare(day: string, plan: number[] | null): number {
  const year = yearOf(day)
  if (!plan) return (daysBetween(`${year}-01-01`, day) + 1) / (daysBetween(`${year}-01-01`, `${year}-12-31`) + 1)
  const month = Number(day.slice(5, 7))
  const before = month === 1 ? 0 : plan[month - 2] ?? 0
  const after = plan[month - 1] ?? 100
  const days = Number(lastDayOfMonth(day.slice(0, 7)).slice(8))
  return (before + (after - before) * Number(day.slice(8)) / days) / 100
}

/** The part of a yearly target planned within a period. */
export function plannedWithin(period: Period, target: number, plan: number[] | null) {
  const before = period.from.endsWith('-01-01') ? 0 : plannedShare(dayBefore(period.from), plan)
  return target * (plannedShare(period.to, plan) - before)
}

function dayBefore(day: string) {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** 超前, 正常 or 滞后 of a value against what was planned by now; null where nothing was planned or the figure is not judged. */
export function judgePace(value: number | null, expected: number | null, direction: Direction): Pace | null {
  if (value === null || expected === null || expected <= 0 || direction === 'neutral') return null
  const reached = direction === 'up' ? value / expected : expected / Math.max(value, Number.EPSILON)
  if (reached < 1 - tolerance) return 'behind'
  return reached > 1 + tolerance ? 'ahead' : 'on_course'
}
