import type { Field, FieldValue } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import type { Cell } from './cells.ts'
import type { ColumnMatch } from './match-columns.ts'
import type { MoneyUnit } from './parse-values/money-units.ts'
import { type CellSetup, parseCell, type ParsedCell } from './parse-values/parse-cell.ts'
import type { NamedRecord } from './parse-values/parsed.ts'
import { type Fact, splitFacts } from './split-facts.ts'

interface Splittable { /** What the cell could be split into, where it holds facts of several fields. */ facts: Fact[] | null }
/** What one cell says: its value, or why it has none. */
export type Reading = ParsedCell & { ok: true } & Splittable
export type Refusal = ParsedCell & { ok: false } & Splittable
type CellReading = Reading | Refusal

/** A column that is read, with what the rows above have left in it. */
export interface ReadColumn {
  column: number
  header: string
  name: string
  field: Field
  setup: CellSetup
  isCounted: boolean
  /** Blank cells that are merged under one above take its value. */
  followsMerges: boolean
  fillsDown: boolean
  noneIsZero: boolean
  splits: boolean
  refusesInferences: boolean
  /** The value of the row above; undefined where it had none that could be taken. */
  above: FieldValue | undefined
  /** The names that the cell above was understood by, or those in it that nothing is registered under. */
  namedAbove: NamedRecord[]
  unknownAbove: string[]
  /** Whether the value of the row being read was filled in from above, so that it is no figure of its own. */
  isFilled: boolean
  read(cell: Cell): CellReading
}

export interface ColumnChoices {
  /** The unit of money columns whose headings name none. */
  moneyUnit: MoneyUnit
  /** Fields whose blank cells take the value above, whose 无 means 0, and whose cells with several facts are split. */
  fillDown: ReadonlySet<string>
  noneIsZero: ReadonlySet<string>
  split: ReadonlySet<string>
  /** Columns of which a person takes no inferred value. */
  refused: ReadonlySet<number>
}

const merging = new Set<Field['kind']>(['text', 'date', 'moment', 'year', 'choice', 'choices', 'reference', 'references', 'yesNo'])
const counting = new Set<Field['kind']>(['integer', 'decimal', 'money'])
/** Texts are seldom the same twice, and are read at no cost. */
const unlike = new Set<Field['kind']>(['text', 'longText'])
const MOST_KNOWN = 2_000
const LONGEST_KNOWN = 60

/** The columns of a sheet that are read as fields, from left to right. */
export function readColumns(
  matches: ColumnMatch[], { definition, cells, choices }: { definition: AnyRecord, cells: Omit<CellSetup, 'moneyUnit'>, choices: ColumnChoices },
): ReadColumn[] {
  return matches.flatMap(({ column, header, field: name, moneyUnit }): ReadColumn[] => {
    const field = name === null ? undefined : definition.fields[name]
    if (name === null || !field) return []
    const setup = { ...cells, moneyUnit: moneyUnit ?? choices.moneyUnit }
    return [{
      column, header, name, field, setup,
      isCounted: counting.has(field.kind),
      followsMerges: merging.has(field.kind),
      fillsDown: choices.fillDown.has(name),
      noneIsZero: choices.noneIsZero.has(name),
      splits: choices.split.has(name),
      refusesInferences: choices.refused.has(column),
      above: undefined,
      namedAbove: [],
      unknownAbove: [],
      isFilled: false,
      read: rememberReadings(field.kind, (cell) => readCell(cell, { name, field, setup, definition })),
    }]
  }).sort((one, other) => one.column - other.column)
}

function readCell(cell: Cell, { name, field, setup, definition }: { name: string, field: Field, setup: CellSetup, definition: AnyRecord }): CellReading {
  const parsed = parseCell(cell, field, setup)
  return { ...parsed, facts: mayHoldSeveral(cell, field, parsed) ? splitFacts(cell.text, { from: name, definition }) : null }
}

function mayHoldSeveral({ kind, text }: Cell, field: Field, parsed: ParsedCell) {
  if (kind !== 'text') return false
  if (field.kind === 'goods') return /元|\+/u.test(text)
  return !parsed.ok && (counting.has(field.kind) || field.kind === 'longitude' || field.kind === 'latitude')
}

/** Most cells of a column say what others have said: 主要领导, 500, 2024.7.28. */
function rememberReadings(kind: Field['kind'], read: (cell: Cell) => CellReading): (cell: Cell) => CellReading {
  if (unlike.has(kind)) return read
  const known = new Map<string, { cell: Cell, reading: CellReading }>()
  return (cell) => {
    const before = known.get(cell.text)
    if (before && before.cell.kind === cell.kind && before.cell.value === cell.value && before.cell.numberFormat === cell.numberFormat) return before.reading
    const reading = read(cell)
    if (known.size < MOST_KNOWN && cell.text.length <= LONGEST_KNOWN) known.set(cell.text, { cell, reading })
    return reading
  }
}
