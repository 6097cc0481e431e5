import type { Db } from '../../../../db/connect.ts'
import { findImportFixes, type ImportFix } from '../../../../db/queries/import-fixes.ts'
import { readImportRowPages } from '../../../../db/queries/imports.ts'
import { fromImportRow, type StagedRow } from '../staged-row.ts'

/** No more rows are corrected at a stroke; a sheet with more of one mistake is mended in the sheet. */
export const MOST_ALIKE = 20_000

/** What is wrong in a row's cell, so that the same mistake is known in other rows; null where nothing is. */
function mistakeIn(row: StagedRow, cell: string) {
  const issue = row.issues.find(({ column, field }) => cell.startsWith('.') ? field === cell.slice(1) : column === cell)
  return issue ? JSON.stringify([row.sheet, issue.column, issue.field, issue.read]) : null
}

/** Positions of the other wrong rows with the same text, just as wrong, in the same column. */
export async function findAlike(db: Db, batchId: number, { row, cell }: { row: StagedRow, cell: string }): Promise<StagedRow[]> {
  const mistake = mistakeIn(row, cell)
  const alike: StagedRow[] = []
  if (mistake === null) return alike
  for await (const page of readImportRowPages(db, batchId, { outcomes: ['wrong'], size: 500 })) {
    for (const other of page.map(fromImportRow)) {
      if (other.position !== row.position && mistakeIn(other, cell) === mistake) alike.push(other)
      if (alike.length === MOST_ALIKE) return alike
    }
  }
  return alike
}

/** Fixes that put the same text in place of the same one, this one included. */
export async function findSameFixes(db: Db, batchId: number, { sheet, row, cell }: { sheet: string, row: number, cell: string }): Promise<ImportFix[]> {
  const fixes = await findImportFixes(db, batchId)
  const own = fixes.find((fix) => fix.sheet === sheet && fix.row === row && fix.cell === cell)
  return own ? fixes.filter((fix) => fix.sheet === sheet && fix.cell === cell && fix.before === own.before && fix.text === own.text) : []
}
