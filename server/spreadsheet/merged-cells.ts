import type { Cell, Merge, Row } from './cells.ts'

/** Reading rows in order, tells which cell a blank one lies merged under. */
export interface MergedCells {
  /** Takes in a row before its blanks are asked about. */
  enter(row: Row): void
  /** The cell merged down over this place from a row above. */
  cellAbove(row: number, column: number): Cell | null
  /** The last row that the merge beginning here reaches, when it covers several. */
  bottomOf(row: number, column: number): number | null
  isMergedAcross(row: number, column: number): boolean
}

/** Follows a sheet's merges down the rows; only those that begin in a row and column are ever held. */
export function followMerges(merges: Merge[]): MergedCells {
  const beginningAt = new Map<number, Merge[]>()
  for (const merge of merges) {
    const known = beginningAt.get(merge.top)
    if (known) known.push(merge)
    else beginningAt.set(merge.top, [merge])
  }
  const open = new Map<number, { merge: Merge, cell: Cell }>()
  const mergeAt = (row: number, column: number) => beginningAt.get(row)?.find((merge) => merge.left === column)

  return {
    enter(row) {
      for (const merge of beginningAt.get(row.number) ?? []) {
        const cell = row.cells.find((candidate) => candidate.column === merge.left)
        if (cell && merge.bottom > merge.top) open.set(merge.left, { merge, cell })
      }
    },
    cellAbove(row, column) {
      const above = open.get(column)
      return above && row > above.merge.top && row <= above.merge.bottom ? above.cell : null
    },
    bottomOf(row, column) {
      const merge = mergeAt(row, column)
      return merge && merge.bottom > merge.top ? merge.bottom : null
    },
    isMergedAcross(row, column) {
      const merge = mergeAt(row, column)
      return merge !== undefined && merge.right - merge.left >= 2
    },
  }
}
