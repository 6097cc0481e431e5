const millisecondsPerDay = 86_400_000

/** Days from 1970-01-01 to an ISO date. */
export const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay

/** The ISO date of a day number. */
export const isoDay = (number: number) => new Date(number * millisecondsPerDay).toISOString().slice(0, 10)

/** The first and last day of some months YYYY-MM in order. */
export function spanOfMonths(months: string[]) {
  const [first, last] = [months[0] ?? '1970-01', months.at(-1) ?? '1970-01']
  const [year, month] = last.split('-').map(Number) as [number, number]
  return { from: `${first}-01`, to: isoDay(Date.UTC(year, month, 0) / millisecondsPerDay) }
}
