import type { AnyRecord } from '../../../db/record.ts'
import type { CoordinateSystem } from '../../../db/positions.ts'
import type { Merge, Row, SheetInfo, WorkbookReader } from '../../spreadsheet/cells.ts'
import { HEAD_ROWS, type HeaderLayout } from '../../spreadsheet/find-header.ts'
import { type ColumnMatch, isBorneOut, matchColumns } from '../../spreadsheet/match-columns.ts'
import { parseChoice } from '../../spreadsheet/parse-values/choices.ts'
import { parseCell } from '../../spreadsheet/parse-values/parse-cell.ts'
import { compactText, saysNothing } from '../../spreadsheet/parse-values/plain-text.ts'
import type { TitleFacts } from '../../spreadsheet/read-title.ts'
import { splitFacts } from '../../spreadsheet/split-facts.ts'
import type { Label } from '../../../db/record.ts'
import { findShapes, type SheetHead, type SheetShape } from './import-memory/find-shapes.ts'
import type { MappingMemory } from './import-memory/recall-mappings.ts'
import type { ReferenceIndexes } from './load-references.ts'
import { sheetOptions } from './sheet-options.ts'
import type { ImportOptions } from './types.ts'

/** A sheet that will be read, with everything that its head says and what is decided about it. */
export interface SheetPlan extends Omit<SheetShape, 'chosen' | 'remembered' | 'moneyUnits'> {
  info: SheetInfo
  columns: ColumnMatch[]
  merges: Merge[]
  headRows: Row[]
  coordinateSystem: CoordinateSystem | null
}

/** Every sheet is either read or passed over with a reason. */
export type SheetSurvey =
  | { info: SheetInfo, headRows: Row[], plan: SheetPlan, reason: null }
  | { info: SheetInfo, headRows: Row[], plan: null, reason: Label }

const sampledRows = 40

/** Looks at the head of every sheet and decides which hold the ledger, where their headers are and what their columns mean. */
export async function surveySheets(
  workbook: WorkbookReader,
  { definition, options, references, memory }: { definition: AnyRecord, options: ImportOptions, references: ReferenceIndexes, memory: MappingMemory },
): Promise<SheetSurvey[]> {
  const heads: (SheetHead | SheetSurvey)[] = []
  for (const info of workbook.sheets) {
    const chosen = sheetOptions(options, info.name)
    if (chosen?.skip) {
      heads.push(passedOver(info, [], '按选择跳过', 'Skipped as chosen'))
    } else if (info.hidden && chosen === undefined) {
      heads.push(passedOver(info, [], '隐藏的工作表，默认不读', 'A hidden sheet, not read by default'))
    } else {
      heads.push({ info, headRows: await readHead(workbook, info), merges: await workbook.readMerges(info), chosen })
    }
  }
  const organizations = references.get('organization')
  const read = heads.filter((head) => 'merges' in head)
  const shapes = findShapes(read, { definition, memory, unitOf: ({ unit }) => unit === null ? null : organizations?.find(unit)?.id ?? null })
  const shapeOf = new Map(read.map((head, index) => [head, shapes[index] ?? null]))
  const surveys = heads.map((head) => 'merges' in head ? surveySheet(head, shapeOf.get(head) ?? null, { definition, references }) : head)
  return withoutDictionaries(surveys, { definition, options })
}

const DICTIONARY = /字典|代码表|码表|选项|下拉|枚举|填表说明|填写说明|^说明$|样表|示例/u

/**
 * A list of names to choose from, or a guide, has a column or two like the ledger's. It is passed over unless a person chooses it: by
 * its name, or because it lacks most of the required columns that another sheet has.
 */
function withoutDictionaries(surveys: SheetSurvey[], { definition, options }: { definition: AnyRecord, options: ImportOptions }): SheetSurvey[] {
  const required = ({ columns }: SheetPlan) => columns.filter(({ field }) => field !== null && definition.fields[field]?.required).length
  const most = Math.max(0, ...surveys.map(({ plan }) => plan ? required(plan) : 0))
  return surveys.map((survey) => {
    const { info, headRows, plan } = survey
    if (!plan || sheetOptions(options, info.name) !== undefined) return survey
    const own = required(plan)
    const isDictionary = own * 2 < most || (DICTIONARY.test(info.name) && own < most)
    return isDictionary ? passedOver(info, headRows, '像是字典或说明，默认不读', 'It looks like a dictionary or a guide, not read by default') : survey
  })
}

const passedOver = (info: SheetInfo, headRows: Row[], zh: string, en: string): SheetSurvey =>
  ({ info, headRows, plan: null, reason: { zh, en } })

/** Of a file with more sheets the first tell of what kind it is. */
const judgedSheets = 30

/** The first rows and the merged cells of the sheets that a person sees; of the hidden ones where there is no other. */
export async function readHeads(workbook: WorkbookReader) {
  const seen = workbook.sheets.filter(({ hidden }) => !hidden)
  const heads = []
  for (const info of (seen.length > 0 ? seen : workbook.sheets).slice(0, judgedSheets)) {
    heads.push({ name: info.name, rows: await readHead(workbook, info), merges: await workbook.readMerges(info) })
  }
  return heads
}

async function readHead(workbook: WorkbookReader, info: SheetInfo) {
  const rows: Row[] = []
  for await (const batch of workbook.readRows(info)) {
    rows.push(...batch)
    if (rows.length >= HEAD_ROWS) break
  }
  return rows.slice(0, HEAD_ROWS)
}

function surveySheet(
  { info, headRows, merges }: SheetHead, shape: SheetShape | null, { definition, references }: { definition: AnyRecord, references: ReferenceIndexes },
): SheetSurvey {
  if (headRows.length === 0) return passedOver(info, headRows, '空工作表', 'An empty sheet')
  if (!shape) return passedOver(info, headRows, `没有找到“${definition.sheet}”的表头`, `No header of “${definition.label.en}” was found`)
  const { header, chosen, remembered, moneyUnits, ...rest } = shape
  const columns = withoutUnfitGuesses(matchColumns(header.columns, definition, chosen, remembered), { header, headRows, definition, references })
    .map((match) => ({ ...match, moneyUnit: moneyUnits.get(match.column) ?? match.moneyUnit }))
  const coordinateSystem = coordinateSystemOf(definition, columns, shape.title)
  return { info, headRows, reason: null, plan: { ...rest, info, header, columns, merges, headRows, coordinateSystem } }
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
    return isBorneOut(field, cells.map((cell) => parseCell(cell, field, setup).ok || splitFacts(cell.text, { from: match.field ?? '', definition }) !== null))
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
