import { addDays, daysBetween, lastDayOfMonth, yearOf } from './dates.ts'
import type { Period } from './facts.ts'

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
  const before = period.from.endsWith('-01-01') ? 0 : plannedShare(addDays(period.from, -1), plan)
  return target * (plannedShare(period.to, plan) - before)
}
