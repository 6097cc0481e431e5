import type { AnyRecord, CompletionContext, Label } from '../../../db/record.ts'
import type { Row } from '../../spreadsheet/cells.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import type { LeftOutReason } from '../../spreadsheet/parsed-row.ts'
import { scaledLabel } from '../../spreadsheet/parse-values/money-units.ts'
import { withoutPersonalNumbers } from '../../spreadsheet/parse-values/personal-numbers.ts'
import { collectNames } from './import-memory/ask-names.ts'
import type { KnownNames } from './import-memory/known-names.ts'
import { ignoredLabels, leftOutLabels } from './labels.ts'
import type { ReferenceIndexes } from './load-references.ts'
import type { ReadSheet } from './read-sheets.ts'
import type { StagedRow } from './staged-row.ts'
import { createMarkTally } from './tally-marks.ts'
import type { SheetPlan, SheetSurvey } from './survey-sheets.ts'
import type { ColumnSummary, Counts, ImportSummary, SheetSummary } from './types.ts'
import type { UsedMapping } from './import-memory/summary-types.ts'
import { findWarnings, type Twin } from './warnings.ts'

const shownRows = 15
const shownColumns = 30
const examplesPerColumn = 3

interface FinishInput {
  surveys: SheetSurvey[]
  sheets: ReadSheet[]
  twin: Twin | null
  encoding: string | null
  completion: CompletionContext
  fixed: number
  references: ReferenceIndexes
  known: KnownNames
}

/** Counts rows as they are judged; `finish` makes the account of the whole file. */
export function createSummary(definition: AnyRecord) {
  const counts: Counts = { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 }
  const leftOut = new Map<LeftOutReason, number>()
  const names = collectNames(definition)
  const tally = createMarkTally()
  let records = 0

  function add(row: StagedRow) {
    counts[row.outcome] += 1
    counts.total += 1
    names.add(row)
    if (row.leftOut !== null) leftOut.set(row.leftOut, (leftOut.get(row.leftOut) ?? 0) + 1)
    tally.add(row)
    if (row.leftOut === null || row.leftOut === 'by_hand' || row.leftOut === 'new_name') records += 1
  }

  /** A row that was counted has come out otherwise. */
  function move(from: StagedRow, to: StagedRow) {
    counts[from.outcome] -= 1
    counts[to.outcome] += 1
    tally.remove(from)
    tally.add(to)
  }

  function finish({ surveys, sheets, twin, encoding, completion, fixed, references, known }: FinishInput): ImportSummary {
    const first = sheets[0]?.defaults
    const firstWith = <T>(pick: (sheet: ReadSheet) => T | null) => sheets.map(pick).find((found) => found !== null) ?? null
    return {
      counts,
      leftOut: [...leftOut].map(([reason, count]) => ({ reason, label: leftOutLabels[reason], count })),
      sheets: summarizeSheets(surveys, definition, sheets),
      warnings: findWarnings({ definition, sheets, twin, completion }),
      ...tally.result(),
      fixed,
      found: {
        unit: firstWith(({ defaults }) => defaults.unit),
        year: firstWith(({ defaults }) => defaults.year),
        coordinateSystem: firstWith(({ defaults }) => defaults.coordinateSystem),
        moneyUnit: first?.moneyUnit ?? { value: 'yuan', source: 'assumed' },
        fillDown: firstWith(({ defaults }) => defaults.fillDown),
        noneIsZero: firstWith(({ defaults }) => defaults.noneIsZero),
        split: firstWith(({ defaults }) => defaults.split),
      },
      names: names.ask({ sheets, references, known }),
      encoding,
      refusal: null,
    }
  }

  return { add, move, finish, hasRecords: () => records > 0 }
}

/** Which column of a sheet is read as a field, by letter. */
export function columnFinder(summary: Pick<ImportSummary, 'sheets'> | null) {
  const columns = new Map(summary?.sheets.map((sheet) => [sheet.name, new Map(sheet.columns.flatMap(({ field, column }) => field === null ? [] : [[field, column]]))]))
  return (sheet: string, field: string) => columns.get(sheet)?.get(field) ?? null
}

/** The account of a file of which nothing was taken. */
export function refusedSummary(refusal: Label, sheets: SheetSummary[] = []): ImportSummary {
  return {
    counts: { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 },
    leftOut: [], sheets, warnings: [], inferred: [], duplicates: { rows: 0, open: 0 }, fixed: 0, names: { questions: [], more: 0 }, encoding: null, refusal,
    found: { unit: null, year: null, coordinateSystem: null, moneyUnit: { value: 'yuan', source: 'assumed' }, fillDown: null, noneIsZero: null, split: null },
  }
}

/** What was seen of every sheet; `read` are those that were read through. */
export function summarizeSheets(surveys: SheetSurvey[], definition: AnyRecord, read: ReadSheet[]) {
  return surveys.map((survey) => sheetSummary(survey, definition, read))
}

/** What was seen of sheets of which nobody knows yet what they hold. */
export const seenSheets = (heads: { name: string, rows: Row[] }[]): SheetSummary[] => heads.map(({ name, rows }) =>
  ({ name, used: false, reason: null, headerRows: null, columns: [], firstRows: rows.slice(0, shownRows).map(cellsOf), rows: 0, title: null, follows: null, memory: null, learnt: null }))

function sheetSummary({ info, plan, reason, headRows }: SheetSurvey, definition: AnyRecord, sheets: ReadSheet[]): SheetSummary {
  return {
    name: info.name,
    used: plan !== null,
    reason,
    headerRows: plan ? { top: plan.header.top, bottom: plan.header.bottom } : null,
    columns: plan ? plan.columns.map((_, index) => columnSummary(plan, index, definition)) : [],
    firstRows: headRows.slice(0, shownRows).map(cellsOf),
    rows: sheets.find((sheet) => sheet.plan === plan)?.rows ?? 0,
    title: plan && { unit: plan.title.unit, unitId: plan.titleUnitId, moneyUnit: plan.title.moneyUnit, coordinateSystem: plan.coordinateSystem },
    follows: plan?.follows ?? null,
    memory: plan ? usedMapping(plan) : null,
    learnt: null,
  }
}

function usedMapping({ memory }: SheetPlan): UsedMapping | null {
  if (!memory) return null
  const { id, version, isOwn, isNear, author, fileName, at } = memory
  return { id, version, isOwn, isNear, author, fileName, at }
}

function columnSummary({ columns, headRows, header, refused }: SheetPlan, index: number, definition: AnyRecord): ColumnSummary {
  const match = columns[index]
  if (!match) throw new RangeError(`no column ${index}`)
  const field = match.field === null ? undefined : definition.fields[match.field]
  return {
    column: letterOf(match.column),
    header: match.header,
    field: match.field,
    fieldLabel: field?.label ?? null,
    certainty: match.certainty,
    ignored: match.ignored,
    remark: match.ignored === null
      ? field?.kind === 'money' && match.moneyUnit !== null && match.moneyUnit !== 'yuan' ? scaledLabel(match.moneyUnit) : null
      : ignoredLabels[match.ignored],
    moneyUnit: field?.kind === 'money' ? match.moneyUnit : null,
    refused: refused.has(match.column),
    examples: headRows.filter((row) => row.number > header.bottom)
      .flatMap((row) => row.cells.find((cell) => cell.column === match.column && cell.text.trim() !== '')?.text ?? [])
      .slice(0, examplesPerColumn).map(shown),
  }
}

function cellsOf(row: Row) {
  const width = Math.min(shownColumns, (row.cells.at(-1)?.column ?? -1) + 1)
  const texts = Array.from({ length: width }, () => '')
  for (const cell of row.cells) if (cell.column < width) texts[cell.column] = shown(cell.text)
  return { row: row.number, cells: texts }
}

const shown = (text: string) => withoutPersonalNumbers(text).slice(0, 80)
