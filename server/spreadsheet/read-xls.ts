import type { Cell, Row, SheetInfo, WorkbookReader } from './cells.ts'
import { inColumnOrder } from './column-order.ts'
import type { ReadLimits } from './limits.ts'
import { createRowSink } from './row-sink.ts'
import { cellsOf } from './xls-cells.ts'
import { readGlobals, type XlsGlobals } from './xls-globals.ts'
import { indexSheet, rowAt, type SheetIndex } from './xls-rows.ts'

const BATCH_ROWS = 500

/** Opens the record stream of an .xls file (Excel 5 to 2003), which is in memory; its cells are made as they are asked for. Throws `WorkbookError`. */
export function openXls(stream: Buffer, limits: ReadLimits): WorkbookReader {
  const globals = readGlobals(stream, limits)
  const indexes = new Map<number, SheetIndex>()
  const stops = new Map<number, number>()
  const cellsRead = new Map<number, number>()

  function indexOf({ index }: SheetInfo) {
    const sheet = globals.sheets[index]
    if (sheet === undefined) throw new RangeError(`no sheet ${index}`)
    const known = indexes.get(index) ?? indexSheet(stream, sheet, limits)
    indexes.set(index, known)
    return known
  }

  async function* readRows(info: SheetInfo): AsyncGenerator<Row[]> {
    const sink = createRowSink({ sheet: info.name, limits })
    for (const row of rowsOf(stream, indexOf(info), globals, (cells) => cellsRead.set(info.index, cells))) {
      sink.add(row)
      if (sink.waiting() >= BATCH_ROWS) yield sink.take()
      const stop = sink.stoppedAfter()
      if (stop === undefined) continue
      stops.set(info.index, stop)
      break
    }
    if (sink.waiting() > 0) yield sink.take()
  }

  return {
    kind: 'xls',
    sheets: globals.sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    readMerges: async (info) => indexOf(info).merges,
    readRows,
    stoppedAfter: ({ index }) => stops.get(index),
    progress: (sheets) => progressThrough(sheets.map((info) => ({ read: cellsRead.get(info.index) ?? 0, all: indexOf(info).cells.length })), stream.length),
    close: async () => undefined,
  }
}

/** The file is in memory whole; how far its cells have been read says how far its bytes have. */
function progressThrough(sheets: { read: number, all: number }[], bytes: number) {
  const all = sheets.reduce((sum, sheet) => sum + sheet.all, 0)
  return { done: all === 0 ? bytes : Math.round(bytes * sheets.reduce((sum, { read }) => sum + read, 0) / all), total: bytes }
}

/** The rows that hold something. */
function* rowsOf(
  stream: Buffer, { cells: offsets, hiddenRows }: SheetIndex, globals: XlsGlobals, onRead: (cells: number) => void,
): Generator<Row> {
  let row = -1
  let cells: Cell[] = []
  const finished = (): Row[] => cells.length === 0 ? [] : [{ number: row + 1, hidden: hiddenRows.has(row), cells: inColumnOrder(cells) }]
  for (const [index, offset] of offsets.entries()) {
    const own = rowAt(stream, offset)
    if (own !== row) {
      onRead(index)
      yield* finished()
      row = own
      cells = []
    }
    cells.push(...cellsOf(stream, offset, globals))
  }
  onRead(offsets.length)
  yield* finished()
}
