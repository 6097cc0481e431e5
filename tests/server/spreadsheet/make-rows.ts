import type { Cell, Merge, Row } from '../../../server/spreadsheet/cells.ts'

export type CellToMake = string | number | boolean | null | { error: string } | { date: string, format?: string }

/** Rows as a reader would give them: strings and numbers in place, null for no cell, whole blank rows missing. */
export function makeRows(grid: CellToMake[][], { hidden = [] as number[] } = {}): Row[] {
  return grid.flatMap((values, index) => {
    const cells = values.flatMap((value, column): Cell[] => value === null ? [] : [makeCell(value, column)])
    return cells.length === 0 ? [] : [{ number: index + 1, hidden: hidden.includes(index + 1), cells }]
  })
}

function makeCell(value: NonNullable<CellToMake>, column: number): Cell {
  if (typeof value === 'string') return { column, kind: 'text', value, text: value }
  if (typeof value === 'number') return { column, kind: 'number', value, text: String(value) }
  if (typeof value === 'boolean') return { column, kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' }
  if ('error' in value) return { column, kind: 'error', value: value.error, text: value.error }
  return { column, kind: 'date', value: value.date, text: value.date, numberFormat: value.format ?? 'yyyy-mm-dd' }
}

/** A3:B5 as rows from 1 and columns from 0. */
export function mergeOf(reference: string): Merge {
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] = /^([A-Z])(\d+):([A-Z])(\d+)$/u.exec(reference) ?? []
  return { top: Number(top), left: left.charCodeAt(0) - 65, bottom: Number(bottom), right: right.charCodeAt(0) - 65 }
}
