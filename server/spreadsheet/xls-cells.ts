import type { Cell } from './cells.ts'
import { type BiffRecord, RECORD, recordAt, withContinuations } from './biff-records.ts'
import { booleanCell, errorCell, numberCell, textCell } from './make-cell.ts'
import { damagedFile } from './workbook-error.ts'
import type { XlsGlobals } from './xls-globals.ts'

const ERRORS = new Map([[0x00, '#NULL!'], [0x07, '#DIV/0!'], [0x0f, '#VALUE!'], [0x17, '#REF!'], [0x1d, '#NAME?'], [0x24, '#NUM!'], [0x2a, '#N/A']])
const SHARED_FORMULAS = new Set([0x4bc, 0x221, 0x236])

/** The cells that a record holds, blank ones left out. Throws `damaged`. */
export function cellsOf(stream: Buffer, at: number, globals: XlsGlobals): Cell[] {
  const record = recordAt(stream, at)
  if (record === undefined) return []
  try {
    return record.id === RECORD.MANY_RK ? manyNumbers(record, globals) : [oneCell(stream, record, globals) ?? []].flat()
  } catch (error) {
    // Reading past the end of a record that is too short.
    throw error instanceof RangeError ? damagedFile('BIFF', error) : error
  }
}

function manyNumbers({ data }: BiffRecord, globals: XlsGlobals): Cell[] {
  const cells: Cell[] = []
  // Row, first column, then six bytes a cell, then the last column.
  for (let offset = 4; offset + 6 <= data.length - 2; offset += 6) {
    const column = data.readUInt16LE(2) + cells.length
    cells.push(number({ column, value: decodeRk(data.readInt32LE(offset + 2)), format: data.readUInt16LE(offset) }, globals))
  }
  return cells
}

function oneCell(stream: Buffer, record: BiffRecord, globals: XlsGlobals): Cell | undefined {
  const { data } = record
  const column = data.readUInt16LE(2)
  const format = data.readUInt16LE(4)
  switch (record.id) {
    case RECORD.SHARED_LABEL: {
      const text = globals.strings[data.readUInt32LE(6)]
      if (text === undefined) throw damagedFile('BIFF')
      return textCell(column, text)
    }
    case RECORD.LABEL:
    case RECORD.RICH_LABEL:
      return textCell(column, globals.text.read(data, 6))
    case RECORD.RK:
      return number({ column, value: decodeRk(data.readInt32LE(6)), format }, globals)
    case RECORD.NUMBER:
      return number({ column, value: data.readDoubleLE(6), format }, globals)
    case RECORD.BOOLEAN_OR_ERROR:
      return data.readUInt8(7) === 1 ? errorCell(column, errorCode(data.readUInt8(6))) : booleanCell(column, data.readUInt8(6) !== 0)
    default: {
      const cell = formulaResult(stream, record, globals)
      if (cell !== undefined) cell.formula = true
      return cell
    }
  }
}

/** A result that is no number is marked by a double that is none, with its kind in the first byte. */
function formulaResult(stream: Buffer, record: BiffRecord, globals: XlsGlobals): Cell | undefined {
  const { data } = record
  const column = data.readUInt16LE(2)
  if (data.readUInt16LE(12) !== 0xffff) return number({ column, value: data.readDoubleLE(6), format: data.readUInt16LE(4) }, globals)
  switch (data.readUInt8(6)) {
    case 0:
      return resultText({ stream, record, column }, globals)
    case 1:
      return booleanCell(column, data.readUInt8(8) !== 0)
    case 2:
      return errorCell(column, errorCode(data.readUInt8(8)))
    default:
      return undefined
  }
}

/** The text follows in a record of its own, behind those of a shared or array formula. */
function resultText({ stream, record, column }: { stream: Buffer; record: BiffRecord; column: number }, globals: XlsGlobals): Cell | undefined {
  let next = recordAt(stream, record.next)
  while (next !== undefined && SHARED_FORMULAS.has(next.id)) next = recordAt(stream, next.next)
  if (next?.id !== RECORD.STRING) return { ...errorCell(column, '#UNCACHED'), uncached: true }
  return textCell(column, globals.text.readLong(withContinuations(stream, next)))
}

function number({ column, value, format }: { column: number; value: number; format: number }, globals: XlsGlobals): Cell {
  if (!Number.isFinite(value)) throw damagedFile('BIFF')
  return numberCell({ column, value, format: globals.formats[format], date1904: globals.date1904 })
}

const RK_BYTES = Buffer.alloc(8)

/** A number in four bytes ([MS-XLS] §2.5.217): 30 bits of an integer or of a double, perhaps in hundredths. */
function decodeRk(rk: number) {
  RK_BYTES.writeInt32LE(rk & ~3, 4)
  const value = (rk & 2) === 0 ? RK_BYTES.readDoubleLE(0) : rk >> 2
  return (rk & 1) === 0 ? value : value / 100
}

function errorCode(code: number) {
  return ERRORS.get(code) ?? '#ERR!'
}
