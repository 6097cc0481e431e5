import type { FieldValue } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import type { Merge, Row } from './cells.ts'
import { sumColumns } from './check-totals.ts'
import { classifyRow, type ClassifySetup, type ReadableReason } from './classify-row.ts'
import { collectPositions } from './far-positions.ts'
import { type FilledCell, filledCells } from './filled-cells.ts'
import type { HeaderLayout } from './find-header.ts'
import { followOrdinals } from './follow-ordinals.ts'
import type { ColumnMatch } from './match-columns.ts'
import { followMerges } from './merged-cells.ts'
import type { LeftOutReason, ParsedRow } from './parsed-row.ts'
import type { CellSetup } from './parse-values/parse-cell.ts'
import type { Note } from './parse-values/parsed.ts'
import { bearsIdentityNumber, identityRefused, withoutIdentityNumbers, withoutPersonalNumbers } from './parse-values/personal-numbers.ts'
import { createCellReader } from './read-cells.ts'
import { type ColumnChoices, type ReadColumn, readColumns } from './read-columns.ts'
import { refuseBlank, refuseInferred } from './refuse-inferred.ts'
import { type RowFixes, withFixes } from './row-fixes.ts'
import { noFindings } from './sheet-findings.ts'

export interface RowParserSetup {
  sheet: string
  definition: AnyRecord
  header: HeaderLayout
  columns: ColumnMatch[]
  merges: Merge[]
  /** The rows down to the header's last, as they were read. */
  headRows: Row[]
  cells: Omit<CellSetup, 'moneyUnit'>
  choices: ColumnChoices
  /** Values of fields that the sheet has no column for. */
  defaults: ReadonlyMap<string, { value: FieldValue, note: Note }>
  /** Rows that are left out by default and that a person wants read. */
  readToo: ReadonlySet<ReadableReason>
  /** What a person wrote instead of what stands in the sheet, by row. */
  fixes: ReadonlyMap<number, RowFixes>
}

const longestRead = 500

/** Reads a sheet's rows one after another, top to bottom; what a row takes from those above it is kept between calls. */
export function createRowParser(setup: RowParserSetup) {
  const { sheet, definition, header } = setup
  const columns = readColumns(setup.columns, setup)
  const merged = followMerges(setup.merges)
  const classify = classifySetup(setup, columns, merged.isMergedAcross)
  const sums = sumColumns(columns.filter(({ isCounted }) => isCounted))
  const findings = noFindings(sums.checks)
  const cells = createCellReader({ columns, definition, merged, sums, findings, setup: { ...setup.cells, moneyUnit: setup.choices.moneyUnit } })
  const ordinalColumn = setup.columns.find(({ ignored }) => ignored === 'ordinal')?.column
  const ordinals = followOrdinals()
  const positions = collectPositions()
  const phoneColumns = new Set(columns.filter(({ field }) => field.kind === 'phone').map(({ column }) => column))
  let ended = false

  function parse(row: Row): ParsedRow {
    const filled = filledCells(row)
    const leftOut = reasonToLeaveOut(row, filled)
    if (row.number > header.bottom && ordinalColumn !== undefined) ordinals.take(row.number, filled.find(({ cell }) => cell.column === ordinalColumn)?.text ?? '')
    if (leftOut === null) return readWritten(row, filled)
    merged.enter(row)
    if (leftOut === 'total') sums.check(row)
    if (leftOut === 'hidden') findings.hiddenRows += 1
    return { ...newRow(row.number, filled), leftOut }
  }

  /** Reads a row that is a record, whatever it looks like. */
  const readRecord = (row: Row) => readWritten(row, filledCells(row))

  function readWritten(row: Row, inFile: FilledCell[]): ParsedRow {
    const fixes = setup.fixes.get(row.number)
    const written = fixes ? withFixes(row, fixes.cells) : row
    const filled = fixes ? filledCells(written) : inFile
    merged.enter(written)
    sums.addRow(row.number)
    const parsed = newRow(row.number, filled)
    cells.readRow(filled, parsed, { struckOut: refuseIdentityNumbers(filled, parsed), written: fixes?.cells ?? null })
    if (fixes) {
      cells.noteYearsBeneath(row, fixes)
      for (const [name, text] of fixes.fields) cells.readTold(name, text, parsed)
    }
    addDefaults(parsed)
    if (setup.choices.refused.size > 0) for (const column of columns) if (column.refusesInferences) refuseBlank(column, parsed)
    positions.add(row.number, parsed.values)
    if (definition.isElsewhere(withoutBlanks(parsed.values))) return { ...parsed, leftOut: 'elsewhere', issues: [], marks: [] }
    return parsed
  }

  const newRow = (row: number, filled: FilledCell[]): ParsedRow => ({ sheet, row, leftOut: null, read: whatWasRead(filled), values: {}, issues: [], marks: [] })

  function reasonToLeaveOut(row: Row, filled: FilledCell[]): LeftOutReason | null {
    if (row.number < header.top) return 'title'
    if (row.number <= header.bottom) return 'header'
    const reason = classifyRow(row, filled, classify)
    // A header printed again begins the table anew after a page's signatures.
    if (reason === 'repeated_header') ended = false
    else if (ended && (reason === null || reason === 'section' || reason === 'blank') && !setup.readToo.has('after_footer')) {
      if (reason === null && filled.filter(({ cell }) => classify.required.has(cell.column)).length >= 2) findings.dataAfterFooter += 1
      return 'after_footer'
    } else if (reason === 'footer') ended = true
    return reason
  }

  function whatWasRead(filled: FilledCell[]) {
    const read = new Map<number, string>()
    for (const { cell: { column, text } } of filled) {
      const masked = phoneColumns.has(column) ? withoutIdentityNumbers(text) : withoutPersonalNumbers(text)
      read.set(column, masked.length > longestRead ? `${masked.slice(0, longestRead)}…` : masked)
    }
    return read
  }

  /** The columns of the row whose cells bear one, where any does. */
  function refuseIdentityNumbers(filled: FilledCell[], parsed: ParsedRow) {
    let struckOut: Set<number> | null = null
    for (const { cell } of filled) {
      if (!bearsIdentityNumber(cell.text)) continue
      findings.identityNumbers += 1
      struckOut = (struckOut ?? new Set()).add(cell.column)
      const field = columns.find(({ column }) => column === cell.column)?.name ?? null
      parsed.issues.push({ column: cell.column, field, read: withoutPersonalNumbers(cell.text), message: identityRefused.message, expected: null })
    }
    return struckOut
  }

  function addDefaults(parsed: ParsedRow) {
    const hasPosition = typeof parsed.values.longitude === 'number' || typeof parsed.values.latitude === 'number'
    for (const [name, { value, note: why }] of setup.defaults) {
      const isBlank = parsed.values[name] === undefined || parsed.values[name] === null
      if (!isBlank || parsed.issues.some((issue) => issue.field === name)) continue
      // A coordinate system means nothing where there are no coordinates.
      if (name === 'source_crs' && !hasPosition) continue
      const column = cells.byName.get(name)
      parsed.values[name] = value
      parsed.marks.push({ column: column?.column ?? null, field: name, ...why })
      if (column?.refusesInferences) refuseInferred(column, parsed)
    }
  }

  /** To be called after the last row, before the findings are told. */
  function finish() {
    sums.finish()
    findings.ordinalBreaks = ordinals.breaks()
    findings.farPositions = positions.far()
  }

  return { parse, readRecord, finish, findings }
}

function classifySetup(
  { header, headRows, readToo }: RowParserSetup, columns: ReadColumn[], isMergedAcross: ClassifySetup['isMergedAcross'],
): ClassifySetup {
  const texts = (row: Row) => new Map(filledCells(row).map(({ cell, text }) => [cell.column, text]))
  return {
    headerRows: headRows.filter((row) => row.number >= header.top && row.number <= header.bottom).map(texts),
    titles: new Set(headRows.filter((row) => row.number < header.top).flatMap((row) => [...texts(row).values()])),
    mapped: new Set(columns.map(({ column }) => column)),
    required: new Set(columns.filter(({ field }) => field.required).map(({ column }) => column)),
    numeric: new Set(columns.filter(({ isCounted }) => isCounted).map(({ column }) => column)),
    readToo,
    isMergedAcross,
  }
}

const withoutBlanks = (values: ParsedRow['values']) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
