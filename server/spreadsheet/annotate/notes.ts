/** How a cell is coloured: wrong, or corrected by a person; `plain` leaves it as it is. */
export type NoteKind = 'wrong' | 'fixed' | 'plain'

/** What is to be shown in a cell of a sheet. */
export interface CellNote {
  kind: NoteKind
  comment: string | null
  /** Takes the place of what stands there. */
  text?: string
}

/** Notes of a sheet by row (1-based) and column (0-based). */
export type SheetNotes = ReadonlyMap<number, ReadonlyMap<number, CellNote>>

/** Heading of the column in which the marked workbook says what is wrong; it is never read. */
export const REASONS_HEADING = '错误说明'
