import type { TotalCheck } from './check-totals.ts'
import type { FarPosition } from './far-positions.ts'
import type { OrdinalBreak } from './follow-ordinals.ts'

/** What reading a sheet showed beside its rows. Counts are of cells, by field. */
export interface SheetFindings {
  totals: TotalCheck[]
  /** Years that dates name, and how many dates name none and got none. */
  years: Set<number>
  datesWithoutYear: number
  /** Blank cells that could be filled from above. */
  blanks: Map<string, number>
  /** Columns with cells that take, or would take, what stands above them: merged, filled down, 同上. */
  borrowing: Set<number>
  /** Cells of counts and amounts that say 无, which may mean 0. */
  nones: Map<string, number>
  /** Cells that hold facts of several fields. */
  splits: Map<string, number>
  /** The first figure that was read in a unit other than its own, with what it came to in fen. */
  scaled: Map<string, { read: string, value: number }>
  hiddenRows: number
  /** Rows after the table's end that look like data. */
  dataAfterFooter: number
  /** Cells that bear a citizen ID number. */
  identityNumbers: number
  /** Where 序号 skips or repeats a number, and what lies far from all other positions; known once the sheet is read through. */
  ordinalBreaks: OrdinalBreak[]
  farPositions: FarPosition[]
}

export function noFindings(totals: TotalCheck[]): SheetFindings {
  return {
    totals, years: new Set(), datesWithoutYear: 0, blanks: new Map(), borrowing: new Set(), nones: new Map(), splits: new Map(), scaled: new Map(),
    hiddenRows: 0, dataAfterFooter: 0, identityNumbers: 0, ordinalBreaks: [], farPositions: [],
  }
}

export const countIn = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
