import type { Merge, Row, SheetInfo, WorkbookReader } from './cells.ts'
import type { ReadLimits } from './limits.ts'
import { openZip, type ZipParts } from './open-zip.ts'
import { createXmlFeed } from './parse-xml.ts'
import { createRowGate } from './row-gate.ts'
import { damagedFile } from './workbook-error.ts'
import { readMerges } from './xlsx-merges.ts'
import { findXlsxParts, type XlsxParts, type XlsxSheet } from './xlsx-parts.ts'
import { createRowCollector, type SheetContext } from './xlsx-rows.ts'
import { readSharedStrings } from './xlsx-strings.ts'
import { readNumberFormats } from './xlsx-styles.ts'

/** The start of `<v>` or `<is>`, with or without a prefix. */
const VALUE_ELEMENT = /[<:](?:v|is)>/
const VALUE_ELEMENT_LENGTH = 4

/** Opens an .xlsx file. Only its directory, relationships and styles are read at once; rows stream. Throws `WorkbookError`. */
export async function openXlsx(path: string, limits: ReadLimits): Promise<WorkbookReader> {
  const zip = await openZip(path, limits)
  try {
    const parts = await findXlsxParts(zip, limits)
    const formats = await readNumberFormats(zip, parts.stylesPart)
    return readerOf({ zip, parts, formats, limits })
  } catch (error) {
    zip.close()
    throw error
  }
}

function readerOf(input: { zip: ZipParts; parts: XlsxParts; formats: SheetContext['formats']; limits: ReadLimits }): WorkbookReader {
  const { zip, parts, formats, limits } = input
  const mergesBySheet = new Map<number, Promise<Merge[]>>()
  const stops = new Map<number, number>()
  let strings: Promise<string[]> | undefined

  function sheetOf({ index }: SheetInfo): XlsxSheet {
    const sheet = parts.sheets[index]
    if (sheet === undefined) throw new RangeError(`no sheet ${index}`)
    return sheet
  }

  function mergesOf(info: SheetInfo) {
    const sheet = sheetOf(info)
    const merges = mergesBySheet.get(sheet.index) ?? readMerges({ zip, part: sheet.part, limits })
    mergesBySheet.set(sheet.index, merges)
    return merges
  }

  async function* rowsOf(info: SheetInfo): AsyncGenerator<Row[]> {
    const { index, name, part } = sheetOf(info)
    strings ??= readSharedStrings(zip, parts.stringsPart, limits)
    const gate = createRowGate({ sheet: name, limits })
    const context = { part, formats, gate, strings: await strings, date1904: parts.date1904 }
    const isCutOff = yield* streamRows(zip, context)
    if (isCutOff) stops.set(index, gate.lastFilled())
  }

  return {
    kind: 'xlsx',
    sheets: parts.sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    readMerges: mergesOf,
    readRows: rowsOf,
    stoppedAfter: ({ index }) => stops.get(index),
    progress: (sheets) => sumProgress([...sheets.map((info) => sheetOf(info).part), parts.stringsPart ?? ''].map(zip.progress)),
    close: async () => zip.close(),
  }
}

function sumProgress(all: { done: number; total: number }[]) {
  return { done: all.reduce((sum, { done }) => sum + done, 0), total: all.reduce((sum, { total }) => sum + total, 0) }
}

/**
 * Yields the rows of a sheet part; answers whether blank rows ended the reading above further content. The rest of the part is
 * inflated without being parsed: for its checksum, or to learn whether anything still stands there.
 */
async function* streamRows(zip: ZipParts, context: SheetContext): AsyncGenerator<Row[], boolean> {
  const collector = createRowCollector(context)
  const feed = createXmlFeed(context.part, collector.handlers)
  let tail = ''
  for await (const chunk of zip.read(context.part)) {
    if (collector.state() === 'reading') {
      feed.write(chunk)
      const rows = collector.take()
      if (rows.length > 0) yield rows
      if (collector.state() === 'cut') return true
    } else if (collector.state() === 'blank') {
      const text = tail + chunk.toString('latin1')
      if (VALUE_ELEMENT.test(text)) return true
      tail = text.slice(-VALUE_ELEMENT_LENGTH)
    }
  }
  if (collector.state() === 'reading') throw damagedFile(context.part)
  return false
}
