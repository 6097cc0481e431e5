import type { Cell } from './cells.ts'

/** Cells of a row by ascending column. Where a column stands twice, the later cell holds, as spreadsheet programs have it. */
export function inColumnOrder(cells: Cell[]) {
  const isOrdered = cells.every((cell, index) => index === 0 || cell.column > (cells[index - 1]?.column ?? -1))
  if (isOrdered) return cells
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  return [...byColumn.values()].sort((a, b) => a.column - b.column)
}
