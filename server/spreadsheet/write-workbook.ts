import { type Cell as WrittenCell, type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { letterOf } from './column-letters.ts'
import { displayWidth, safeText, uniqueNames, widthOf } from './workbook-text.ts'

export interface ColumnToWrite {
  header: string
  /** In characters; derived from the header when left out. */
  width?: number
  /** Shown when the mouse rests on the header. */
  note?: string
  /** Offered as a drop-down under the header; other values stay possible after a warning. */
  choices?: string[]
  /** `@` keeps what is typed as text, so that 2024.5 is not read as a number. */
  numberFormat?: string
}

export interface SheetToWrite {
  name: string
  columns: ColumnToWrite[]
  rows: (string | number | boolean | null)[][]
  /** A line of its own above the header. */
  title?: string
  /** Lines of advice between title and header. */
  guide?: string[]
}

/** Rows below the header that bear the drop-downs and formats, filled or not. */
const PREPARED_ROWS = 500
const CHOICES_SHEET = '选项'
const GUIDE_LINE_POINTS = 18

/** The library would turn the text `#N/A` into an error; as a rich-text run it stays what it is. */
const LOOKS_LIKE_ERROR = /^#[A-Z0-9_/]+[!?]?$/

const TITLE_STYLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } }
const GUIDE_STYLE: CellStyle = { font: { size: 10, color: { rgb: '5B6668' } }, alignment: { wrapText: true, vertical: 'center' } }
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E4EFEC' } },
  border: { bottom: { style: 'thin', color: { rgb: '1F6B5B' } } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** An .xlsx file in memory, for templates and error workbooks. Text stays text whatever it looks like. */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Uint8Array> {
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  const lists = sheets.flatMap((sheet) => sheet.columns).filter(hasChoices).map((column) => column.choices ?? [])
  const [choicesName = ''] = uniqueNames([...names, CHOICES_SHEET]).slice(-1)
  let firstList = 0
  const written: WriteSheet[] = sheets.map((sheet, index) => {
    const result = writtenSheet({ sheet, name: names[index] ?? sheet.name, choicesName, firstList })
    firstList += sheet.columns.filter(hasChoices).length
    return result
  })
  if (lists.length > 0) written.push(choicesSheet(choicesName, lists))
  return writeXlsx({ sheets: written })
}

function writtenSheet(input: { sheet: SheetToWrite; name: string; choicesName: string; firstList: number }): WriteSheet {
  const { sheet, name, choicesName, firstList } = input
  const guide = sheet.guide ?? []
  const headings = [...(sheet.title === undefined ? [] : [sheet.title]), ...guide]
  const headerRow = headings.length
  const preparedRows = Math.max(sheet.rows.length, hasPreparedRows(sheet) ? PREPARED_ROWS : 0)
  const blankRow = sheet.columns.map(() => null)
  const rows = Array.from({ length: preparedRows }, (_, index) => (sheet.rows[index] ?? blankRow).map(safeValue))
  const lastColumn = Math.max(0, sheet.columns.length - 1)

  const cells = new Map<string, Partial<WrittenCell>>()
  headings.forEach((_, row) => cells.set(`${row},0`, { style: row === 0 && sheet.title !== undefined ? TITLE_STYLE : GUIDE_STYLE }))
  sheet.columns.forEach(({ note }, column) => {
    cells.set(`${headerRow},${column}`, { style: HEADER_STYLE, ...(note ? { comment: { text: note } } : {}) })
  })
  rows.forEach((row, index) => {
    row.forEach((value, column) => {
      if (typeof value !== 'string' || !LOOKS_LIKE_ERROR.test(value)) return
      cells.set(`${headerRow + 1 + index},${column}`, { richText: [{ text: value }] })
    })
  })
  const merges = lastColumn === 0 ? [] : headings.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: lastColumn }))
  const guideRows = guide.map((line, index) => [headings.length - guide.length + index, { height: guideHeight(line, sheet) }] as const)

  return {
    name,
    columns: sheet.columns.map((column) => ({ width: widthOf(column), numFmt: column.numberFormat })),
    rows: [...headings.map((line) => [safeText(line)]), sheet.columns.map((column) => safeText(column.header)), ...rows],
    cells,
    merges,
    rowDefs: new Map(guideRows),
    freezePane: { rows: headerRow + 1 },
    dataValidations: dropDowns({ sheet, choicesName, firstList, firstRow: headerRow + 2, lastRow: headerRow + 1 + preparedRows }),
  }
}

function dropDowns(input: {
  sheet: SheetToWrite
  choicesName: string
  firstList: number
  firstRow: number
  lastRow: number
}): DataValidation[] {
  const { sheet, choicesName, firstList, firstRow, lastRow } = input
  const withChoices = sheet.columns.map((column, index) => ({ column, index })).filter(({ column }) => hasChoices(column))
  return withChoices.map(({ column, index }, list) => {
    const letter = letterOf(firstList + list)
    return {
      type: 'list',
      // A list written into the rule itself may hold 255 characters and no comma; a range has no such bounds.
      formula1: `'${choicesName}'!$${letter}$1:$${letter}$${column.choices?.length ?? 1}`,
      range: `${letterOf(index)}${firstRow}:${letterOf(index)}${lastRow}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: column.header,
      errorMessage: '所填内容不在可选项中，请核对',
    }
  })
}

function choicesSheet(name: string, lists: string[][]): WriteSheet {
  const height = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: height }, (_, row) => lists.map((list) => safeValue(list[row] ?? null)))
  return { name, rows, hidden: true }
}

function hasChoices(column: ColumnToWrite) {
  return column.choices !== undefined && column.choices.length > 0
}

function hasPreparedRows(sheet: SheetToWrite) {
  return sheet.columns.some((column) => hasChoices(column) || column.numberFormat !== undefined)
}

function safeValue<Value extends string | number | boolean | null>(value: Value) {
  return typeof value === 'string' ? safeText(value) : value
}

function guideHeight(line: string, sheet: SheetToWrite) {
  const available = sheet.columns.reduce((total, column) => total + widthOf(column), 0)
  return GUIDE_LINE_POINTS * Math.max(1, Math.ceil(displayWidth(line) / available))
}
