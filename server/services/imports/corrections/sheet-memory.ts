import type { FieldValue } from '../../../../db/fields.ts'
import type { Db } from '../../../../db/connect.ts'
import { inTransaction } from '../../../../db/in-transaction.ts'
import { findImportSheets, replaceImportSheets, updateImportSheetMemory } from '../../../../db/queries/import-fixes.ts'
import type { AnyRecord } from '../../../../db/record.ts'
import type { Merge } from '../../../spreadsheet/cells.ts'
import type { TotalCheck } from '../../../spreadsheet/check-totals.ts'
import type { ColumnMatch } from '../../../spreadsheet/match-columns.ts'
import type { RowParserSetup } from '../../../spreadsheet/parse-rows.ts'
import type { MoneyUnit } from '../../../spreadsheet/parse-values/money-units.ts'
import type { DateSetup } from '../../../spreadsheet/parse-values/dates.ts'
import type { Note } from '../../../spreadsheet/parse-values/parsed.ts'
import type { ReferenceIndexes } from '../load-references.ts'
import { monthOf, type ReadSheet, singleYear } from '../read-sheets.ts'

/** How one sheet was read: enough to read a single cell of it as the whole was read, without the file. */
export interface SheetMemory {
  columns: ColumnMatch[]
  /** Those of several rows, in columns that are read; null where there are too many to keep. */
  merges: Merge[] | null
  year: DateSetup['year']
  month: number | null
  moneyUnit: MoneyUnit
  defaults: [string, { value: FieldValue, note: Note }][]
  refused: number[]
  fillDown: string[]
  noneIsZero: string[]
  split: string[]
  /** Columns with cells that take what stands above them. */
  borrowing: number[]
  totals: TotalCheck[]
  identityNumbers: number
  datesWithoutYear: number
  blanks: [string, number][]
  nones: [string, number][]
  splits: [string, number][]
}

/** Positions of the sheet's rows in the preview, the end excluded. */
export interface RememberedSheet { sheet: string, first: number, end: number, memory: SheetMemory }

const MOST_MERGES = 2_000

/** Keeps how the sheets of a file were read. */
export async function rememberSheets(db: Db, batchId: number, sheets: ReadSheet[]) {
  const year = singleYear(sheets)
  const rows = sheets.map((sheet) => ({
    sheet: sheet.plan.info.name, first_position: sheet.firstPosition, memory: JSON.stringify(memoryOf(sheet, year)),
  }))
  await inTransaction(db, (trx) => replaceImportSheets(trx, batchId, rows))
}

function memoryOf({ plan, defaults, findings }: ReadSheet, year: number | null): SheetMemory {
  const isRead = new Set(plan.columns.filter(({ field }) => field !== null).map(({ column }) => column))
  const merges = plan.merges.filter(({ top, bottom, left }) => bottom > top && isRead.has(left))
  return {
    columns: plan.columns,
    merges: merges.length > MOST_MERGES ? null : merges,
    // A date that a person writes may leave out the year that all other dates name.
    year: defaults.year ?? (year === null ? null : { value: year, source: 'sheet' }),
    month: monthOf(plan, defaults),
    moneyUnit: defaults.moneyUnit.value,
    defaults: [...defaults.values],
    refused: [...plan.refused],
    fillDown: defaults.fillDown?.fields ?? [],
    noneIsZero: defaults.noneIsZero?.fields ?? [],
    split: defaults.split?.fields ?? [],
    borrowing: [...findings.borrowing],
    totals: findings.totals,
    identityNumbers: findings.identityNumbers,
    datesWithoutYear: findings.datesWithoutYear,
    blanks: [...findings.blanks],
    nones: [...findings.nones],
    splits: [...findings.splits],
  }
}

/** A sheet of a batch as it was read, or null; `total` is the number of rows in the preview. */
export async function recallSheet(db: Db, batchId: number, { sheet, total }: { sheet: string, total: number }): Promise<RememberedSheet | null> {
  const all = await findImportSheets(db, batchId)
  const index = all.findIndex((one) => one.sheet === sheet)
  const own = all[index]
  if (!own) return null
  return { sheet, first: own.first_position, end: all[index + 1]?.first_position ?? total, memory: JSON.parse(own.memory) as SheetMemory }
}

export async function renewMemory(db: Db, batchId: number, { sheet, memory }: { sheet: string, memory: SheetMemory }) {
  await updateImportSheetMemory(db, batchId, { sheet, memory: JSON.stringify(memory) })
}

/** The set-up under which the sheet's rows were read, for single rows; what only tells records from other rows is left out. */
export function parserSetup({ sheet, memory }: RememberedSheet, { definition, references }: { definition: AnyRecord, references: ReferenceIndexes }): RowParserSetup {
  return {
    sheet, definition,
    header: { top: 0, bottom: 0, columns: [], score: 0 },
    headRows: [],
    columns: memory.columns,
    merges: memory.merges ?? [],
    cells: { year: memory.year, month: memory.month, references },
    choices: {
      moneyUnit: memory.moneyUnit, fillDown: new Set(memory.fillDown), noneIsZero: new Set(memory.noneIsZero), split: new Set(memory.split), refused: new Set(memory.refused),
    },
    defaults: new Map(memory.defaults),
    readToo: new Set(),
    fixes: new Map(),
  }
}
