import type { Cell, Row } from './cells.ts'
import { compactText } from './parse-values/plain-text.ts'

/** A cell that says something, with its text for matching, which is worked out once. */
export interface FilledCell { cell: Cell, text: string }

export function filledCells(row: Row): FilledCell[] {
  const filled: FilledCell[] = []
  for (const cell of row.cells) {
    const text = compactText(cell.text)
    if (text !== '') filled.push({ cell, text })
  }
  return filled
}
