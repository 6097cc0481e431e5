/** A year's plan as twelve monthly parts in the target's own unit, and its ways in and out of the cumulative shares that are stored. */

const daysOf = (year: number) => Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate())

/** The smallest step of a part: whole things and yuan, tenths of rates and other figures. */
export function stepOf({ format, value }: { format: string, value: number }) {
  const isWhole = format === 'count' || format === 'money' || format === 'days'
  return isWhole && Number.isInteger(value) ? 1 : format === 'index' ? 0.01 : 0.1
}

const round = (amount: number, step: number) => Number((Math.round(amount / step) * step).toFixed(6))

/** The monthly parts of a target: by its plan, or by the days of the year where it has none. Parts of a plan are kept as it has them. */
export function partsOfPlan({ value, plan, year, step }: { value: number, plan: number[] | null, year: number, step: number }) {
  if (!plan) return spread(value, daysOf(year), step)
  return plan.map((share, month) => Number(((share - (month === 0 ? 0 : plan[month - 1] ?? 0)) * value / 100).toFixed(4)))
}

/** The cumulative shares of monthly parts, in per cent; the last is 100. */
export function planOfParts(parts: number[], value: number) {
  return cumulate(parts).map((sum, month) => month === 11 ? 100 : Math.min(100, Math.max(0, Number((sum / value * 100).toFixed(6)))))
}

/** A target shared out by weights in whole steps, so that the parts add up to it exactly: the largest remainders take what is over. */
export function spread(value: number, weights: number[], step: number) {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const steps = Math.round(value / step)
  const exact = weights.map((weight) => whole === 0 ? 0 : weight / whole * steps)
  const parts = exact.map(Math.floor)
  const byRemainder = exact.map((amount, month) => ({ month, over: amount - Math.floor(amount) })).sort((a, b) => b.over - a.over || a.month - b.month)
  const missing = steps - parts.reduce((sum, part) => sum + part, 0)
  for (const { month } of byRemainder.slice(0, missing)) parts[month] = (parts[month] ?? 0) + 1
  const amounts = parts.map((part) => Number((part * step).toFixed(6)))
  // What is less than a step stays with the last month, so that nothing is lost.
  const rest = Number((value - sumOf(amounts)).toFixed(6))
  return rest === 0 ? amounts : amounts.map((amount, month) => month === 11 ? Number((amount + rest).toFixed(6)) : amount)
}

/** Moves what is planned by a month's end: the month takes it and the next one gives it, so that the whole stays. December's end is the target. */
export function moveMonthEnd(parts: number[], { month, to, step }: { month: number, to: number, step: number }) {
  if (month < 0 || month > 10) return parts
  const before = month === 0 ? 0 : cumulate(parts)[month - 1] ?? 0
  const both = (parts[month] ?? 0) + (parts[month + 1] ?? 0)
  const part = Math.min(both, Math.max(0, round(to - before, step)))
  return parts.map((old, index) => index === month ? Number(part.toFixed(6)) : index === month + 1 ? Number((both - part).toFixed(6)) : old)
}

export function cumulate(parts: number[]) {
  let sum = 0
  return parts.map((part) => Number((sum += part).toFixed(6)))
}

export const sumOf = (parts: number[]) => Number(parts.reduce((sum, part) => sum + part, 0).toFixed(4))

/** What is still to be shared out; negative where the parts are more than the target. */
export const restOf = (parts: number[], value: number) => Number((value - sumOf(parts)).toFixed(3))
