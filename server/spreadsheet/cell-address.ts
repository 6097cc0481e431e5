import type { Merge } from './cells.ts'

/** Last row and column (0-based) that the format knows. */
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_383

const UPPER_A = 65
const UPPER_Z = 90

/** 0-based column of `AB12`, or undefined when it is no cell address. */
export function columnOfAddress(address: string) {
  let column = 0
  let length = 0
  for (; length < address.length; length += 1) {
    const code = address.charCodeAt(length)
    if (code < UPPER_A || code > UPPER_Z) break
    column = column * 26 + (code - UPPER_A + 1)
    if (column > LAST_COLUMN + 1) return undefined
  }
  return length === 0 ? undefined : column - 1
}

/** The area of `A1:C3`; undefined when it is malformed or a single cell. */
export function mergeOfReference(reference: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  const [, fromColumn = '', fromRow, toColumn = '', toRow] = match ?? []
  const left = columnOfAddress(fromColumn)
  const right = columnOfAddress(toColumn)
  if (left === undefined || right === undefined) return undefined
  const merge = { top: Number(fromRow), left, bottom: Number(toRow), right }
  const isOrdered = merge.top >= 1 && merge.bottom <= LAST_ROW && merge.top <= merge.bottom && left <= right
  return isOrdered && (merge.top < merge.bottom || left < right) ? merge : undefined
}
