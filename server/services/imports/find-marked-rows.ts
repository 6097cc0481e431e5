import type { Db } from '../../../db/connect.ts'
import { findFixedPositions } from '../../../db/queries/import-fixes.ts'
import { findImportBatch, findImportRowsAt, findImportRowsWithIssuesLike, lastImportPosition } from '../../../db/queries/imports.ts'
import { inferences } from '../../spreadsheet/parse-values/parsed.ts'
import { fromImportRow, type StagedRow } from './staged-row.ts'
import type { ImportSummary } from './types.ts'

/** Rows with corrected cells, with a possible double, such as a commit found otherwise than the preview, or with an inferred value in one column (A). */
export type RowsOnly = { kind: 'fixed' } | { kind: 'duplicates' } | { kind: 'renewed' } | { kind: 'inferred', sheet: string, column: string }

/** So many rows are looked through at a time, so that nobody waits for it: the marks of a row stand in no index. */
const WINDOW = 2_000
const ofDoubles = ['%"kind":"possible_duplicate"%', ...[...'123456789'].map((digit) => `%"mergeInto":${digit}%`)]

/** A page of marked rows in the sheet's order, after a position. */
export async function findMarkedRows(db: Db, batchId: number, only: RowsOnly, { after, limit }: { after: number, limit: number }): Promise<StagedRow[]> {
  if (only.kind === 'fixed') {
    const rows = await findImportRowsAt(db, batchId, await findFixedPositions(db, batchId, { after, limit }))
    return rows.map(fromImportRow).sort((one, other) => one.position - other.position)
  }
  if (only.kind === 'renewed') {
    const summary = JSON.parse((await findImportBatch(db, batchId))?.summary ?? 'null') as ImportSummary | null
    const positions = summary?.renewed?.positions.filter((position) => position > after).slice(0, limit) ?? []
    return (await findImportRowsAt(db, batchId, positions)).map(fromImportRow).sort((one, other) => one.position - other.position)
  }
  const found: StagedRow[] = []
  const last = await lastImportPosition(db, batchId)
  const patterns = only.kind === 'duplicates' ? ofDoubles : [`%"column":"${only.column}"%`]
  for (let from = after; from < last && found.length < limit; from += WINDOW) {
    const rows = await findImportRowsWithIssuesLike(db, batchId, { after: from, upTo: from + WINDOW, patterns })
    found.push(...rows.map(fromImportRow).filter((row) => isMarked(row, only)))
  }
  return found.slice(0, limit)
}

function isMarked(row: StagedRow, only: Exclude<RowsOnly, { kind: 'fixed' | 'renewed' }>) {
  if (row.leftOut !== null) return false
  if (only.kind === 'inferred') return row.sheet === only.sheet && row.marks.some(({ column, kind }) => column === only.column && inferences.has(kind))
  return row.mergeInto !== null || (row.outcome === 'new' && row.marks.some(({ kind }) => kind === 'possible_duplicate'))
}
