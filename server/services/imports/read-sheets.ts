import type { AnyRecord } from '../../../db/record.ts'
import type { WorkbookReader } from '../../spreadsheet/cells.ts'
import type { ParsedRow } from '../../spreadsheet/parsed-row.ts'
import { columnOfAddress } from '../../spreadsheet/cell-address.ts'
import { createRowParser, type SheetFindings } from '../../spreadsheet/parse-rows.ts'
import type { ReferenceIndexes } from './load-references.ts'
import { sheetDefaults, type SheetDefaults } from './sheet-defaults.ts'
import type { SheetPlan } from './survey-sheets.ts'
import type { ImportOptions } from './types.ts'

export interface ReadSheet { plan: SheetPlan, defaults: SheetDefaults, findings: SheetFindings, rows: number, stoppedAfter: number | null }

interface ReadSetup { definition: AnyRecord, options: ImportOptions, references: ReferenceIndexes, fileYear: number | null }

/** Reads the planned sheets one after another; each batch of rows comes with the sheet that it stands in. */
export async function* readSheets(workbook: WorkbookReader, plans: SheetPlan[], setup: ReadSetup): AsyncGenerator<{ sheet: ReadSheet, rows: ParsedRow[] }> {
  for (const plan of plans) {
    const defaults = sheetDefaults({ plan, ...setup })
    const parser = createRowParser({
      sheet: plan.info.name,
      definition: setup.definition,
      header: plan.header,
      columns: plan.columns,
      merges: plan.merges,
      headRows: plan.headRows,
      cells: { year: defaults.year, references: setup.references },
      moneyUnit: defaults.moneyUnit.value,
      defaults: defaults.values,
      fillDown: new Set(setup.options.fillDown),
      refused: new Set(setup.options.sheets?.[plan.info.name]?.refused?.flatMap((letter) => columnOfAddress(letter) ?? [])),
    })
    const sheet: ReadSheet = { plan, defaults, findings: parser.findings, rows: 0, stoppedAfter: null }
    for await (const batch of workbook.readRows(plan.info)) {
      sheet.rows += batch.length
      yield { sheet, rows: batch.map(parser.parse) }
    }
    sheet.stoppedAfter = workbook.stoppedAfter(plan.info) ?? null
    yield { sheet, rows: [] }
  }
}

/** The one year that dates of these sheets name, where others name none. */
export function yearOfOtherDates(sheets: ReadSheet[]): number | null {
  const years = new Set(sheets.flatMap(({ findings }) => [...findings.years]))
  const [only] = years
  return sheets.some(({ findings }) => findings.datesWithoutYear > 0) && years.size === 1 && only !== undefined ? only : null
}
