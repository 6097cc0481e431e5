import { type FieldValue, isDated } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import { applySplit, type Split, splitLabel } from './apply-split.ts'
import type { Cell, Row } from './cells.ts'
import type { sumColumns } from './check-totals.ts'
import type { FilledCell } from './filled-cells.ts'
import type { MergedCells } from './merged-cells.ts'
import type { ParsedRow } from './parsed-row.ts'
import { parseDate } from './parse-values/dates.ts'
import { type CellSetup, parseCell } from './parse-values/parse-cell.ts'
import { note, type Note } from './parse-values/parsed.ts'
import { bearsIdentityNumber, identityRefused, withoutIdentityNumbers, withoutPersonalNumbers } from './parse-values/personal-numbers.ts'
import { isDitto, isNone, isNothing } from './parse-values/plain-text.ts'
import type { ReadColumn, Reading, Refusal } from './read-columns.ts'
import { refuseInferred } from './refuse-inferred.ts'
import { cellOfText, type RowFixes } from './row-fixes.ts'
import { countIn, type SheetFindings } from './sheet-findings.ts'

interface CellReaderSetup {
  columns: ReadColumn[]
  definition: AnyRecord
  merged: MergedCells
  sums: ReturnType<typeof sumColumns>
  findings: SheetFindings
  /** For fields that the sheet has no column for. */
  setup: CellSetup
}

interface RowCircumstances {
  /** Columns whose cells may not be read. */
  struckOut: ReadonlySet<number> | null
  /** Columns whose cells a person wrote. */
  written: RowFixes['cells'] | null
}

const longestRead = 500
const noNotes: Note[] = []
const noNames: never[] = []
const mergedNote = note('merged', '取自合并单元格', 'From the merged cell')
const filledNote = note('filled_down', '空格按所选沿用上一行', 'Blank: filled from the row above, as chosen')
const dittoNote = note('same_as_above', '“同上”沿用上一行', 'Ditto: taken from the row above')
const zeroNote = note('none_as_zero', '“无”按所选记为 0', '“None” is taken as 0, as chosen')

/** Reads the cells of a row as the fields of its columns; what a cell takes from those above it is kept in the columns. */
export function createCellReader({ columns, definition, merged, sums, findings, setup }: CellReaderSetup) {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const counted = columns.filter(({ isCounted }) => isCounted)

  function readRow(filled: FilledCell[], parsed: ParsedRow, { struckOut, written }: RowCircumstances) {
    const splits: Split[] = []
    let at = 0
    for (const column of columns) {
      while ((filled[at]?.cell.column ?? Infinity) < column.column) at += 1
      const own = filled[at]
      column.isFilled = false
      if (struckOut?.has(column.column)) column.above = undefined
      else if (own?.cell.column !== column.column) readBlank(column, parsed)
      else {
        const reading = readCell(own, column, parsed, splits)
        // Only what the file itself says tells the year of its other dates; what a person writes into one cell does not.
        if (reading && !written?.has(column.column)) noteYear(reading)
      }
      if (column.refusesInferences) refuseInferred(column, parsed)
    }
    for (const split of splits) {
      applySplit(split, parsed, { definition, columns: byName })
      if (split.column.refusesInferences) refuseInferred(split.column, parsed)
    }
    for (const column of counted) {
      const value = parsed.values[column.name]
      if (value === undefined) sums.addUnread(column.column)
      else if (typeof value === 'number' && !column.isFilled) sums.add(column.column, value)
    }
  }

  /** The reading of a cell that has one of its own. */
  function readCell({ cell, text }: FilledCell, column: ReadColumn, parsed: ParsedRow, splits: Split[]): Reading | Refusal | null {
    if (isDitto(text)) return readDitto(cell.text, column, parsed)
    if (isNothing(text) && !hasMeaning(text, column)) return readNothing(text, column, parsed)
    const reading = column.read(cell)
    if (reading.facts !== null && column.splits) {
      splits.push({ column, text: cell.text, facts: reading.facts })
      return null
    }
    if (reading.facts !== null) countIn(findings.splits, column.name)
    if (reading.ok) take(reading, cell, column, parsed)
    else {
      column.above = undefined
      column.unknownAbove = askable(reading.unknown)
      noteYearless(cell, column)
      refuse(reading, cell, column, parsed)
    }
    return reading
  }

  function take(reading: Reading, cell: Cell, column: ReadColumn, parsed: ParsedRow) {
    keep(reading.value, column, parsed, reading.notes)
    addEnd(reading, column, parsed)
    for (const one of reading.notes) {
      if (reading.facts === null || one.kind !== 'kept_as_text') mark(one, column, parsed)
      if (one.kind === 'scaled' && !findings.scaled.has(column.name)) findings.scaled.set(column.name, { read: cell.text, value: Number(reading.value) })
    }
    if (reading.facts !== null) mark({ kind: 'kept_as_text', message: splitLabel(cell.text, { facts: reading.facts, definition, isDone: false }) }, column, parsed)
    const bottom = column.isCounted ? merged.bottomOf(parsed.row, column.column) : null
    if (bottom !== null) {
      mark(note('merged_amount', `第 ${parsed.row}–${bottom} 行合并的数，只记在第一行`, `One figure for rows ${parsed.row}–${bottom}, kept in the first`), column, parsed)
    }
  }

  function readBlank(column: ReadColumn, parsed: ParsedRow) {
    const above = column.followsMerges ? merged.cellAbove(parsed.row, column.column) : null
    if (above !== null) return readMerged(above, column, parsed)
    const isUsable = column.above !== undefined && column.above !== null
    if (column.fillsDown) findings.borrowing.add(column.column)
    if (column.fillsDown && isUsable) {
      column.isFilled = true
      parsed.values[column.name] = column.above ?? null
      return mark(filledNote, column, parsed, column.namedAbove)
    }
    if (column.fillsDown && nothingAbove('', column, parsed)) return
    if (isUsable) countIn(findings.blanks, column.name)
    parsed.values[column.name] = null
  }

  function readMerged(above: Cell, column: ReadColumn, parsed: ParsedRow) {
    findings.borrowing.add(column.column)
    const reading = column.read(above)
    mark(mergedNote, column, parsed, column.namedAbove)
    if (!reading.ok) return refuse(reading, above, column, parsed)
    keep(reading.value, column, parsed, reading.notes)
    addEnd(reading, column, parsed)
    for (const one of reading.notes) mark(one, column, parsed)
  }

  function readDitto(text: string, column: ReadColumn, parsed: ParsedRow) {
    findings.borrowing.add(column.column)
    if (column.above === undefined) {
      if (!nothingAbove(text, column, parsed)) parsed.issues.push({ column: column.column, field: column.name, read: text, expected: null, message: {
        zh: `“${text}”上面没有可用的值`, en: `There is no usable value above “${text}”`,
      } })
    } else {
      parsed.values[column.name] = column.above
      mark(dittoNote, column, parsed, column.namedAbove)
    }
    return null
  }

  /** What a cell takes from above has the same fault as what stands there: the one question about its name is about this row too. */
  function nothingAbove(read: string, { column, name, unknownAbove: unknown }: ReadColumn, parsed: ParsedRow) {
    if (unknown.length === 0) return false
    const names = unknown.map((one) => `“${one}”`)
    parsed.issues.push({ column, field: name, read, expected: null, unknown, message: {
      zh: `沿用上面的${names.join('、')}，没有登记过这个名称`, en: `Taken from above: ${names.join(', ')}, which nothing is registered under`,
    } })
    return true
  }

  function readNothing(text: string, column: ReadColumn, parsed: ParsedRow) {
    const mayBeZero = column.isCounted && isNone(text)
    keep(mayBeZero && column.noneIsZero ? 0 : null, column, parsed)
    if (mayBeZero && column.noneIsZero) mark(zeroNote, column, parsed)
    else if (mayBeZero) countIn(findings.nones, column.name)
    return null
  }

  /** A range's end goes to the field for it unless the sheet has a column of its own. */
  function addEnd({ date }: Reading, column: ReadColumn, parsed: ParsedRow) {
    if (!date || date.end === null) return
    if (!('ended_on' in definition.fields)) {
      mark(note('end_dropped', `日期范围到 ${date.end}，只记开始日期`, `The range ends on ${date.end}; only its start is kept`), column, parsed)
    } else if (!byName.has('ended_on')) {
      parsed.values.ended_on = date.end
    }
  }

  function noteYearless(cell: Cell, { field, setup }: ReadColumn) {
    if (!isDated(field) || setup.year !== null) return
    // 2000 has a 29 February, so that only the year can be what is missing.
    const trial = parseDate(cell, { year: { value: 2000, source: 'sheet' } })
    if (trial.ok && !trial.value.hasYear) findings.datesWithoutYear += 1
  }

  function noteYear(reading: Reading | Refusal) {
    if (reading.date?.hasYear) findings.years.add(Number(reading.date.start.slice(0, 4)))
  }

  /** The years of dates that a person wrote over still tell the year of the others. */
  function noteYearsBeneath(row: Row, fixes: RowFixes) {
    for (const column of columns) {
      const beneath = fixes.cells.has(column.column) && isDated(column.field) ? row.cells.find((cell) => cell.column === column.column) : undefined
      if (beneath) noteYear(column.read(beneath))
    }
  }

  /** What a person said for this row of a field that the sheet has no column for. */
  function readTold(name: string, text: string, parsed: ParsedRow) {
    const field = definition.fields[name]
    if (!field || byName.has(name)) return
    const reading = bearsIdentityNumber(text) ? identityRefused : parseCell(cellOfText(-1, text), field, setup)
    if (!reading.ok) {
      return void parsed.issues.push({ column: null, field: name, read: shorten(withoutPersonalNumbers(text)), message: reading.message, expected: reading.expected })
    }
    parsed.values[name] = reading.value
    for (const said of reading.notes) parsed.marks.push({ column: null, field: name, ...said })
  }

  function refuse({ message, expected, facts, unknown: names }: Refusal, { text }: Cell, { column, name, field }: ReadColumn, parsed: ParsedRow) {
    const unknown = askable(names)
    const read = field.kind === 'phone' ? withoutIdentityNumbers(text) : withoutPersonalNumbers(text)
    parsed.issues.push({
      column, field: name, expected, read: shorten(read), ...(unknown.length > 0 ? { unknown } : {}),
      message: facts !== null ? splitLabel(text, { facts, definition, isDone: false })
        : { zh: withoutPersonalNumbers(message.zh), en: withoutPersonalNumbers(message.en) },
    })
  }

  return { readRow, readTold, noteYearsBeneath, byName }
}

/** Names that a person can be asked about: a number of a person is none. */
const askable = (names: string[] = []) => names.filter((name) => withoutPersonalNumbers(name) === name)

const shorten = (text: string) => text.length > longestRead ? `${text.slice(0, longestRead)}…` : text

function keep(value: FieldValue, column: ReadColumn, parsed: ParsedRow, notes: Note[] = noNotes) {
  parsed.values[column.name] = value
  column.above = value
  column.namedAbove = notes.length === 0 ? noNames : notes.flatMap(({ named }) => named ?? [])
  column.unknownAbove = noNames
}

/** `named` are the names that a cell above was understood by. */
function mark(own: Note, column: ReadColumn, parsed: ParsedRow, named = own.named) {
  parsed.marks.push({ column: column.column, field: column.name, kind: own.kind, message: own.message, ...(named && named.length > 0 ? { named } : {}) })
}

/** 无 is a choice of some fields, and an answer of yes/no ones. */
function hasMeaning(text: string, { field }: ReadColumn) {
  return field.kind === 'yesNo' ? text === '无' || text === '没有' : field.kind === 'choice' && field.choices.some((choice) => choice.label.zh === text)
}
