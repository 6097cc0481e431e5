import { addDays, isIsoDate } from '../../../db/dates.ts'
import type { Cell } from '../cells.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { type DatePoint, isPacked, matchPoint, matchRange, matchVagueMonth } from './date-points.ts'
import { toNumber } from './decimal.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { compactText, plainText } from './plain-text.ts'

/** A date, or a month where no day is known (YYYY-MM); `end` where the cell gives a range. */
export interface DateReading { start: string, end: string | null, /** Whether the cell itself names a year. */ hasYear: boolean }

export interface DateSetup {
  /** The year of dates that name none, with where it comes from; null when nothing says. */
  year: { value: number, source: YearSource } | null
  /** The month of that year of days that name none, from the title. */
  month?: number | null
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
  const text = withNumerals(compactText(plainText(cell.text).replaceAll('。', '.').replace(CLOCK, '').replace(WEEKDAY, '')))
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
  const monthOnly = /[ye]/iu.test(format) && !/d/iu.test(format)
  // 7月28日 typed into a sheet becomes a date of the year it was typed in, which nobody sees.
  const notes = format !== '' && !/[ye]/iu.test(format) && setup.year?.value !== year ? [hiddenYear(year, setup)] : []
  return taken({ start: monthOnly ? day.slice(0, 7) : day, end: null, hasYear: true }, notes)
}

function hiddenYear(year: number, setup: DateSetup): Note {
  if (!setup.year) return note('year_added', `格里没有显示年份，按其中存的 ${year} 年`, `The cell shows no year; the ${year} stored in it is taken`)
  const source = sourceName[setup.year.source]
  return note('year_differs',
    `单元格里的年份是 ${year}，与${source.zh}的 ${setup.year.value} 年不同`, `The cell’s year is ${year}, not ${setup.year.value} of ${source.en}`)
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

const WEEKDAY = /\(?(?:星期|周)[一二三四五六日天]\)?/gu
/** A time of day behind the date; it must stand apart, or 7/28 0:00 would lose the 8. */
const CLOCK = /(?:(?<=\d)T|(?<=[日号]) ?| )\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?Z?$| ?(?:上午|下午|中午|早上|晚上|全天).*$/u
function parseDateText(text: string, cell: Cell, setup: DateSetup): Parsed<DateReading> {
  if (cell.kind === 'number' && /^(?:\d{4}|\d{1,2})\.[1-3]$/u.test(text)) return refused(lostZero(cell.text), expectedDate)
  const serial = dateOfSerial(text)
  if (serial) return serial
  const single = matchPoint(text)
  if (single) {
    const reading = readingOf({ start: single, end: null }, cell, setup)
    return isPacked(text) ? withNote(reading, ({ start }) => note('from_serial', `${text} 读作 ${start}`, `${text} is read as ${start}`)) : reading
  }
  const vague = matchVagueMonth(text)
  if (vague) {
    return withNote(readingOf({ start: vague, end: null }, cell, setup), () =>
      note('month_only', `“${cell.text}”没有具体日子，只记到月`, `“${cell.text}” names no day; only the month is kept`))
  }
  const range = matchRange(text)
  if (range) return readingOf(range, cell, setup)
  return refused(reasonAgainst(text, cell.text), expectedDate)
}

function withNote(reading: Parsed<DateReading>, remark: (value: DateReading) => Note): Parsed<DateReading> {
  return reading.ok ? taken(reading.value, [...reading.notes, remark(reading.value)]) : reading
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

function readingOf({ start, end }: { start: DatePoint, end: DatePoint | null }, cell: Cell, setup: DateSetup): Parsed<DateReading> {
  const hasYear = start.year !== null
  const year = start.year ?? setup.year?.value
  if (year === undefined) return refused(noYear(cell.text), expectedDate)
  const month = start.month ?? setup.month
  if (month === undefined || month === null) return refused(noMonth(cell.text), expectedDate)
  if (year < 1900 || year > 2100) return refused(yearOutside(year), expectedDate)
  const notes = [...startNotes(start, { year, month }, cell, setup)]
  const first = isoOf({ year, month, day: start.day })
  if (first === null) return refused(impossible({ year, month, day: start.day }), expectedDate)
  if (!end) return taken({ start: first, end: null, hasYear }, notes)
  const endMonth = end.month ?? month
  // 12月30日-1月2日 runs into the next year.
  const runsOver = end.year === null && month >= 11 && endMonth <= 2
  const to = { year: end.year ?? (runsOver ? year + 1 : year), month: endMonth, day: end.day }
  const last = isoOf(to)
  if (last === null) return refused(impossible(to), expectedDate)
  if (last < first) {
    return refused({ zh: `“${cell.text}”的结束早于开始`, en: `“${cell.text}” ends before it begins` }, expectedDate)
  }
  if (runsOver) notes.push(note('year_added', `“${cell.text}”跨年，结束记为 ${last}`, `“${cell.text}” runs into the next year; its end is ${last}`))
  return taken({ start: first, end: last === first ? null : last, hasYear }, notes)
}

function* startNotes(start: DatePoint, { year, month }: { year: number, month: number }, cell: Cell, setup: DateSetup): Generator<Note> {
  if (start.month === null) {
    yield note('year_added', `年月 ${year}-${String(month).padStart(2, '0')} 取自标题`, `The year and month ${year}-${String(month).padStart(2, '0')} are taken from the title`)
  } else if (start.year === null && setup.year) {
    const source = sourceName[setup.year.source]
    yield note('year_added', `年份 ${year} 取自${source.zh}`, `The year ${year} is taken from ${source.en}`)
  } else if (start.isShort) {
    yield note('year_added', `“${cell.text}”的年份读作 ${year}`, `The year of “${cell.text}” is read as ${year}`)
  }
}

function isoOf({ year, month, day }: { year: number, month: number, day: number | null }): string | null {
  const prefix = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  const iso = `${prefix}-${String(day ?? 1).padStart(2, '0')}`
  return isIsoDate(iso) ? (day === null ? prefix : iso) : null
}

const noMonth = (text: string) => ({
  zh: `“${text}”没有月份，标题也没有给出唯一的月份`, en: `“${text}” names no month, and the title does not give a single one`,
})

const noYear = (text: string) => ({
  zh: `“${text}”没有年份，标题和本表其他日期也没有给出唯一的年份。请选定年份`,
  en: `“${text}” names no year, and neither the title nor the other dates give a single one. Choose the year`,
})

const yearOutside = (year: number) => ({ zh: `年份 ${year} 不合理`, en: `The year ${year} is not plausible` })

const lostZero = (text: string) => ({
  zh: `“${text}”是数字，末尾的 0 可能已丢失（如 10 月成了 1 月）。请改为文本或日期`,
  en: `“${text}” is a number that may have lost a final 0 (October turns into January). Make it a text or a date`,
})

function impossible({ year, month, day }: { year: number, month: number, day: number | null }) {
  return day === null || month < 1 || month > 12
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
