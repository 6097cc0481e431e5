import { dayNumber, isoDay, spanOfMonths } from './days.ts'

export interface CalendarCell {
  date: string
  /** Week from the left and day from Monday. */
  column: number
  row: number
  value: number
  /** 0 for none, else one of three steps of the largest day. */
  depth: 0 | 1 | 2 | 3
  /** After the day that the figures go to. */
  isLater: boolean
}

const daysOfWeek = 7
// 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
const mondayShift = 3

/** The days of some months as a calendar with a column for each week. `until` is the last day that figures are known for. */
export function calendarCells({ months, days, until }: { months: string[], days: { date: string, value: number }[], until: string }) {
  const { from, to } = spanOfMonths(months)
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const firstWeek = Math.floor((first + mondayShift) / daysOfWeek)
  const values = new Map(days.map((day) => [day.date, day.value]))
  const largest = Math.max(0, ...values.values())
  const placeOf = (number: number) => ({
    column: Math.floor((number + mondayShift) / daysOfWeek) - firstWeek, row: (number + mondayShift) % daysOfWeek,
  })
  const cells: CalendarCell[] = Array.from({ length: last - first + 1 }, (_, index) => {
    const date = isoDay(first + index)
    const value = values.get(date) ?? 0
    return { date, value, ...placeOf(first + index), depth: depthOf(value, largest), isLater: date > until }
  })
  return {
    cells,
    columns: placeOf(last).column + 1,
    months: months.map((month) => ({ month, column: placeOf(dayNumber(`${month}-01`)).column })),
  }
}

function depthOf(value: number, largest: number): CalendarCell['depth'] {
  if (value <= 0) return 0
  return value > (largest * 2) / 3 ? 3 : value > largest / 3 ? 2 : 1
}
