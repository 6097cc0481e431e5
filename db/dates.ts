// Pure helpers on ISO calendar dates ('YYYY-MM-DD') and months ('YYYY-MM'). A date has no time and no zone.

const MILLISECONDS_PER_DAY = 86_400_000
/** China has kept UTC+8 all year since 1991, so a fixed offset is exact for every record we hold. */
const SHANGHAI_OFFSET_MILLISECONDS = 8 * 3_600_000
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export interface DateRange {
  from: string
  to: string
}

/** The calendar date in Shanghai at the moment `now`, wherever the server stands. */
export function todayInShanghai(now: Date): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MILLISECONDS).toISOString().slice(0, 10)
}

/** Whether `text` is a real calendar date as YYYY-MM-DD; 2026-02-30 is not. */
export function isIsoDate(text: string): boolean {
  const match = ISO_DATE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Days from 1970-01-01 to `iso`. Throws RangeError when `iso` is not a real date. */
export function dayNumber(iso: string): number {
  requireDate(iso)
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS_PER_DAY
}

/** The date `count` days after `iso` (before it when negative). */
export function addDays(iso: string, count: number): string {
  return new Date((dayNumber(iso) + count) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
}

/** Days from `first` to `second`: positive when `second` is the later. */
export function daysBetween(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first)
}

/** 'YYYY-MM' of a date. */
export function monthOf(iso: string): string {
  return iso.slice(0, 7)
}

/** The calendar year of a date or a month. */
export function yearOf(iso: string): number {
  return Number(iso.slice(0, 4))
}

/** The last date of a month 'YYYY-MM', as YYYY-MM-DD. */
export function lastDayOfMonth(month: string): string {
  return `${month}-${twoDigits(daysInMonth(yearOf(month), Number(month.slice(5, 7))))}`
}

/** Every month touched by the range of dates, both ends included, in order; none when `to` is before `from`. */
export function monthsBetween(from: string, to: string): string[] {
  requireDate(from)
  requireDate(to)
  const months: string[] = []
  const last = monthOf(to)
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) months.push(month)
  return months
}

/** The same month and day a year earlier; 29 February answers 28 February. */
export function sameDayLastYear(iso: string): string {
  const sameDay = `${fourDigits(yearOf(iso) - 1)}${iso.slice(4)}`
  return isIsoDate(sameDay) ? sameDay : lastDayOfMonth(monthOf(sameDay))
}

/** Splits a range, both ends included, into the whole calendar months in it and the day ranges left over at its ends. */
export function splitRange(from: string, to: string): { months: string[]; days: DateRange[] } {
  if (from > to) return { months: [], days: [] }
  const months = monthsBetween(from, to).filter((month) => `${month}-01` >= from && lastDayOfMonth(month) <= to)
  const [firstMonth, lastMonth] = [months[0], months.at(-1)]
  if (firstMonth === undefined || lastMonth === undefined) return { months, days: [{ from, to }] }
  const days: DateRange[] = []
  const firstWholeDay = `${firstMonth}-01`
  const lastWholeDay = lastDayOfMonth(lastMonth)
  if (from < firstWholeDay) days.push({ from, to: addDays(firstWholeDay, -1) })
  if (lastWholeDay < to) days.push({ from: addDays(lastWholeDay, 1), to })
  return { months, days }
}

function requireDate(iso: string): void {
  if (!isIsoDate(iso)) throw new RangeError(`not a calendar date: ${iso}`)
}

/** 0 for a month that does not exist, so that no day of it is valid. */
function daysInMonth(year: number, month: number): number {
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  return (DAYS_OF_MONTH[month - 1] ?? 0) + leapDay
}

function monthAfter(month: string): string {
  const next = Number(month.slice(5, 7)) + 1
  return next > 12 ? `${fourDigits(yearOf(month) + 1)}-01` : `${month.slice(0, 4)}-${twoDigits(next)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function fourDigits(value: number): string {
  return String(value).padStart(4, '0')
}
