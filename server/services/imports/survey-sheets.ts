import type { AnyRecord } from '../../../db/record.ts'
import type { CoordinateSystem } from '../../../db/positions.ts'
import type { Merge, Row, SheetInfo, WorkbookReader } from '../../spreadsheet/cells.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import { findHeader, HEAD_ROWS, type HeaderLayout } from '../../spreadsheet/find-header.ts'
import { type ColumnMatch, isBorneOut, matchColumns } from '../../spreadsheet/match-columns.ts'
import { parseChoice } from '../../spreadsheet/parse-values/choices.ts'
import { parseCell } from '../../spreadsheet/parse-values/parse-cell.ts'
import { compactText, saysNothing } from '../../spreadsheet/parse-values/plain-text.ts'
import { readTitle, type TitleFacts } from '../../spreadsheet/read-title.ts'
import type { Label } from '../../../db/record.ts'
import type { ReferenceIndexes } from './load-references.ts'
import type { ImportOptions, SheetOptions } from './types.ts'

/** A sheet that will be read, with everything that its head says. */
export interface SheetPlan {
  info: SheetInfo
  header: HeaderLayout
  columns: ColumnMatch[]
  merges: Merge[]
  headRows: Row[]
  title: TitleFacts
  coordinateSystem: CoordinateSystem | null
}

/** Every sheet is either read or passed over with a reason. */
export type SheetSurvey =
  | { info: SheetInfo, headRows: Row[], plan: SheetPlan, reason: null }
  | { info: SheetInfo, headRows: Row[], plan: null, reason: Label }

const sampledRows = 40

/** Looks at the head of every sheet and decides which hold the ledger, where their headers are and what their columns mean. */
export async function surveySheets(
  workbook: WorkbookReader, { definition, options, references }: { definition: AnyRecord, options: ImportOptions, references: ReferenceIndexes },
): Promise<SheetSurvey[]> {
  const surveys: SheetSurvey[] = []
  for (const info of workbook.sheets) {
    const chosen = options.sheets?.[info.name]
    if (chosen?.skip) {
      surveys.push(passedOver(info, [], '按选择跳过', 'Skipped as chosen'))
    } else if (info.hidden && chosen === undefined) {
      surveys.push(passedOver(info, [], '隐藏的工作表，默认不读', 'A hidden sheet, not read by default'))
    } else {
      const headRows = await readHead(workbook, info)
      const merges = await workbook.readMerges(info)
      surveys.push(surveySheet({ info, headRows, merges, definition, chosen, references }))
    }
  }
  return surveys
}

const passedOver = (info: SheetInfo, headRows: Row[], zh: string, en: string): SheetSurvey =>
  ({ info, headRows, plan: null, reason: { zh, en } })

async function readHead(workbook: WorkbookReader, info: SheetInfo) {
  const rows: Row[] = []
  for await (const batch of workbook.readRows(info)) {
    rows.push(...batch)
    if (rows.length >= HEAD_ROWS) break
  }
  return rows.slice(0, HEAD_ROWS)
}

function surveySheet({ info, headRows, merges, definition, chosen, references }: {
  info: SheetInfo, headRows: Row[], merges: Merge[], definition: AnyRecord, chosen: SheetOptions | undefined, references: ReferenceIndexes,
}): SheetSurvey {
  if (headRows.length === 0) return passedOver(info, headRows, '空工作表', 'An empty sheet')
  const header = findHeader({ rows: headRows, merges, definition, row: chosen?.headerRow ?? null })
  if (!header) {
    return passedOver(info, headRows, `没有找到“${definition.sheet}”的表头`, `No header of “${definition.label.en}” was found`)
  }
  const choices = new Map(header.columns.flatMap(({ column }): [number, string | null][] => {
    const field = chosen?.columns?.[letterOf(column)]
    return field === undefined || (field !== null && !definition.fields[field]?.imported) ? [] : [[column, field]]
  }))
  const title = readTitle(headRows.filter((row) => row.number < header.top))
  const columns = withoutUnfitGuesses(matchColumns(header.columns, definition, choices), { header, headRows, definition, references })
  return {
    info, headRows, reason: null,
    plan: { info, header, columns, merges, headRows, title, coordinateSystem: coordinateSystemOf(definition, columns, title) },
  }
}

/** A guess that the values under it belie is dropped: a column of names is no date. */
function withoutUnfitGuesses(columns: ColumnMatch[], { header, headRows, definition, references }: {
  header: HeaderLayout, headRows: Row[], definition: AnyRecord, references: ReferenceIndexes,
}): ColumnMatch[] {
  const samples = headRows.filter((row) => row.number > header.bottom).slice(0, sampledRows)
  return columns.map((match) => {
    const field = match.field === null ? undefined : definition.fields[match.field]
    if (match.certainty !== 'guessed' || !field) return match
    const cells = samples.flatMap((row) => row.cells.filter((cell) => cell.column === match.column && !saysNothing(cell.text)))
    // Any year will do to see whether the cells are dates.
    const setup = { year: { value: 2000, source: 'sheet' as const }, moneyUnit: 'yuan' as const, references }
    return isBorneOut(field, cells.map((cell) => parseCell(cell, field, setup).ok))
      ? match : { ...match, field: null, certainty: null, ignored: 'unfit' as const }
  })
}

/** From 经度(GCJ-02) or 坐标系：WGS84 above the table; never from the numbers. */
function coordinateSystemOf(definition: AnyRecord, columns: ColumnMatch[], title: TitleFacts): CoordinateSystem | null {
  const choices = definition.fields.source_crs?.choices
  if (!choices) return null
  const words = columns.filter(({ field }) => field === 'longitude' || field === 'latitude')
    .flatMap(({ header }) => /[(（](.+?)[)）]/u.exec(compactText(header))?.[1] ?? [])
  for (const word of [...words, ...(title.coordinateSystem === null ? [] : [title.coordinateSystem])]) {
    const parsed = parseChoice(word, choices)
    if (parsed.ok) return parsed.value as CoordinateSystem
  }
  return null
}
