import type { Cell, Merge, Row, SheetInfo, WorkbookReader } from './cells.ts'
import { detectEncoding, readText, type TextEncodingName } from './csv-text.ts'
import type { ReadLimits } from './limits.ts'
import { booleanCell, errorCell, isoDateCell, numberCell, textCell } from './make-cell.ts'
import { type NumberFormat, numberFormat } from './number-formats.ts'
import { createXmlFeed, parseXmlPart } from './parse-xml.ts'
import { createRowSink } from './row-sink.ts'
import { damagedFile, tooManyMerges, tooManySheets } from './workbook-error.ts'
import { followXmlSheets, type XmlSheetCell } from './xml-sheet-events.ts'

const PART = 'SpreadsheetML'
/** The text is decoded before it is parsed, so what the declaration says of its encoding no longer holds. */
const DECLARATION = /^\s*<\?xml[^>]*\?>/

type Formats = ReadonlyMap<string, NumberFormat | undefined>
interface XmlFile { path: string; encoding: TextEncodingName; limits: ReadLimits }

/** Opens a SpreadsheetML-2003 file (XML 表格 2003): read once for its sheets and merges, again for the rows of each. Throws `WorkbookError`. */
export async function openXmlSheet(
  { path, head, size, limits }: { path: string; head: Buffer; size: number; limits: ReadLimits },
): Promise<WorkbookReader> {
  const file = { path, limits, encoding: await detectEncoding(path, head) }
  const { sheets, formats } = await survey(file)
  const stops = new Map<number, number>()
  const bytes = new Map<number, number>()

  async function* readRows(info: SheetInfo): AsyncGenerator<Row[]> {
    const sink = createRowSink({ sheet: info.name, limits })
    const { feed, isDone } = feedRows({ sheet: info.index, add: sink.add, formats, limits })
    for await (const chunk of chunksOf(file, (read) => bytes.set(info.index, read))) {
      feed.write(chunk)
      if (sink.waiting() > 0) yield sink.take()
      const stop = sink.stoppedAfter()
      if (stop !== undefined) stops.set(info.index, stop)
      if (stop !== undefined || isDone()) break
    }
    bytes.set(info.index, size)
  }

  return {
    kind: 'xml',
    sheets: sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    encoding: file.encoding,
    readMerges: async ({ index }) => sheets[index]?.merges ?? [],
    readRows,
    stoppedAfter: ({ index }) => stops.get(index),
    // Each sheet is read from the start of the file.
    progress: (wanted) => ({ done: wanted.reduce((sum, { index }) => sum + (bytes.get(index) ?? 0), 0), total: size * wanted.length }),
    close: async () => undefined,
  }
}

async function* chunksOf({ path, encoding }: XmlFile, onRead?: (bytes: number) => void) {
  let isStart = true
  for await (const text of readText(path, encoding, onRead)) {
    yield Buffer.from(isStart ? text.replace(DECLARATION, '') : text)
    isStart = false
  }
}

async function survey(file: XmlFile) {
  const { limits } = file
  const sheets: (SheetInfo & { merges: Merge[] })[] = []
  const formats = new Map<string, NumberFormat | undefined>()
  const handlers = followXmlSheets(limits, {
    style: (id, code) => formats.set(id, numberFormat(-1, NAMED_FORMATS.get(code) ?? code)),
    sheet(name) {
      sheets.push({ index: sheets.length, name, hidden: false, merges: [] })
      if (sheets.length > limits.sheets) throw tooManySheets(limits.sheets)
    },
    sheetHidden() {
      const sheet = sheets.at(-1)
      if (sheet) sheet.hidden = true
    },
    merge(merge) {
      const merges = sheets.at(-1)?.merges
      merges?.push(merge)
      if (merges && merges.length > limits.mergesPerSheet) throw tooManyMerges(limits.mergesPerSheet)
    },
  })
  await parseXmlPart({ part: PART, chunks: chunksOf(file), handlers })
  if (sheets.length === 0) throw damagedFile(PART)
  return { sheets, formats }
}

/** Turns one sheet of the document into rows. */
function feedRows({ sheet, add, formats, limits }: { sheet: number; add(row: Row): void; formats: Formats; limits: ReadLimits }) {
  let index = -1
  let row: Row | undefined
  const finish = () => {
    if (row) add(row)
    row = undefined
  }
  const handlers = followXmlSheets(limits, {
    sheet() {
      index += 1
    },
    cell(raw) {
      if (index !== sheet) return
      if (row?.number !== raw.row) finish()
      const cell = digestCell(raw, formats)
      if (cell === undefined) return
      row ??= { number: raw.row, hidden: raw.rowHidden, cells: [] }
      row.cells.push(cell)
    },
    sheetEnd: finish,
  })
  return { feed: createXmlFeed(PART, handlers), isDone: () => index > sheet }
}

function digestCell(raw: XmlSheetCell, formats: Formats): Cell | undefined {
  if (raw.type === undefined) return { ...errorCell(raw.column, '#UNCACHED'), formula: true, uncached: true }
  const cell = digestData(raw, formats)
  if (cell && raw.hasFormula) cell.formula = true
  return cell
}

function digestData({ type, column, text, style }: XmlSheetCell, formats: Formats): Cell | undefined {
  const format = formats.get(style ?? 'Default')
  switch (type) {
    case 'Number': {
      const digits = text.trim()
      const value = Number(digits)
      return digits === '' || !Number.isFinite(value) ? textCell(column, text) : numberCell({ column, value, digits, format, date1904: false })
    }
    case 'DateTime':
      return isoDateCell({ column, text: text.trim(), format })
    case 'Boolean':
      return booleanCell(column, text.trim() === '1')
    case 'Error':
      return text === '' ? undefined : errorCell(column, text.trim())
    default:
      return textCell(column, text)
  }
}

/** Formats that the file may call by a name, as Chinese Excel shows them. */
const NAMED_FORMATS = new Map([
  ['General Number', 'General'], ['Fixed', '0.00'], ['Standard', '#,##0.00'], ['Currency', '#,##0.00'], ['Euro Currency', '#,##0.00'],
  ['Percent', '0.00%'], ['Scientific', '0.00E+00'], ['Yes/No', 'General'], ['True/False', 'General'], ['On/Off', 'General'],
  ['General Date', 'yyyy/m/d h:mm'], ['Long Date', 'yyyy"年"m"月"d"日"'], ['Medium Date', 'd-mmm-yy'], ['Short Date', 'yyyy/m/d'],
  ['Long Time', 'h:mm:ss'], ['Medium Time', 'h:mm AM/PM'], ['Short Time', 'h:mm'],
])
