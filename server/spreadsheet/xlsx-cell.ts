import type { Cell } from './cells.ts'
import type { NumberFormat } from './number-formats.ts'
import { clockOfMoment, isoOfMoment, momentOfSerial } from './serial-dates.ts'
import { unescapeText } from './xlsx-strings.ts'

/** What stands in a `<c>` element, undigested. */
export interface RawCell {
  column: number
  /** The `t` attribute; empty for a number. */
  type: string
  format: NumberFormat | undefined
  /** Text of `<v>`, or of `<is>` for an inline string. */
  content: string
  hasFormula: boolean
  hasContent: boolean
  formula: string
}

export interface CellContext {
  strings: readonly string[]
  date1904: boolean
}

const PICTURE = /\bDISPIMG\s*\(/i
const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/

/** The cell as a person would read it; undefined when it holds nothing, null when it points at a shared string that is not there. */
export function digestCell(raw: RawCell, context: CellContext): Cell | undefined | null {
  const { column } = raw
  if (raw.hasFormula && (PICTURE.test(raw.formula) || PICTURE.test(raw.content))) {
    return { column, kind: 'error', value: '#PICTURE', text: raw.content || raw.formula, formula: true }
  }
  if (raw.hasFormula && (!raw.hasContent || (raw.content === '' && raw.type !== 'str'))) {
    return { column, kind: 'error', value: '#UNCACHED', text: '#UNCACHED', formula: true, uncached: true }
  }
  const cell = digestContent(raw, context)
  if (cell && raw.hasFormula) cell.formula = true
  return cell
}

function digestContent(raw: RawCell, context: CellContext): Cell | undefined | null {
  const { column, content } = raw
  switch (raw.type) {
    case 's': {
      if (content === '') return undefined
      const shared = context.strings[Number(content)]
      return shared === undefined ? null : textCell(column, shared)
    }
    case 'str':
    case 'inlineStr':
      return textCell(column, unescapeText(content))
    case 'b':
      return content === '' ? undefined : booleanCell(column, content)
    case 'e':
      return content === '' ? undefined : { column, kind: 'error', value: content, text: content }
    case 'd':
      return isoDateCell(raw)
    default:
      return content === '' ? undefined : numberCell(raw, context.date1904)
  }
}

function textCell(column: number, text: string): Cell | undefined {
  return text === '' ? undefined : { column, kind: 'text', value: text, text }
}

function booleanCell(column: number, content: string): Cell {
  const value = content === '1' || content === 'true'
  return { column, kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' }
}

function isoDateCell({ column, content, format }: RawCell): Cell | undefined {
  const [, day, clock] = ISO_MOMENT.exec(content) ?? []
  if (day === undefined) return textCell(column, content)
  const time = clock?.length === 5 ? `${clock}:00` : clock
  const value = time === undefined || time === '00:00:00' ? day : `${day}T${time}`
  return withFormat({ column, kind: 'date', value, text: value }, format)
}

function numberCell(raw: RawCell, date1904: boolean): Cell | undefined {
  const { column, format } = raw
  const content = raw.content.trim()
  const value = Number(content)
  if (content === '' || !Number.isFinite(value)) return textCell(column, raw.content)
  const moment = momentCell({ column, value, format, date1904 })
  if (moment) return moment
  // Whole numbers keep the digits that stand in the file: past fifteen of them a double no longer can.
  const text = /^-?\d+$/.test(content) ? content : String(value)
  return withFormat({ column, kind: 'number', value, text }, format)
}

function momentCell(input: { column: number; value: number; format: NumberFormat | undefined; date1904: boolean }) {
  const { column, value, format, date1904 } = input
  if (format === undefined || format.shows === 'number') return undefined
  const moment = momentOfSerial(value, date1904)
  if (moment === undefined) return undefined
  const text = format.showMoment(moment)
  const hasDay = value >= 1 || (date1904 && format.shows === 'date')
  if (hasDay) return withFormat({ column, kind: 'date', value: isoOfMoment(moment), text }, format)
  // A time of day has no date to speak of; a 0 under a date format is no date at all.
  return format.shows === 'time' ? withFormat({ column, kind: 'text', value: clockOfMoment(moment), text }, format) : undefined
}

function withFormat(cell: Cell, format: NumberFormat | undefined): Cell {
  if (format !== undefined) cell.numberFormat = format.code
  return cell
}
