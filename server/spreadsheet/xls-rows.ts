import type { Merge } from './cells.ts'
import { RECORD, recordsOf } from './biff-records.ts'
import type { ReadLimits } from './limits.ts'
import { damagedFile, tooManyMerges } from './workbook-error.ts'
import type { XlsSheet } from './xls-globals.ts'

/** Where the cells of a sheet are, before any is read. */
export interface SheetIndex {
  /** Offsets of the records that hold cells, by ascending row. */
  cells: number[]
  /** 0-based rows. */
  hiddenRows: ReadonlySet<number>
  merges: Merge[]
}

const CELL_RECORDS = new Set<number>([
  RECORD.FORMULA, RECORD.MANY_RK, RECORD.RICH_LABEL, RECORD.SHARED_LABEL, RECORD.NUMBER, RECORD.LABEL, RECORD.BOOLEAN_OR_ERROR, RECORD.RK,
])
const HIDDEN_ROW = 0x20
const LEAST_CELL_BYTES = 8

/** Looks through a sheet once. Writers that put cells down as they were set leave the rows out of order. */
export function indexSheet(stream: Buffer, sheet: XlsSheet, limits: ReadLimits): SheetIndex {
  const cells: number[] = []
  const hiddenRows = new Set<number>()
  const merges: Merge[] = []
  let lastRow = 0
  let isAscending = true
  for (const record of recordsOf(stream, sheet)) {
    const { id, data } = record
    if (CELL_RECORDS.has(id)) {
      if (data.length < LEAST_CELL_BYTES) throw damagedFile(sheet.name)
      const row = data.readUInt16LE(0)
      isAscending &&= row >= lastRow
      lastRow = row
      cells.push(record.at)
    } else if (id === RECORD.ROW && data.length >= 14) {
      if ((data.readUInt16LE(12) & HIDDEN_ROW) !== 0) hiddenRows.add(data.readUInt16LE(0))
    } else if (id === RECORD.MERGES) {
      merges.push(...mergesIn(data))
      if (merges.length > limits.mergesPerSheet) throw tooManyMerges(limits.mergesPerSheet)
    }
  }
  if (!isAscending) cells.sort((one, other) => rowAt(stream, one) - rowAt(stream, other))
  return { cells, hiddenRows, merges }
}

/** 0-based row of the cell record at an offset that `indexSheet` found. */
export function rowAt(stream: Buffer, at: number) {
  return stream.readUInt16LE(at + 4)
}

function* mergesIn(data: Buffer): Generator<Merge> {
  for (let at = 2; at + 8 <= data.length; at += 8) {
    const merge = {
      top: data.readUInt16LE(at) + 1, left: data.readUInt16LE(at + 4), bottom: data.readUInt16LE(at + 2) + 1, right: data.readUInt16LE(at + 6),
    }
    const isOrdered = merge.top <= merge.bottom && merge.left <= merge.right
    if (isOrdered && (merge.top < merge.bottom || merge.left < merge.right)) yield merge
  }
}
