import { LAST_COLUMN, LAST_ROW } from './cell-address.ts'
import type { Cell, Merge, Row } from './cells.ts'
import { errorCell, numberCell, textCell } from './make-cell.ts'
import type { ReadLimits } from './limits.ts'
import { damagedFile, tooManyMerges } from './workbook-error.ts'

const PART = 'HTML'
/** No office page nests deeper, and a parser's work grows with depth. */
const MAX_DEPTH = 256
const MAX_CELL_CHARACTERS = 1_000_000
/** As browsers have it. */
const MOST_COLUMNS_SPANNED = 1000
const MOST_ROWS_SPANNED = 65_534
const NEW_LINE = new Set(['br', 'p', 'div', 'li'])
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'])
const UNSEEN = new Set(['script', 'style', 'title', 'template', 'noscript', 'xml'])

type Attributes = Record<string, string>

interface OpenCell { column: number; right: number; rows: number; text: string; attributes: Attributes; hasTable: boolean }
interface OpenRow { number: number; hidden: boolean; cells: Cell[]; nextColumn: number }
interface OpenTable { row: OpenRow | null; cell: OpenCell | null; coveredTo: number[] }

/** Events of an HTML parser, names in lower case. */
export interface HtmlHandlers {
  onopentag(name: string, attributes: Attributes): void
  onclosetag(name: string): void
  ontext(text: string): void
}

/**
 * Turns the tables of a page into the rows of one sheet, one below another as spreadsheet programs show them. A table inside a cell
 * (systems lay pages out so) stands between what comes before and after it in that cell. Throws `damaged`.
 */
export function collectTableRows({ limits, add, addMerge }: { limits: ReadLimits; add(row: Row): void; addMerge(merge: Merge): void }) {
  const tables: OpenTable[] = []
  let depth = 0
  let unseen = 0
  let lastRow = 0
  let tableCount = 0
  let mergeCount = 0

  const current = () => tables.at(-1)

  function nextRow() {
    lastRow += 1
    if (lastRow > LAST_ROW) throw damagedFile(PART)
    return lastRow
  }

  function openTable() {
    const outer = current()
    if (outer?.cell) {
      const { column, right, rows, attributes } = outer.cell
      closeCell(outer)
      closeRow(outer)
      outer.cell = { column, right, rows, text: '', attributes, hasTable: true }
    }
    tables.push({ row: null, cell: null, coveredTo: [] })
    tableCount += 1
  }

  function closeTable() {
    const table = tables.pop()
    if (!table) return
    closeCell(table)
    closeRow(table)
  }

  function openRow(table: OpenTable, attributes: Attributes) {
    closeCell(table)
    closeRow(table)
    const row: OpenRow = { number: nextRow(), hidden: isHidden(attributes), cells: [], nextColumn: 0 }
    table.row = row
    return row
  }

  function closeRow(table: OpenTable) {
    if (table.row && table.row.cells.length > 0) add({ number: table.row.number, hidden: table.row.hidden, cells: table.row.cells })
    table.row = null
  }

  function openCell(table: OpenTable, attributes: Attributes) {
    closeCell(table)
    const row = table.row ?? openRow(table, {})
    let column = row.nextColumn
    while ((table.coveredTo[column] ?? 0) >= row.number) column += 1
    if (column > LAST_COLUMN) throw damagedFile(PART)
    const right = column + span(attributes.colspan, MOST_COLUMNS_SPANNED) - 1
    const rows = span(attributes.rowspan, MOST_ROWS_SPANNED)
    row.nextColumn = right + 1
    for (let covered = column; covered <= Math.min(right, limits.columns); covered += 1) table.coveredTo[covered] = row.number + rows - 1
    table.cell = { column, right, rows, text: '', attributes, hasTable: false }
  }

  function closeCell(table: OpenTable) {
    const cell = table.cell
    table.cell = null
    if (!cell) return
    const digested = digestCell(cell)
    if (digested === undefined && table.row === null) return
    table.row ??= { number: nextRow(), hidden: false, cells: [], nextColumn: cell.right + 1 }
    const { number } = table.row
    if (digested) table.row.cells.push(digested)
    if (cell.hasTable || (cell.right === cell.column && cell.rows === 1)) return
    mergeCount += 1
    if (mergeCount > limits.mergesPerSheet) throw tooManyMerges(limits.mergesPerSheet)
    addMerge({ top: number, left: cell.column, bottom: number + cell.rows - 1, right: cell.right })
  }

  const handlers: HtmlHandlers = {
    onopentag(name, attributes) {
      depth += 1
      if (depth > MAX_DEPTH) throw damagedFile(PART)
      if (UNSEEN.has(name)) unseen += 1
      const table = current()
      if (name === 'table') openTable()
      else if (table && name === 'tr') openRow(table, attributes)
      else if (table && (name === 'td' || name === 'th')) openCell(table, attributes)
      else if (table?.cell && NEW_LINE.has(name)) append(table.cell, '\n')
    },
    onclosetag(name) {
      depth -= 1
      if (UNSEEN.has(name)) unseen -= 1
      const table = current()
      if (name === 'table') closeTable()
      else if (table && (name === 'td' || name === 'th')) closeCell(table)
      else if (table && name === 'tr') {
        closeCell(table)
        closeRow(table)
      } else if (table?.cell && (name === 'p' || name === 'div')) append(table.cell, '\n')
    },
    ontext(text) {
      const cell = current()?.cell
      if (cell && unseen === 0) append(cell, text.replace(/[\t\n\f\r ]+/g, ' '))
    },
  }
  return { handlers, tables: () => tableCount }
}

function append(cell: OpenCell, text: string) {
  cell.text += text
  if (cell.text.length > MAX_CELL_CHARACTERS) throw damagedFile(PART)
}

function digestCell({ column, text, attributes }: OpenCell): Cell | undefined {
  // Runs of spaces first, so that the next pattern never has a run to walk again and again.
  const shown = text.replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{2,}/g, '\n').trim()
  if (ERRORS.has(shown)) return errorCell(column, shown)
  // Excel and LibreOffice write a number in full beside how it is shown.
  const digits = attributes['x:num'] ?? attributes.sdval ?? ''
  const cell = isSameNumber(digits, shown)
    ? numberCell({ column, value: Number(digits), digits, format: undefined, date1904: false }) : textCell(column, shown)
  if (cell && attributes['x:fmla'] !== undefined) cell.formula = true
  return cell
}

/** Where a date or a unit is shown, that says more than the number behind it. */
function isSameNumber(digits: string, shown: string) {
  if (digits.trim() === '' || !/^[-+]?[\d,]+(?:\.\d+)?$/.test(shown)) return false
  const decimals = /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0
  return Math.abs(Number(digits) - Number(shown.replaceAll(',', ''))) <= 0.5 * 10 ** -decimals + Number.EPSILON
}

function span(text: string | undefined, most: number) {
  const value = Number.parseInt(text ?? '1', 10)
  return Number.isFinite(value) && value > 1 ? Math.min(value, most) : 1
}

function isHidden({ hidden, style = '' }: Attributes) {
  return hidden !== undefined || /display\s*:\s*none/i.test(style)
}
