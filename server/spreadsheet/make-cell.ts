import type { Cell } from './cells.ts'
import type { NumberFormat } from './number-formats.ts'
import { clockOfMoment, isoOfMoment, momentOfSerial, type SheetMoment } from './serial-dates.ts'

const ISO_MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?Z?)?$/

/** A cell of text; undefined for empty text. */
export function textCell(column: number, text: string): Cell | undefined {
  return text === '' ? undefined : { column, kind: 'text', value: text, text }
}

export function booleanCell(column: number, value: boolean): Cell {
  return { column, kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' }
}

export function errorCell(column: number, code: string): Cell {
  return { column, kind: 'error', value: code, text: code }
}

export interface NumberToMake {
  column: number
  value: number
  /** Its digits as the file has them, where it has any. */
  digits?: string
  format: NumberFormat | undefined
  date1904: boolean
}

/** A number, or what its format makes of it: a date, or a time of day as text. */
export function numberCell({ column, value, digits = '', format, date1904 }: NumberToMake): Cell {
  const moment = serialCell({ column, value, format, date1904 })
  if (moment) return moment
  // Whole numbers keep the digits that stand in the file: past fifteen of them a double no longer can.
  const text = /^-?\d+$/.test(digits) ? digits : String(value)
  return withFormat({ column, kind: 'number', value, text }, format)
}

function serialCell({ column, value, format, date1904 }: NumberToMake) {
  if (format === undefined || format.shows === 'number') return undefined
  const moment = momentOfSerial(value, date1904)
  if (moment === undefined) return undefined
  const text = format.showMoment(moment)
  const hasDay = value >= 1 || (date1904 && format.shows === 'date')
  if (hasDay) return withFormat({ column, kind: 'date', value: isoOfMoment(moment), text }, format)
  // A time of day has no date to speak of; a 0 under a date format is no date at all.
  return format.shows === 'time' ? withFormat({ column, kind: 'text', value: clockOfMoment(moment), text }, format) : undefined
}

/** A date written as ISO text, shown under its format; text that is none stays text. */
export function isoDateCell({ column, text, format }: { column: number; text: string; format: NumberFormat | undefined }): Cell | undefined {
  const moment = momentOfIso(text)
  if (moment === undefined) return textCell(column, text)
  // A time of day stands on the eve of the first day that a sheet can show.
  if (moment.year < 1900 && format?.shows === 'time') {
    return withFormat({ column, kind: 'text', value: clockOfMoment(moment), text: format.showMoment(moment) }, format)
  }
  const value = isoOfMoment(moment)
  const shown = format === undefined || format.shows === 'number' ? value : format.showMoment(moment)
  return withFormat({ column, kind: 'date', value, text: shown }, format)
}

function momentOfIso(text: string): SheetMoment | undefined {
  const match = ISO_MOMENT.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((digits) => Number(digits ?? 0))
  return { year, month, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

function withFormat(cell: Cell, format: NumberFormat | undefined): Cell {
  if (format !== undefined) cell.numberFormat = format.code
  return cell
}
