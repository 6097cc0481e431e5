import type { Field, FieldValue } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import type { Cell, Merge, Row } from './cells.ts'
import { sumColumns, type TotalCheck } from './check-totals.ts'
import { classifyRow, type ClassifySetup } from './classify-row.ts'
import type { HeaderLayout } from './find-header.ts'
import type { ColumnMatch } from './match-columns.ts'
import { followMerges } from './merged-cells.ts'
import type { CellMark, LeftOutReason, ParsedRow } from './parsed-row.ts'
import { type DateReading, parseDate } from './parse-values/dates.ts'
import type { MoneyUnit } from './parse-values/money.ts'
import { type CellSetup, parseCell, type ParsedCell } from './parse-values/parse-cell.ts'
import { inferences, type NamedRecord, note, type Note, type Parsed } from './parse-values/parsed.ts'
import { bearsIdentityNumber, identityRefused, withoutPersonalNumbers } from './parse-values/personal-numbers.ts'
import { compactText, saysDitto, saysNothing } from './parse-values/plain-text.ts'
import { cellOfText, type RowFixes, withFixes } from './row-fixes.ts'

export interface RowParserSetup {
  sheet: string
  definition: AnyRecord
  header: HeaderLayout
  columns: ColumnMatch[]
  merges: Merge[]
  /** The rows down to the header's last, as they were read. */
  headRows: Row[]
  cells: Omit<CellSetup, 'moneyUnit'>
  /** The unit of money columns whose headings name none. */
  moneyUnit: MoneyUnit
  /** Values of fields that the sheet has no column for. */
  defaults: ReadonlyMap<string, { value: FieldValue, note: Note }>
  /** Fields whose blank cells take the value above, because a person said so. */
  fillDown: ReadonlySet<string>
  /** Columns of which a person takes no inferred value. */
  refused: ReadonlySet<number>
  /** What a person wrote instead of what stands in the sheet, by row. */
  fixes: ReadonlyMap<number, RowFixes>
}

/** What reading a sheet showed beside its rows. */
export interface SheetFindings {
  totals: TotalCheck[]
  /** Years that dates name, and how many dates name none and got none. */
  years: Set<number>
  datesWithoutYear: number
  /** Blank cells of fields that could be filled from above, by field. */
  blanks: Map<string, number>
  /** Columns with cells that take, or would take, what stands above them: merged, filled down, 同上. */
  borrowing: Set<number>
  /** Rows after the table's end that look like data. */
  dataAfterFooter: number
  /** Cells that bear a citizen ID number. */
  identityNumbers: number
}

interface ReadColumn { match: ColumnMatch, name: string, field: Field, setup: CellSetup }

const longestRead = 500
const filledFromMerge = new Set<Field['kind']>(['text', 'date', 'year', 'choice', 'reference', 'references', 'yesNo'])
const counted = new Set<Field['kind']>(['integer', 'decimal', 'money'])

/** Reads a sheet's rows one after another, top to bottom; what a row takes from those above it is kept between calls. */
export function createRowParser(setup: RowParserSetup) {
  const { sheet, definition, header } = setup
  const columns = readColumns(setup)
  const merged = followMerges(setup.merges)
  const classify = classifySetup(setup, columns, merged.isMergedAcross)
  const sums = sumColumns(columns.filter(({ field }) => counted.has(field.kind))
    .map(({ match, field, setup: cells }) => ({ column: match.column, header: match.header, field, setup: cells })))
  const above = new Map<string, { value: FieldValue, filled: boolean, named: NamedRecord[] }>()
  /** Fields whose last cell named what nothing is registered under. */
  const unknownAbove = new Map<string, string[]>()
  const findings: SheetFindings = {
    totals: sums.checks, years: new Set(), datesWithoutYear: 0, blanks: new Map(), borrowing: new Set(), dataAfterFooter: 0, identityNumbers: 0,
  }
  let ended = false

  function parse(row: Row): ParsedRow {
    const leftOut = reasonToLeaveOut(row)
    if (leftOut === null) return readRecord(row)
    merged.enter(row)
    if (leftOut === 'total') sums.check(row)
    return { ...newRow(row), leftOut }
  }

  /** Reads a row that is a record, whatever it looks like. */
  function readRecord(row: Row): ParsedRow {
    const fixes = setup.fixes.get(row.number)
    const written = fixes ? withFixes(row, fixes.cells) : row
    merged.enter(written)
    const parsed = newRow(written)
    refuseIdentityNumbers(written, parsed)
    for (const column of columns) {
      readField(written, column, parsed)
      refuseInferred(column, parsed)
    }
    if (fixes) {
      noteYearsBeneath(row, fixes)
      for (const [name, text] of fixes.fields) readTold(name, text, parsed)
    }
    addDefaults(parsed)
    return parsed
  }

  const newRow = (row: Row): ParsedRow => ({ sheet, row: row.number, leftOut: null, read: whatWasRead(row), values: {}, issues: [], marks: [] })

  function reasonToLeaveOut(row: Row): LeftOutReason | null {
    if (row.number < header.top) return 'title'
    if (row.number <= header.bottom) return 'header'
    const reason = classifyRow(row, classify)
    // A header printed again begins the table anew after a page's signatures.
    if (reason === 'repeated_header') ended = false
    else if (ended && (reason === null || reason === 'section')) {
      if (reason === null && row.cells.filter((cell) => classify.required.has(cell.column)).length >= 2) findings.dataAfterFooter += 1
      return 'after_footer'
    } else if (reason === 'footer') ended = true
    return reason
  }

  function refuseIdentityNumbers(row: Row, parsed: ParsedRow) {
    for (const cell of row.cells) {
      if (!bearsIdentityNumber(cell.text)) continue
      findings.identityNumbers += 1
      const field = columns.find(({ match }) => match.column === cell.column)?.name ?? null
      parsed.issues.push({ column: cell.column, field, read: withoutPersonalNumbers(cell.text), message: identityRefused.message, expected: null })
    }
  }

  function readField(row: Row, column: ReadColumn, parsed: ParsedRow) {
    const { name, field, match } = column
    const own = row.cells.find((cell) => cell.column === match.column && compactText(cell.text) !== '')
    const mark = (note: Note) => parsed.marks.push({ column: match.column, field: name, ...note })
    const keep = (value: FieldValue, { filled = false, notes = [] as Note[] } = {}) => {
      parsed.values[name] = value
      above.set(name, { value, filled, named: notes.flatMap(({ named }) => named ?? []) })
      unknownAbove.delete(name)
    }

    if (!own) {
      const cell = filledFromMerge.has(field.kind) ? merged.cellAbove(row.number, match.column) : null
      if (cell) {
        findings.borrowing.add(match.column)
        const reading = parseCell(cell, field, column.setup)
        if (!reading.ok) return void parsed.issues.push({ column: match.column, field: name, read: cell.text, ...reasonOf(reading) })
        keep(reading.value, { filled: true, notes: reading.notes })
        addEnd(reading, parsed, mark)
        return void mark(naming(name, note('merged', '取自合并单元格', 'From the merged cell')))
      }
      return readBlank(column, parsed, mark)
    }
    // Refused already, and not to be kept in any form.
    if (bearsIdentityNumber(own.text)) return void above.delete(name)
    if (saysDitto(own.text)) return readDitto(own, column, parsed, mark)
    if (saysNothing(own.text) && !hasMeaning(own, field)) return keep(null)
    const reading = parseCell(own, field, column.setup)
    if (!reading.ok) {
      above.delete(name)
      unknownAbove.set(name, reading.unknown ?? [])
      noteYearless(own, column)
      parsed.issues.push({ column: match.column, field: name, read: shorten(withoutPersonalNumbers(own.text)), ...reasonOf(reading) })
      return
    }
    keep(reading.value, { notes: reading.notes })
    addEnd(reading, parsed, mark)
    reading.notes.forEach(mark)
    if (!isWritten(row, match.column)) noteYear(reading)
    if (counted.has(field.kind) && typeof reading.value === 'number') {
      sums.add(match.column, reading.value)
      const bottom = merged.bottomOf(row.number, match.column)
      if (bottom !== null) {
        mark(note('merged_amount', `第 ${row.number}–${bottom} 行合并的数，只记在第一行`, `One figure for rows ${row.number}–${bottom}, kept in the first`))
      }
    }
  }

  function readBlank(column: ReadColumn, parsed: ParsedRow, mark: (note: Note) => void) {
    const { name, match } = column
    const before = above.get(name)
    if (setup.fillDown.has(name)) findings.borrowing.add(match.column)
    if (setup.fillDown.has(name) && before && before.value !== null) {
      parsed.values[name] = before.value
      return mark(naming(name, note('filled_down', '空格按所选沿用上一行', 'Blank: filled from the row above, as chosen')))
    }
    if (setup.fillDown.has(name) && nothingAbove(column, parsed, '')) return
    if (before && before.value !== null) findings.blanks.set(name, (findings.blanks.get(name) ?? 0) + 1)
    parsed.values[name] = null
  }

  function readDitto(cell: Cell, own: ReadColumn, parsed: ParsedRow, mark: (note: Note) => void) {
    const { name, match } = own
    const before = above.get(name)
    findings.borrowing.add(match.column)
    if (!before) {
      if (nothingAbove(own, parsed, cell.text)) return
      parsed.issues.push({
        column: match.column, field: name, read: cell.text, expected: null,
        message: { zh: `“${cell.text}”上面没有可用的值`, en: `There is no usable value above “${cell.text}”` },
      })
      return
    }
    parsed.values[name] = before.value
    mark(naming(name, note('same_as_above', '“同上”沿用上一行', 'Ditto: taken from the row above')))
    if (counted.has(own.field.kind) && typeof before.value === 'number') sums.add(match.column, before.value)
  }

  /** The note with the names that the cell above was understood by. */
  function naming(field: string, own: Note): Note {
    const named = above.get(field)?.named ?? []
    return named.length === 0 ? own : { ...own, named }
  }

  /** What a cell takes from above has the same fault as what stands there: the one question about its name is about this row too. */
  function nothingAbove({ name, match }: ReadColumn, parsed: ParsedRow, read: string) {
    const unknown = unknownAbove.get(name) ?? []
    if (unknown.length === 0) return false
    const names = unknown.map((one) => `“${one}”`)
    parsed.issues.push({
      column: match.column, field: name, read, expected: null, unknown,
      message: { zh: `沿用上面的${names.join('、')}，没有登记过这个名称`, en: `Taken from above: ${names.join(', ')}, which nothing is registered under` },
    })
    return true
  }

  /** A range's end goes to the field for it unless the sheet has a column of its own. */
  function addEnd(reading: ParsedCell, parsed: ParsedRow, mark: (note: Note) => void) {
    const end = reading.date?.end
    if (!end) return
    const name = 'ended_on'
    if (!(name in definition.fields)) {
      mark(note('end_dropped', `日期范围到 ${end}，只记开始日期`, `The range ends on ${end}; only its start is kept`))
    } else if (!columns.some((column) => column.name === name)) {
      parsed.values[name] = end
    }
  }

  /** Only what the file itself says tells the year of its other dates; what a person writes into one cell does not. */
  function noteYear({ date }: { date?: DateReading }) {
    if (date?.hasYear) findings.years.add(Number(date.start.slice(0, 4)))
  }

  const isWritten = (row: Row, column: number) => setup.fixes.get(row.number)?.cells.has(column) ?? false

  function noteYearsBeneath(row: Row, { cells }: RowFixes) {
    for (const { match, field, setup: how } of columns) {
      const beneath = cells.has(match.column) && field.kind === 'date' ? row.cells.find((cell) => cell.column === match.column) : undefined
      const reading = beneath && parseCell(beneath, field, how)
      if (reading?.ok) noteYear(reading)
    }
  }

  /** What a person said for this row of a field that the sheet has no column for. */
  function readTold(name: string, text: string, parsed: ParsedRow) {
    const field = definition.fields[name]
    if (!field || columns.some((column) => column.name === name)) return
    const cell = cellOfText(-1, text)
    const reading = bearsIdentityNumber(text) ? identityRefused : parseCell(cell, field, { ...setup.cells, moneyUnit: setup.moneyUnit })
    if (!reading.ok) {
      return void parsed.issues.push({ column: null, field: name, read: shorten(withoutPersonalNumbers(text)), message: reading.message, expected: reading.expected })
    }
    parsed.values[name] = reading.value
    for (const said of reading.notes) parsed.marks.push({ column: null, field: name, ...said })
  }

  function noteYearless(cell: Cell, { field, setup: cells }: ReadColumn) {
    if (field.kind !== 'date' || cells.year !== null) return
    // 2000 has a 29 February, so that only the year can be what is missing.
    const trial = parseDate(cell, { year: { value: 2000, source: 'sheet' } })
    if (trial.ok && !trial.value.hasYear) findings.datesWithoutYear += 1
  }

  function addDefaults(parsed: ParsedRow) {
    const hasPosition = typeof parsed.values.longitude === 'number' || typeof parsed.values.latitude === 'number'
    for (const [name, { value, note: why }] of setup.defaults) {
      const isBlank = parsed.values[name] === undefined || parsed.values[name] === null
      if (!isBlank || parsed.issues.some((issue) => issue.field === name)) continue
      // A coordinate system means nothing where there are no coordinates.
      if (name === 'source_crs' && !hasPosition) continue
      parsed.values[name] = value
      const column = columns.find((candidate) => candidate.name === name)
      parsed.marks.push({ column: column?.match.column ?? null, field: name, ...why } satisfies CellMark)
      if (column) refuseInferred(column, parsed)
    }
  }

  /** Where a person takes no inferred value of a column, a cell that has one is wrong and says what would have been taken. */
  function refuseInferred({ name, match }: ReadColumn, parsed: ParsedRow) {
    if (!setup.refused.has(match.column)) return
    const isOwn = (mark: CellMark) => mark.column === match.column && mark.field === name
    const inferred = parsed.marks.filter((mark) => isOwn(mark) && inferences.has(mark.kind))
    if (inferred.length === 0) return
    parsed.marks = parsed.marks.filter((mark) => !isOwn(mark))
    delete parsed.values[name]
    above.delete(name)
    parsed.issues.push({
      column: match.column, field: name, read: parsed.read.get(match.column) ?? null, expected: null, unknown: inferred.flatMap(({ named }) => named?.map(({ written }) => written) ?? []),
      message: {
        zh: `按要求不接受推断的值：${inferred.map(({ message }) => message.zh).join('；')}。请填写准确的值`,
        en: `Inferred values are not accepted, as chosen: ${inferred.map(({ message }) => message.en).join('; ')}. Give the exact value`,
      },
    })
  }

  return { parse, readRecord, findings }
}

/** 无 is a choice of some fields, and an answer of yes/no ones. */
function hasMeaning(cell: Cell, field: Field) {
  return field.kind === 'yesNo' ? compactText(cell.text) === '无' || compactText(cell.text) === '没有'
    : field.kind === 'choice' && field.choices.some((choice) => choice.label.zh === compactText(cell.text))
}

function readColumns({ columns, definition, cells, moneyUnit }: RowParserSetup): ReadColumn[] {
  return columns.flatMap((match) => {
    const field = match.field === null ? undefined : definition.fields[match.field]
    if (match.field === null || !field) return []
    return [{ match, name: match.field, field, setup: { ...cells, moneyUnit: match.moneyUnit ?? moneyUnit } }]
  })
}

function classifySetup(
  { header, headRows }: RowParserSetup, columns: ReadColumn[], isMergedAcross: ClassifySetup['isMergedAcross'],
): ClassifySetup {
  const texts = (row: Row) => new Map(row.cells.map((cell) => [cell.column, compactText(cell.text)]))
  return {
    headerRows: headRows.filter((row) => row.number >= header.top && row.number <= header.bottom).map(texts),
    titles: new Set(headRows.filter((row) => row.number < header.top).flatMap((row) => row.cells.map((cell) => compactText(cell.text)))),
    mapped: new Set(columns.map(({ match }) => match.column)),
    required: new Set(columns.filter(({ field }) => field.required).map(({ match }) => match.column)),
    numeric: new Set(columns.filter(({ field }) => counted.has(field.kind)).map(({ match }) => match.column)),
    isMergedAcross,
  }
}

const reasonOf = ({ message, expected, unknown }: Parsed<never> & { ok: false }) => ({ message, expected, ...(unknown ? { unknown } : {}) })

const shorten = (text: string) => text.length > longestRead ? `${text.slice(0, longestRead)}…` : text

function whatWasRead(row: Row) {
  return new Map(row.cells.filter((cell) => cell.text.trim() !== '').map((cell) => [cell.column, shorten(withoutPersonalNumbers(cell.text))]))
}
