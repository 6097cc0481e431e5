import type { Cell, Merge, Row, WorkbookReader } from './cells.ts'
import { HEAD_ROWS } from './find-header.ts'
import { followMerges, type MergedCells } from './merged-cells.ts'
import { plainText } from './parse-values/plain-text.ts'

/** Neighbouring columns 年, 月 and 日, or two of them, that hold one date together. */
interface DateColumns { row: number, first: number, parts: Part[], /** A heading above says what date it is. */ isBelowHeading: boolean }
/** What the column of a part may be called, its own name first. */
type Part = [name: '年' | '月' | '日', ...others: string[]]

/** 年份 and 月份 without a day may be two fields of a record. */
const TOGETHER: Part[][] = [[['年', '年份'], ['月', '月份'], ['日']], [['年'], ['月']], [['月', '月份'], ['日']]]

/** The same workbook with the parts of a date, where they stand in columns of their own, read as one cell in the first of them: 2026年1月5日. */
export function joinDateColumns(workbook: WorkbookReader): WorkbookReader {
  return {
    ...workbook,
    async* readRows(sheet) {
      let columns: DateColumns | null | undefined
      let merged: MergedCells | null = null
      for await (const rows of workbook.readRows(sheet)) {
        if (columns === undefined) {
          const merges = await workbook.readMerges(sheet)
          columns = findDateColumns(rows.slice(0, HEAD_ROWS), merges)
          if (columns) merged = followMerges(merges)
        }
        const [found, above] = [columns, merged]
        yield found && above ? rows.map((row) => joined(row, found, above)) : rows
      }
    },
  }
}

function findDateColumns(rows: Row[], merges: Merge[]): DateColumns | null {
  for (const [index, row] of rows.entries()) {
    for (const cell of row.cells) {
      const parts = TOGETHER.find((those) => isNamed(row, cell.column, those))
      if (!parts) continue
      const isBelowHeading = merges.some(({ top, bottom, left, right }) => top === row.number - 1 && bottom === top && left === cell.column && right === left + parts.length - 1)
        || isHeadingAbove(rows[index - 1], row.number - 1, cell.column)
      return { row: row.number, first: cell.column, parts, isBelowHeading }
    }
  }
  return null
}

/** In a .csv the heading stands once with a blank to its right; a title stands there alone. */
const isHeadingAbove = (above: Row | undefined, number: number, first: number) =>
  above?.number === number && above.cells.length > 1 && (textAt(above, first) ?? '') !== '' && (textAt(above, first + 1) ?? '') === ''

const textAt = (row: Row | undefined, column: number) => {
  const cell = row?.cells.find((one) => one.column === column)
  return cell && plainText(cell.text)
}

const isNamed = (row: Row, first: number, parts: Part[]) => parts.every((names, index) => names.includes(textAt(row, first + index) ?? ''))

function joined(row: Row, columns: DateColumns, merged: MergedCells): Row {
  if (row.number < columns.row) return row
  merged.enter(row)
  const { first, parts, isBelowHeading } = columns
  const text = isNamed(row, first, parts) ? isBelowHeading ? '' : '日期' : dateOf(parts.map(([name], index) => partOf(row, { name, column: first + index, merged })))
  if (text === null) return row
  const own: Cell[] = text === '' ? [] : [{ column: first, kind: 'text', value: text, text }]
  const isPart = ({ column }: Cell) => column >= first && column < first + parts.length
  return { ...row, cells: [...row.cells.filter((cell) => cell.column < first), ...own, ...row.cells.filter((cell) => cell.column >= first && !isPart(cell))] }
}

/** A part with its name: 5日; blank where the row has none; null for what is no number, as 合计. */
function partOf(row: Row, { name, column, merged }: { name: Part[0], column: number, merged: MergedCells }): string | null {
  const text = plainText((row.cells.find((cell) => cell.column === column) ?? merged.cellAbove(row.number, column))?.text ?? '')
  if (text === '') return ''
  const number = /^(\d{1,4})[年月日号]?$/u.exec(text)?.[1]
  return number === undefined ? null : `${number}${name}`
}

/** Null where the parts are no date: then the row stays as it is. */
function dateOf(parts: (string | null)[]) {
  return parts.includes(null) || parts.every((part) => part === '') ? null : parts.join('')
}
