import type { Db } from '../../../../db/connect.ts'
import { inTransaction } from '../../../../db/in-transaction.ts'
import { findImportChoices, findImportFixes, type ImportChoice, type ImportFix, placeImportDecisions } from '../../../../db/queries/import-fixes.ts'
import { columnOfAddress } from '../../../spreadsheet/cell-address.ts'
import type { RowFixes } from '../../../spreadsheet/row-fixes.ts'
import type { StagedRow } from '../staged-row.ts'

/** What people decided about a file's cells and rows, as it is applied whenever the file is read. */
export interface Decisions {
  /** By sheet and row. */
  fixes: ReadonlyMap<string, ReadonlyMap<number, RowFixes>>
  /** Puts what was decided about a row as a whole into it, before it is judged. */
  apply(row: StagedRow): StagedRow
  /** Notes where the rows that decisions are about stand now; answers how many cells are corrected. */
  place(): Promise<number>
}

export async function loadDecisions(db: Db, batchId: number): Promise<Decisions> {
  const [fixes, choices] = await Promise.all([findImportFixes(db, batchId), findImportChoices(db, batchId)])
  const choiceAt = new Map(choices.map((choice) => [placeOf(choice), choice]))
  const decided = new Set([...fixes.map(placeOf), ...choiceAt.keys()])
  const positions: { sheet: string, row: number, position: number }[] = []

  return {
    fixes: fixesBySheet(fixes),
    apply(row) {
      if (row.leftOut !== null || decided.size === 0 || !decided.has(placeOf(row))) return row
      positions.push({ sheet: row.sheet, row: row.row, position: row.position })
      return withChoice(row, choiceAt.get(placeOf(row)) ?? null)
    },
    async place() {
      const last = new Map(positions.map((one) => [placeOf(one), one]))
      if (decided.size > 0) await inTransaction(db, (trx) => placeImportDecisions(trx, batchId, [...last.values()]))
      return fixes.filter((fix) => last.has(placeOf(fix))).length
    },
  }
}

const placeOf = ({ sheet, row }: { sheet: string, row: number }) => `${row} ${sheet}`

/** A record of the file under a person's choice, or free of any. */
export function withChoice(row: StagedRow, choice: Pick<ImportChoice, 'choice' | 'record_id'> | null): StagedRow {
  const isLeftOut = choice?.choice === 'leave_out'
  return {
    ...row,
    leftOut: isLeftOut ? 'by_hand' : null,
    outcome: isLeftOut ? 'left_out' : 'wrong',
    mergeInto: choice?.choice === 'merge' ? choice.record_id : null,
    isOwn: choice?.choice === 'as_new',
  }
}

function fixesBySheet(fixes: ImportFix[]) {
  const sheets = new Map<string, Map<number, { cells: Map<number, string | null>, fields: Map<string, string> }>>()
  for (const { sheet, row, cell, text } of fixes) {
    const rows = sheets.get(sheet) ?? new Map<number, { cells: Map<number, string | null>, fields: Map<string, string> }>()
    const own = rows.get(row) ?? { cells: new Map<number, string | null>(), fields: new Map<string, string>() }
    sheets.set(sheet, rows.set(row, own))
    if (cell.startsWith('.')) own.fields.set(cell.slice(1), text ?? '')
    else own.cells.set(columnOfAddress(cell) ?? -1, text)
  }
  return sheets
}
