import { addDays, isIsoDate } from '../../../db/dates.ts'
import type { Cell } from '../cells.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { toNumber } from './decimal.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { compactText, plainText } from './plain-text.ts'

/** A date, or a month where no day is known (YYYY-MM); `end` where the cell gives a range. */
export interface DateReading { start: string, end: string | null, /** Whether the cell itself names a year. */ hasYear: boolean }

export interface DateSetup {
  /** The year of dates that name none, with where it comes from; null when nothing says. */
  year: { value: number, source: YearSource } | null
}
export type YearSource = 'option' | 'title' | 'sheet'

const FIRST_SERIAL = 20_000
const LAST_SERIAL = 73_050
/** No date is longer, and a long text full of dashes would be cut in very many ways. */
const LONGEST = 80
const SERIAL_EPOCH = '1899-12-30'

export const expectedDate = { zh: '一个日期，如 2024-07-28、2024.7.28 或 2024年7月', en: 'a date such as 2024-07-28, 2024.7.28 or 2024年7月' }

/**
 * A date as offices write it. Keeps month precision, takes the missing year from the setup, and never moves an impossible day
 * into the next month (2024.2.30 is refused).
 */
export function parseDate(cell: Cell, setup: DateSetup): Parsed<DateReading> {
  if (cell.kind === 'date') return dateOfDateCell(cell, setup)
  if (cell.text.length > LONGEST) return refused({ zh: '内容太长，不是日期', en: 'The text is too long to be a date' }, expectedDate)
  const text = withNumerals(compactText(plainText(cell.text).replace(CLOCK, '').replace(WEEKDAY, '')))
  return parseDateText(cell.kind === 'number' ? digitsShown(text, cell.numberFormat) : text, cell, setup)
}

/** 2024.1 with two decimals shown is 2024.10. */
function digitsShown(text: string, format: string | undefined) {
  return format !== undefined && /0\.00(?![0#])/u.test(format) && /^\d+\.\d$/u.test(text) ? `${text}0` : text
}

/** A real date cell; one that shows only year and month (yyyy年m月) knows only the month. */
function dateOfDateCell(cell: Cell, setup: DateSetup): Parsed<DateReading> {
  const day = String(cell.value).slice(0, 10)
  const year = Number(day.slice(0, 4))
  if (year < 1900 || year > 2100) return refused(yearOutside(year), expectedDate)
  const format = (cell.numberFormat ?? '').replace(/\[[^\]]*\]/gu, '')
  const monthOnly = /y/iu.test(format) && !/d/iu.test(format)
  const notes: Note[] = []
  // 7月28日 typed into a sheet becomes a date of the year it was typed in.
  if (format !== '' && !/y/iu.test(format) && setup.year && setup.year.value !== year) {
    notes.push(note('year_differs',
      `单元格里的年份是 ${year}，与${sourceName[setup.year.source].zh}的 ${setup.year.value} 年不同`,
      `The cell’s year is ${year}, not ${setup.year.value} of ${sourceName[setup.year.source].en}`))
  }
  return taken({ start: monthOnly ? day.slice(0, 7) : day, end: null, hasYear: true }, notes)
}

const sourceName = {
  option: { zh: '所选年份', en: 'the chosen year' },
  title: { zh: '标题', en: 'the title' },
  sheet: { zh: '本表其他日期', en: 'the sheet’s other dates' },
}

/** 二〇二四年七月二十八日 → 2024年7月28日. */
function withNumerals(text: string) {
  return text.replace(/[〇零一二三四五六七八九十]+(?=[年月日号]|[上中下]旬)/gu, (numeral) => {
    const value = parseNumeral(numeral)
    return value ? String(toNumber(value)) : numeral
  })
}

interface Point { year: number | null, month: number | null, day: number | null }

const WEEKDAY = /\(?(?:星期|周)[一二三四五六日天]\)?/gu
/** A time of day behind the date; it must stand apart, or 7/28 0:00 would lose the 8. */
const CLOCK = /(?:(?<=\d)T|(?<=[日号]) ?| )\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?Z?$| ?(?:上午|下午|中午|早上|晚上|全天).*$/u
const SINGLE: [RegExp, (parts: number[]) => Point][] = [
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})[.](\d{1,2})[.](\d{1,2})[.日]?$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})[/](\d{1,2})[/](\d{1,2})$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/u, ([year, month, day]) => point(year, month, day)],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/u, ([year, month, day]) => point(full(year), month, day)],
  [/^(\d{2})[.](\d{1,2})[.](\d{1,2})$/u, ([year, month, day]) => point(full(year), month, day)],
  [/^(\d{2})[-](\d{1,2})[-](\d{1,2})$/u, ([year, month, day]) => point(full(year), month, day)],
  [/^(\d{4})年(\d{1,2})月份?$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{4})[.](\d{1,2})月?$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{4})[-/](\d{1,2})$/u, ([year, month]) => point(year, month, null)],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{2})年(\d{1,2})月份?$/u, ([year, month]) => point(full(year), month, null)],
  [/^(\d{1,2})月(\d{1,2})[日号]?$/u, ([month, day]) => point(null, month, day)],
  [/^(\d{1,2})[./-](\d{1,2})日?$/u, ([month, day]) => point(null, month, day)],
  [/^(\d{1,2})月份?$/u, ([month]) => point(null, month, null)],
]

const point = (year: number | null | undefined, month: number | null | undefined, day: number | null | undefined): Point =>
  ({ year: year ?? null, month: month ?? null, day: day ?? null })
const full = (twoDigits: number | undefined) => 2000 + (twoDigits ?? 0)

function parseDateText(text: string, cell: Cell, setup: DateSetup): Parsed<DateReading> {
  if (cell.kind === 'number' && /^(?:\d{4}|\d{1,2})\.[1-3]$/u.test(text)) return refused(lostZero(cell.text), expectedDate)
  const serial = dateOfSerial(text)
  if (serial) return serial
  const single = matchSingle(text)
  if (single) return readingOf({ start: single, end: null }, cell, setup)
  const vague = vagueMonth(text)
  if (vague) return vaguely(readingOf({ start: vague, end: null }, cell, setup), cell)
  const range = matchRange(text)
  if (range) return readingOf(range, cell, setup)
  return refused(reasonAgainst(text, cell.text), expectedDate)
}

function matchSingle(text: string): Point | null {
  for (const [pattern, build] of SINGLE) {
    const match = pattern.exec(text)
    if (match) return build(match.slice(1).map(Number))
  }
  return null
}

/** 45413 in a date column is the sheet's own count of days. */
function dateOfSerial(text: string): Parsed<DateReading> | null {
  if (!/^\d{5}$/u.test(text)) return null
  const serial = Number(text)
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null
  const start = addDays(SERIAL_EPOCH, serial)
  return taken({ start, end: null, hasYear: true }, [note('from_serial',
    `${text} 是表格的日期序号，读作 ${start}`, `${text} is a spreadsheet’s day number, read as ${start}`)])
}

/** 七月下旬, 7月初: a month of which no day is known. */
function vagueMonth(text: string) {
  const match = /^(.*月)(?:[上中下]旬|初|中|底|末)$/u.exec(text)
  return match?.[1] === undefined ? null : matchSingle(match[1])
}

function vaguely(reading: Parsed<DateReading>, cell: Cell): Parsed<DateReading> {
  if (!reading.ok) return reading
  return taken(reading.value, [...reading.notes, note('month_only',
    `“${cell.text}”没有具体日子，只记到月`, `“${cell.text}” names no day; only the month is kept`)])
}

/** 2024.5.1-5.3 · 5月1日-3日 · 2024年5-6月: the end takes what it leaves out from the start, and the start its unit from the end. */
function matchRange(text: string): { start: Point, end: Point } | null {
  for (const [left, right] of splits(text)) {
    const start = matchSingle(left) ?? monthBefore(left, right)
    if (!start) continue
    const end = endAfter(start, right)
    if (end) return { start, end: { ...end, year: end.year ?? start.year } }
  }
  return null
}

/** Every way to cut a text in two at a range sign, the middle one first: 2024-5-1-2024-5-3 has five signs. */
function splits(text: string): [string, string][] {
  const cuts = [...text.matchAll(/[-~—–至到]+/gu)]
    .map((match): [string, string] => [text.slice(0, match.index), text.slice(match.index + match[0].length)])
  return cuts.sort(([one], [other]) => Math.abs(one.length - text.length / 2) - Math.abs(other.length - text.length / 2))
}

/** The 5 of 5-6月. */
function monthBefore(left: string, right: string): Point | null {
  const match = /^(?:(\d{4})[年.])?(\d{1,2})$/u.exec(left)
  if (!match || !/^\d{1,2}月份?$/u.test(right)) return null
  return point(match[1] === undefined ? null : Number(match[1]), Number(match[2]), null)
}

function endAfter(start: Point, right: string): Point | null {
  const dayOnly = /^(\d{1,2})[日号]?$/u.exec(right)
  if (dayOnly) return start.day === null ? null : { ...start, day: Number(dayOnly[1]) }
  const end = matchSingle(right)
  return end && (end.day === null) === (start.day === null) ? end : null
}

function readingOf({ start, end }: { start: Point, end: Point | null }, cell: Cell, setup: DateSetup): Parsed<DateReading> {
  const notes: Note[] = []
  let year = start.year
  if (year === null) {
    if (!setup.year) return refused(noYear(cell.text), expectedDate)
    year = setup.year.value
    const source = sourceName[setup.year.source]
    notes.push(note('year_added', `年份 ${year} 取自${source.zh}`, `The year ${year} is taken from ${source.en}`))
  }
  if (year < 1900 || year > 2100) return refused(yearOutside(year), expectedDate)
  const first = isoOf({ ...start, year })
  if (first === null) return refused(impossible({ ...start, year }), expectedDate)
  if (!end) return taken({ start: first, end: null, hasYear: start.year !== null }, notes)
  const last = isoOf({ ...end, year: end.year ?? year })
  if (last === null) return refused(impossible({ ...end, year: end.year ?? year }), expectedDate)
  if (last < first) {
    return refused({ zh: `“${cell.text}”的结束早于开始`, en: `“${cell.text}” ends before it begins` }, expectedDate)
  }
  return taken({ start: first, end: last === first ? null : last, hasYear: start.year !== null }, notes)
}

function isoOf({ year, month, day }: Point): string | null {
  const prefix = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  const iso = `${prefix}-${String(day ?? 1).padStart(2, '0')}`
  return isIsoDate(iso) ? (day === null ? prefix : iso) : null
}

const noYear = (text: string) => ({
  zh: `“${text}”没有年份，标题和本表其他日期也没有给出唯一的年份。请选定年份`,
  en: `“${text}” names no year, and neither the title nor the other dates give a single one. Choose the year`,
})

const yearOutside = (year: number) => ({ zh: `年份 ${year} 不合理`, en: `The year ${year} is not plausible` })

const lostZero = (text: string) => ({
  zh: `“${text}”是数字，末尾的 0 可能已丢失（如 10 月成了 1 月）。请改为文本或日期`,
  en: `“${text}” is a number that may have lost a final 0 (October turns into January). Make it a text or a date`,
})

function impossible({ year, month, day }: Point) {
  return day === null || month === null || month < 1 || month > 12
    ? { zh: `没有 ${month} 月`, en: `There is no month ${month}` }
    : { zh: `${year}年${month}月没有${day}日`, en: `${year}-${String(month).padStart(2, '0')} has no day ${day}` }
}

function reasonAgainst(bare: string, read: string) {
  if (/^(?:19|20)\d{2}年?$/u.test(bare)) return { zh: `“${read}”只有年份，请填到月或日`, en: `“${read}” is only a year; give the month or day` }
  if (/[、,，;；和]/u.test(bare) && /\d/u.test(bare)) {
    return { zh: `“${read}”里有几个日期，请分行填写`, en: `“${read}” holds several dates; give each its own row` }
  }
  return { zh: `读不出日期：“${read}”`, en: `No date can be read from “${read}”` }
}
