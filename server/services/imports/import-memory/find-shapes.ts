import type { AnyRecord } from '../../../../db/record.ts'
import type { Merge, Row, SheetInfo } from '../../../spreadsheet/cells.ts'
import { columnOfAddress } from '../../../spreadsheet/cell-address.ts'
import { letterOf } from '../../../spreadsheet/column-letters.ts'
import { findHeader, type HeaderLayout } from '../../../spreadsheet/find-header.ts'
import type { RememberedColumn } from '../../../spreadsheet/match-columns.ts'
import type { MoneyUnit } from '../../../spreadsheet/parse-values/money-units.ts'
import { readTitle, type TitleFacts } from '../../../spreadsheet/read-title.ts'
import type { SheetOptions } from '../types.ts'
import { fingerprintOf, headingKeys } from './heading-keys.ts'
import type { MappingMemory, RecalledMapping } from './recall-mappings.ts'

interface Head { info: Pick<SheetInfo, 'name'>, headRows: Row[], merges: Merge[], chosen: SheetOptions | undefined }
export interface SheetHead extends Head { info: SheetInfo }

/** Where a sheet's header is, and what is decided about its columns: here, on a sheet of the same shape, or in an earlier import. */
export interface SheetShape {
  header: HeaderLayout
  title: TitleFacts
  titleUnitId: number | null
  chosen: Map<number, string | null>
  remembered: Map<number, RememberedColumn>
  /** Columns of which no inferred value is taken. */
  refused: Set<number>
  /** Units of money that a person chose, whatever the headings say. */
  moneyUnits: Map<number, MoneyUnit>
  /** The sheet of the same file whose decisions hold here too. */
  follows: string | null
  memory: RecalledMapping | null
}

interface Setup {
  definition: AnyRecord
  memory: MappingMemory
  /** The registered unit that a title names. */
  unitOf(title: TitleFacts): number | null
}

interface Example { sheet: string, fingerprint: string, isHeaderChosen: boolean, columns: Map<string, string | null>, refused: Set<string> | null, moneyUnits: Map<string, MoneyUnit> }

/** Finds every sheet's shape; null where nothing looks like a header. What is decided on one sheet holds for all of its shape. */
export function findShapes(heads: Head[], setup: Setup): (SheetShape | null)[] {
  const found = heads.map((head) => headerOf(head, setup))
  const examples = heads.flatMap((head, index) => exampleOf(head, found[index] ?? null, setup) ?? [])
  return heads.map((head, index) => {
    const others = examples.filter(({ sheet }) => sheet !== head.info.name)
    const header = headerByHeadings(head, { header: found[index] ?? null, others, setup })
    return header && shapeOf(head, { header, others, setup })
  })
}

const headerOf = ({ headRows, merges, chosen }: Head, { definition }: Setup, row = chosen?.headerRow ?? null) =>
  headRows.length === 0 ? null : findHeader({ rows: headRows, merges, definition, row })

const keysOf = (header: HeaderLayout) => headingKeys(header.columns.map(({ path }) => path.join('/')))

const isKnown = (definition: AnyRecord, field: string | null) => field === null || definition.fields[field]?.imported === true

function exampleOf({ info, chosen }: Head, header: HeaderLayout | null, { definition }: Setup): Example | null {
  if (!header || !chosen || [chosen.columns, chosen.headerRow, chosen.refused, chosen.moneyUnits].every((one) => one === undefined)) return null
  const keys = keysOf(header)
  const keyOf = new Map(header.columns.map(({ column }, index) => [letterOf(column), keys[index] ?? '']))
  return {
    sheet: info.name,
    fingerprint: fingerprintOf(keys),
    isHeaderChosen: chosen.headerRow !== undefined,
    columns: new Map(Object.entries(chosen.columns ?? {}).flatMap(([letter, field]) => {
      const key = keyOf.get(letter)
      return key === undefined || !isKnown(definition, field) ? [] : [[key, field] as const]
    })),
    moneyUnits: new Map(Object.entries(chosen.moneyUnits ?? {}).flatMap(([letter, unit]) => keyOf.has(letter) ? [[keyOf.get(letter) ?? '', unit] as const] : [])),
    refused: chosen.refused ? new Set(chosen.refused.flatMap((letter) => keyOf.get(letter) ?? [])) : null,
  }
}

/** A header that somebody had to show once is found by its headings, wherever it stands. */
function headerByHeadings(head: Head, { header, others, setup }: { header: HeaderLayout | null, others: Example[], setup: Setup }) {
  const { memory } = setup
  if (head.chosen?.headerRow !== undefined || (!memory.hasTaughtHeaders && !others.some(({ isHeaderChosen }) => isHeaderChosen))) return header
  const isTaught = (layout: HeaderLayout) => {
    const keys = keysOf(layout)
    const fingerprint = fingerprintOf(keys)
    return memory.recall(keys, null)?.content.isHeaderChosen || others.some((example) => example.isHeaderChosen && example.fingerprint === fingerprint)
  }
  if (header && isTaught(header)) return header
  for (const { number } of head.headRows) {
    const layout = headerOf(head, setup, number)
    if (layout && layout.columns.length > 1 && isTaught(layout)) return layout
  }
  return header
}

function shapeOf(
  { headRows, chosen: own }: Head, { header, others, setup }: { header: HeaderLayout, others: Example[], setup: Setup },
): SheetShape {
  const keys = keysOf(header)
  const fingerprint = fingerprintOf(keys)
  const title = readTitle(headRows.filter((row) => row.number < header.top))
  const titleUnitId = setup.unitOf(title)
  const alike = others.filter((example) => example.fingerprint === fingerprint)
  const memory = setup.memory.recall(keys, titleUnitId)
  const before = new Map(memory?.content.columns.map((column) => [column.key, column]))
  const shape: SheetShape = {
    header, title, titleUnitId, memory, chosen: new Map(), remembered: new Map(), refused: new Set(own?.refused?.flatMap((letter) => columnOfAddress(letter) ?? [])),
    moneyUnits: new Map(), follows: null,
  }
  const follow = (example: Example) => shape.follows ??= example.sheet
  const refusing = own?.refused === undefined ? alike.find((example) => example.refused !== null) : undefined
  if (refusing) follow(refusing)

  const choiceFor = (column: number) => own?.columns?.[letterOf(column)]
  // The sheet's own decisions come first: a field that they give away is no other column's.
  for (const { column } of header.columns) {
    const choice = choiceFor(column)
    if (choice !== undefined && isKnown(setup.definition, choice)) shape.chosen.set(column, choice)
  }
  for (const [index, { column }] of header.columns.entries()) {
    const key = keys[index] ?? ''
    const example = choiceFor(column) === undefined ? alike.find(({ columns }) => columns.has(key)) : undefined
    const known = before.get(key)
    if (shape.chosen.has(column)) continue
    if (example) {
      shape.chosen.set(column, example.columns.get(key) ?? null)
      follow(example)
    } else if (known && known.basis !== 'read' && isKnown(setup.definition, known.field)) {
      shape.remembered.set(column, { field: known.field, decided: known.basis === 'decided' })
    }
  }
  for (const [index, { column }] of header.columns.entries()) {
    const key = keys[index] ?? ''
    if (own?.refused === undefined && (refusing ? refusing.refused?.has(key) : before.get(key)?.refused)) shape.refused.add(column)
  }
  for (const [index, { column }] of header.columns.entries()) {
    const key = keys[index] ?? ''
    const example = own?.moneyUnits?.[letterOf(column)] === undefined ? alike.find(({ moneyUnits }) => moneyUnits.has(key)) : undefined
    const unit = own?.moneyUnits?.[letterOf(column)] ?? example?.moneyUnits.get(key) ?? (memory?.isOwn ? before.get(key)?.moneyUnit : null) ?? undefined
    if (unit !== undefined) shape.moneyUnits.set(column, unit)
    if (example) follow(example)
  }
  if (!shape.follows) {
    const shown = alike.find((example) => example.isHeaderChosen)
    if (shown && own?.headerRow === undefined) shape.follows = shown.sheet
  }
  return shape
}
