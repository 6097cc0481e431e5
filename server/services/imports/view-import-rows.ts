import type { RowOutcome } from '../../../db/database.ts'
import { findImportRowByNumber, findImportRows, findImportRowsAt } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { recallSheet } from './corrections/sheet-memory.ts'
import { findMarkedRows, type RowsOnly } from './find-marked-rows.ts'
import { presentRows } from './present-import-rows.ts'
import { requireImport } from './require-import.ts'
import { fromImportRow, type StagedRow } from './staged-row.ts'
import type { ImportSummary } from './types.ts'

export interface RowQuery {
  id: number
  outcomes: RowOutcome[] | null
  /** Only rows that are marked so, whatever their outcome. */
  only?: RowsOnly | null
  cursor: number | null
  limit: number
}

/** A page of an import's rows. */
export async function viewImportRows(context: ServiceContext, { id, outcomes, only = null, cursor, limit }: RowQuery) {
  const { db } = context
  const batch = await requireImport(context, id)
  const after = cursor ?? -1
  const rows = only ? await findMarkedRows(db, id, only, { after, limit }) : (await findImportRows(db, { batchId: id, outcomes, after, limit })).map(fromImportRow)
  return { rows: await presentRows(context, batch, rows), cursor: rows.length < limit ? null : rows.at(-1)?.position ?? null }
}

/** Some rows by their positions, or one by its place in the file; none while that is being read. */
export async function viewImportRowsAt(context: ServiceContext, id: number, which: number[] | { sheet: string, row: number }) {
  const { db } = context
  const batch = await requireImport(context, id)
  if (batch.status === 'reading') return []
  if (Array.isArray(which)) return presentRows(context, batch, inOrder((await findImportRowsAt(db, id, which)).map(fromImportRow)))
  const total = (JSON.parse(batch.summary) as ImportSummary | null)?.counts.total ?? 0
  const sheet = await recallSheet(db, id, { sheet: which.sheet, total })
  const row = sheet && await findImportRowByNumber(db, id, { ...sheet, row: which.row })
  return presentRows(context, batch, row ? [fromImportRow(row)] : [])
}

const inOrder = (rows: StagedRow[]) => rows.sort((one, other) => one.position - other.position)
