import type { Cell, Row } from './cells.ts'
import { inColumnOrder } from './column-order.ts'

/** What a person wrote for one row: texts of its cells by 0-based column, null for a blank; and of fields that the sheet has no column for. */
export interface RowFixes { cells: ReadonlyMap<number, string | null>, fields: ReadonlyMap<string, string> }

/** A written text is read as a cell of text would be, whatever kind of cell it stands in for. */
export const cellOfText = (column: number, text: string): Cell => ({ column, kind: 'text', value: text, text })

/** A row with the written texts in place of its own cells. */
export function withFixes(row: Row, cells: RowFixes['cells']): Row {
  const kept = row.cells.filter((cell) => !cells.has(cell.column))
  const written = [...cells].flatMap(([column, text]) => text === null ? [] : cellOfText(column, text))
  return { ...row, cells: inColumnOrder([...kept, ...written]) }
}
