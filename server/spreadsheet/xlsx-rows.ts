import { columnOfAddress, LAST_COLUMN, LAST_ROW } from './cell-address.ts'
import type { Row } from './cells.ts'
import { inColumnOrder } from './column-order.ts'
import type { NumberFormat } from './number-formats.ts'
import type { XmlAttributes, XmlHandlers } from './parse-xml.ts'
import type { RowGate } from './row-gate.ts'
import { damagedFile } from './workbook-error.ts'
import { type CellContext, digestCell, type RawCell } from './xlsx-cell.ts'
import { isTrue } from './xlsx-parts.ts'

export interface SheetContext extends CellContext {
  part: string
  formats: readonly (NumberFormat | undefined)[]
  gate: RowGate
}

export interface RowCollector {
  handlers: XmlHandlers
  /** The rows completed since the last call. */
  take(): Row[]
  state(): RowsState
}

/** `ended`: all rows are read. `blank`: a long run of blank rows ended the reading. `cut`: and something stands below them. */
export type RowsState = 'reading' | 'ended' | 'blank' | 'cut'

/** Turns the events of a worksheet part into rows. Rows must ascend (`damaged` otherwise); cells of a row may come in any order. */
export function createRowCollector(context: SheetContext): RowCollector {
  const { part, formats, gate } = context
  let rows: Row[] = []
  let state: RowsState = 'reading'
  let row: Row = { number: 0, hidden: false, cells: [] }
  let cell: RawCell = newCell(-1)
  let collecting: 'nothing' | 'content' | 'formula' = 'nothing'
  let inRows = false
  let inPhonetic = false

  function openRow({ r, hidden }: XmlAttributes) {
    const number = r === undefined ? row.number + 1 : Number(r)
    if (!Number.isInteger(number) || number <= row.number || number > LAST_ROW) throw damagedFile(`${part}, row ${r}`)
    row = { number, hidden: isTrue(hidden), cells: [] }
    cell = newCell(-1)
    if (gate.isBeyondEnd(number)) state = 'blank'
  }

  function closeRow() {
    if (row.cells.length === 0) return
    row.cells = inColumnOrder(row.cells)
    gate.countFilled(row.number)
    rows.push(row)
  }

  function openCell({ r, t = '', s }: XmlAttributes) {
    const column = r === undefined ? cell.column + 1 : columnOfAddress(r)
    if (column === undefined || column > LAST_COLUMN) throw damagedFile(`${part}, cell ${r}`)
    cell = newCell(column)
    cell.type = t
    if (s !== undefined) cell.format = formats[Number(s)]
  }

  function closeCell() {
    const digested = digestCell(cell, context)
    if (digested === null) throw damagedFile(`${part}, shared string ${cell.content}`)
    if (digested === undefined) return
    gate.checkCell({ row: row.number, column: digested.column, length: digested.text.length })
    row.cells.push(digested)
    // Cells of one place, again and again, would only fill memory.
    if (row.cells.length > LAST_COLUMN + 1) throw damagedFile(`${part}, row ${row.number}`)
  }

  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (state === 'blank' && (name === 'v' || name === 'is')) state = 'cut'
      if (state !== 'reading') return
      if (!inRows) {
        inRows = name === 'sheetData'
        return
      }
      switch (name) {
        case 'row':
          return openRow(attributes)
        case 'c':
          return openCell(attributes)
        case 'v':
          cell.hasContent = true
          collecting = 'content'
          return
        case 't':
          cell.hasContent = true
          collecting = inPhonetic ? 'nothing' : 'content'
          return
        case 'f':
          cell.hasFormula = true
          collecting = 'formula'
          return
        case 'rPh':
          inPhonetic = true
      }
    },
    close(name) {
      if (state === 'blank' && name === 'sheetData') state = 'ended'
      if (state !== 'reading' || !inRows) return
      switch (name) {
        case 'c':
          return closeCell()
        case 'row':
          return closeRow()
        case 'v':
        case 't':
        case 'f':
          collecting = 'nothing'
          return
        case 'rPh':
          inPhonetic = false
          return
        case 'sheetData':
          state = 'ended'
      }
    },
    text(text) {
      if (collecting === 'content') cell.content += text
      else if (collecting === 'formula') cell.formula += text
    },
  }

  function take() {
    const taken = rows
    rows = []
    return taken
  }

  return { handlers, take, state: () => state }
}

function newCell(column: number): RawCell {
  return { column, type: '', format: undefined, content: '', hasFormula: false, hasContent: false, formula: '' }
}
