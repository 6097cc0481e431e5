import { RECORD, recordAt, recordsOf, withContinuations } from './biff-records.ts'
import { type BiffText, codePageText, readSharedStrings, unicodeText } from './biff-strings.ts'
import type { ReadLimits } from './limits.ts'
import { type NumberFormat, numberFormat } from './number-formats.ts'
import { damagedFile, encryptedFile, macroFile, tooManySheets, unsupportedXls } from './workbook-error.ts'

export interface XlsSheet {
  index: number
  name: string
  hidden: boolean
  /** The sheet's part of the stream. */
  start: number
  end: number
}

export interface XlsGlobals {
  sheets: XlsSheet[]
  strings: readonly string[]
  /** By the index that cells give. */
  formats: readonly (NumberFormat | undefined)[]
  date1904: boolean
  text: BiffText
}

const EXCEL_97 = 0x0600
const SHEET_BY_ITSELF = 0x10
const MACRO_SHEETS = new Set([1, 6])
const ORDINARY_SHEET = 0

/** What the head of an .xls stream says about all its sheets. Throws `encrypted`, `macro`, `unsupported_xls`, `truncated` or `damaged`. */
export function readGlobals(stream: Buffer, limits: ReadLimits): XlsGlobals {
  const begin = recordAt(stream, 0)
  if (begin?.id !== RECORD.BEGIN || begin.data.length < 4) throw unsupportedXls()
  const isUnicode = begin.data.readUInt16LE(0) === EXCEL_97
  const isBareSheet = begin.data.readUInt16LE(2) === SHEET_BY_ITSELF
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  const found: { name: string; state: number; start: number }[] = []
  let text = isUnicode ? unicodeText : codePageText(undefined)
  let strings: string[] = []
  let date1904 = false

  for (const record of recordsOf(stream, { start: 0, end: stream.length })) {
    const { data } = record
    if (LEAST_BYTES.has(record.id) && data.length < (LEAST_BYTES.get(record.id) ?? 0)) throw damagedFile('BIFF')
    switch (record.id) {
      case RECORD.PASSWORD:
        throw encryptedFile()
      case RECORD.CODE_PAGE:
        if (!isUnicode) text = codePageText(data.readUInt16LE(0))
        break
      case RECORD.DATE_MODE:
        date1904 = data.readUInt16LE(0) === 1
        break
      case RECORD.NUMBER_FORMAT:
        codes.set(data.readUInt16LE(0), text.read(data, 2, isUnicode ? 2 : 1))
        break
      case RECORD.CELL_FORMAT:
        formatIds.push(data.readUInt16LE(2))
        break
      case RECORD.STRINGS:
        strings = readSharedStrings(withContinuations(stream, record))
        break
      case RECORD.SHEET:
        if (MACRO_SHEETS.has(data[5] ?? 0)) throw macroFile()
        if (data[5] === ORDINARY_SHEET) found.push({ name: text.read(data, 6, 1), state: data[4] ?? 0, start: data.readUInt32LE(0) })
        if (found.length > limits.sheets) throw tooManySheets(limits.sheets)
    }
  }
  if (isBareSheet) found.push({ name: 'Sheet1', state: 0, start: 0 })
  if (found.length === 0) throw damagedFile('BIFF')
  return { sheets: placeSheets(found, stream), strings, formats: formatsOf(formatIds, codes), date1904, text }
}

const LEAST_BYTES = new Map<number, number>([
  [RECORD.CODE_PAGE, 2], [RECORD.DATE_MODE, 2], [RECORD.NUMBER_FORMAT, 4], [RECORD.CELL_FORMAT, 4], [RECORD.SHEET, 8],
])

/** Each sheet ends at the latest where another begins, so that no part of a hostile file is read twice. */
function placeSheets(found: { name: string; state: number; start: number }[], stream: Buffer): XlsSheet[] {
  const starts = [...new Set(found.map(({ start }) => start))].sort((one, other) => one - other)
  if (starts.length < found.length) throw damagedFile('BIFF')
  return found.map(({ name, state, start }, index) => {
    if (recordAt(stream, start)?.id !== RECORD.BEGIN) throw damagedFile(name)
    return { index, name, hidden: (state & 3) !== 0, start, end: starts[starts.indexOf(start) + 1] ?? stream.length }
  })
}

function formatsOf(ids: number[], codes: ReadonlyMap<number, string>) {
  const byId = new Map<number, NumberFormat | undefined>()
  return ids.map((id) => {
    if (!byId.has(id)) byId.set(id, numberFormat(id, codes.get(id)))
    return byId.get(id)
  })
}
