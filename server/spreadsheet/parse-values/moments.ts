import type { Cell } from '../cells.ts'
import { type DateReading, type DateSetup, parseDate } from './dates.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { compactText, plainText } from './plain-text.ts'

const CLOCK = /(\d{1,2})(?:[:：]|[时点])(\d{1,2})?(?:[:：]\d{2}|分)?$/u
const SPAN = /^(?:约)?(?:(\d{1,2})(?:小时|时))?(?:(\d{1,3})(?:分钟?|min))?(?:内)?$/iu
const mostMinutes = 24 * 60

export const expectedMoment = { zh: '日期和时间，如 2024-07-28 14:05', en: 'a day and time such as 2024-07-28 14:05' }

/**
 * When something happened: a day with its minute (2024-07-28 14:05), or as much of it as the cell says. A time of day alone comes as
 * T14:05 and a span (35分钟) as P35M: what they are counted from stands in another cell of the row.
 */
export function parseMoment(cell: Cell, setup: DateSetup): Parsed<string> & { date?: DateReading } {
  if (cell.kind === 'date') {
    const [day = '', clock] = String(cell.value).split('T')
    if (day < '1901') return taken(`T${(clock ?? '00:00').slice(0, 5)}`)
    const parsed = parseDate({ ...cell, value: day }, setup)
    if (!parsed.ok) return parsed
    return { ...taken(clock === undefined ? parsed.value.start : at(parsed.value.start, clock.slice(0, 5)), parsed.notes), date: parsed.value }
  }
  const minutes = minutesOf(cell)
  if (minutes !== null) {
    return taken(`P${minutes}M`, cell.kind === 'number' ? [note('guessed', `“${cell.text}”读作 ${minutes} 分钟`, `“${cell.text}” is read as ${minutes} minutes`)] : [])
  }
  const text = plainText(cell.text).trim()
  const clock = CLOCK.exec(text)
  if (!clock || cell.kind === 'number') {
    const parsed = parseDate(cell, setup)
    return parsed.ok ? { ...taken(parsed.value.start, parsed.notes), date: parsed.value } : parsed
  }
  const [hour, minute] = [Number(clock[1]), Number(clock[2] ?? 0)]
  if (hour > 23 || minute > 59) return refused({ zh: `没有“${clock[0]}”这个时间`, en: `There is no time “${clock[0]}”` }, expectedMoment)
  const time = `${twoDigits(hour)}:${twoDigits(minute)}`
  const before = text.slice(0, text.length - clock[0].length).replace(/[T,，\s]+$/u, '')
  if (before === '') return taken(`T${time}`)
  const parsed = parseDate({ ...cell, kind: 'text', value: before, text: before }, setup)
  if (!parsed.ok) return parsed
  if (parsed.value.start.length === 7) return refused({ zh: `“${cell.text}”有时间而没有日子`, en: `“${cell.text}” has a time but no day` }, expectedMoment)
  return { ...taken(at(parsed.value.start, time), parsed.notes), date: parsed.value }
}

const at = (day: string, time: string) => `${day}T${time}+08:00`
const twoDigits = (value: number) => String(value).padStart(2, '0')

/** 35分钟, 1小时20分; a bare number up to a day's minutes is one too. */
function minutesOf(cell: Cell): number | null {
  if (cell.kind === 'number') {
    const value = Number(cell.value)
    return Number.isInteger(value) && value >= 0 && value <= mostMinutes ? value : null
  }
  const span = SPAN.exec(compactText(cell.text))
  if (!span || (span[1] === undefined && span[2] === undefined)) return null
  return Number(span[1] ?? 0) * 60 + Number(span[2] ?? 0)
}
