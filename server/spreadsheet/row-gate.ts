import { type ReadLimits, ROOM_FOR_HEADINGS } from './limits.ts'
import { cellTooLong, tooManyColumns, tooManyRows } from './workbook-error.ts'

/** Holds one sheet to the grid limits while its rows pass by. */
export function createRowGate(input: { sheet: string; limits: ReadLimits }) {
  const { sheet, limits } = input
  let lastFilled = 0
  let filledRows = 0

  return {
    /** True when `row` lies behind so many blank rows that the sheet counts as ended before it. */
    isBeyondEnd: (row: number) => row - lastFilled > limits.blankRows,
    lastFilled: () => lastFilled,
    /** Counts a row with content. Throws `too_many_rows`. */
    countFilled(row: number) {
      lastFilled = row
      filledRows += 1
      if (filledRows > limits.dataRows + ROOM_FOR_HEADINGS) throw tooManyRows({ sheet, limit: limits.dataRows })
    },
    /** Throws `too_many_columns` or `cell_too_long` for a cell that holds something. */
    checkCell(cell: { row: number; column: number; length: number }) {
      if (cell.column >= limits.columns) throw tooManyColumns({ sheet, row: cell.row, limit: limits.columns })
      if (cell.length > limits.cellCharacters) throw cellTooLong({ sheet, row: cell.row, limit: limits.cellCharacters })
    },
  }
}

export type RowGate = ReturnType<typeof createRowGate>
