import type { AnyRecord } from '../../../db/record.ts'
import type { WorkbookReader } from '../../spreadsheet/cells.ts'
import type { ParsedRow } from '../../spreadsheet/parsed-row.ts'
import { createRowParser } from '../../spreadsheet/parse-rows.ts'
import type { RowFixes } from '../../spreadsheet/row-fixes.ts'
import type { SheetFindings } from '../../spreadsheet/sheet-findings.ts'
import type { KnownNames } from './import-memory/known-names.ts'
import { leaveNewNamesOut } from './import-memory/leave-new-names-out.ts'
import type { ReferenceIndexes } from './load-references.ts'
import { sheetDefaults, type SheetDefaults } from './sheet-defaults.ts'
import { sheetOptions } from './sheet-options.ts'
import type { SheetPlan } from './survey-sheets.ts'
import type { ImportOptions } from './types.ts'

export interface ReadSheet {
  plan: SheetPlan
  defaults: SheetDefaults
  findings: SheetFindings
  /** Where its rows begin among all that are read. */
  firstPosition: number
  rows: number
  stoppedAfter: number | null
}

interface ReadSetup {
  definition: AnyRecord
  options: ImportOptions
  references: ReferenceIndexes
  names: KnownNames
  fileYear: number | null
  /** What a person wrote instead of cells, by sheet and row. */
  fixes: ReadonlyMap<string, ReadonlyMap<number, RowFixes>>
}

/** Reads the planned sheets one after another; each batch of rows comes with the sheet that it stands in. */
export async function* readSheets(workbook: WorkbookReader, plans: SheetPlan[], setup: ReadSetup): AsyncGenerator<{ sheet: ReadSheet, rows: ParsedRow[] }> {
  let position = 0
  for (const plan of plans) {
    const defaults = sheetDefaults({ plan, ...setup })
    const parser = createRowParser({
      sheet: plan.info.name,
      definition: setup.definition,
      header: plan.header,
      columns: plan.columns,
      merges: plan.merges,
      headRows: plan.headRows,
      cells: { year: defaults.year, month: monthOf(plan, defaults), references: setup.references },
      choices: choicesOf(plan, defaults),
      defaults: defaults.values,
      readToo: new Set(sheetOptions(setup.options, plan.info.name)?.readToo),
      fixes: setup.fixes.get(plan.info.name) ?? new Map(),
    })
    const sheet: ReadSheet = { plan, defaults, findings: parser.findings, firstPosition: position, rows: 0, stoppedAfter: null }
    for await (const batch of workbook.readRows(plan.info)) {
      sheet.rows += batch.length
      position += batch.length
      yield { sheet, rows: batch.map((row) => leaveNewNamesOut(parser.parse(row), { definition: setup.definition, names: setup.names, defaults })) }
    }
    parser.finish()
    sheet.stoppedAfter = workbook.stoppedAfter(plan.info) ?? null
    yield { sheet, rows: [] }
  }
}

/** The month of the title, where its year is the one that holds. */
export const monthOf = (plan: SheetPlan, { year }: SheetDefaults) => year?.source === 'title' ? plan.title.month : null

const choicesOf = ({ refused }: SheetPlan, { moneyUnit, fillDown, noneIsZero, split }: SheetDefaults) => ({
  moneyUnit: moneyUnit.value, fillDown: new Set(fillDown?.fields), noneIsZero: new Set(noneIsZero?.fields), split: new Set(split?.fields), refused,
})

/** The one year that dates of these sheets name, where others name none. */
export function yearOfOtherDates(sheets: ReadSheet[]): number | null {
  return sheets.some(({ findings }) => findings.datesWithoutYear > 0) ? singleYear(sheets) : null
}

/** The year that all dates of these sheets name, or null where they name several or none. */
export function singleYear(sheets: ReadSheet[]): number | null {
  const years = new Set(sheets.flatMap(({ findings }) => [...findings.years]))
  const [only] = years
  return years.size === 1 && only !== undefined ? only : null
}
