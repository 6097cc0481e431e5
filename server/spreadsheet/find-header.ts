import type { AnyRecord } from '../../db/record.ts'
import { REASONS_HEADING } from './annotate/notes.ts'
import type { Cell, Merge, Row } from './cells.ts'
import { matchLabel } from './match-columns.ts'
import { plainText } from './parse-values/plain-text.ts'

/** How far down a sheet a header is looked for, and how many levels it may have. */
export const HEAD_ROWS = 60
const MOST_LEVELS = 3

/** A column's heading: its texts from the top level down, each once (慰问经费, 现金). */
export interface HeaderColumn { column: number, path: string[] }

/** Rows `top` to `bottom` (1-based, inclusive) name the columns. */
export interface HeaderLayout { top: number, bottom: number, columns: HeaderColumn[], score: number }

const UNIT_CELL = /^\(?(?:元|万元|人|人次|户|户次|株|棵|个|次|件|平方米|m2|份|°)\)?$/u

/**
 * The rows that name the columns: those whose texts match most fields of the record type, below titles and merged cells.
 * `row` makes it look only at blocks with that row. Null where nothing looks like a header.
 */
export function findHeader(
  { rows, merges, definition, row = null }: { rows: Row[], merges: Merge[], definition: AnyRecord, row?: number | null },
): HeaderLayout | null {
  const head = rows.slice(0, HEAD_ROWS)
  const lastRow = head.at(-1)?.number ?? 0
  const headMerges = merges.filter((merge) => merge.top <= lastRow)
  let best: HeaderLayout | null = null
  for (const [index, first] of head.entries()) {
    for (let levels = 1; levels <= MOST_LEVELS; levels += 1) {
      const block = head.slice(index, index + levels)
      if (block.length < levels || (block.at(-1)?.number ?? 0) - first.number !== levels - 1) break
      if (row !== null && !block.some((member) => member.number === row)) continue
      const layout = layoutOf(block, headMerges, definition)
      if (layout && (best === null || isBetter(layout, best)) && (row !== null || !isOfForm(head, index, definition))) best = layout
    }
  }
  if (best === null) return row === null ? null : plainLayout(head, headMerges, row)
  return withUnitRow(withSubheadings(best, { head, merges: headMerges, isNamed: row !== null }), head, headMerges)
}

/** In a form each line is name, value, name, value: beside the line above or below it there are names in the same columns. */
function isOfForm(head: Row[], index: number, definition: AnyRecord) {
  const names = namesInTurn(head[index], definition)
  return names.length > 1 && [head[index - 1], head[index + 1]].some((other) => namesInTurn(other, definition).some((column) => names.includes(column)))
}

/** The columns of a row's fields where each has a text that names none to its right; none where the row is otherwise. */
function namesInTurn(row: Row | undefined, definition: AnyRecord) {
  const filled = row?.cells.filter((cell) => cell.text.trim() !== '') ?? []
  const names = filled.filter(({ text }) => matchLabel([plainText(text)], definition)?.certainty === 'exact')
  const isInTurn = filled.length === 2 * names.length && filled.every((cell, index) => (index % 2 === 0) === names.includes(cell))
  return isInTurn ? names.map(({ column }) => column) : []
}

/** More fields, else fewer rows: a title above a header adds nothing to it. */
function isBetter(layout: HeaderLayout, best: HeaderLayout) {
  return layout.score > best.score || (layout.score === best.score && layout.bottom - layout.top < best.bottom - best.top)
}

/** Where nothing matches but a person names the row, its texts are the headings as they stand. */
function plainLayout(head: Row[], merges: Merge[], row: number): HeaderLayout | null {
  const block = head.filter((candidate) => candidate.number === row)
  const columns = headerColumns(block, merges)
  return columns.length === 0 ? null : { top: row, bottom: row, columns, score: 0 }
}

function layoutOf(block: Row[], merges: Merge[], definition: AnyRecord): HeaderLayout | null {
  if (block.some((row) => row.cells.some((cell) => isValue(cell) || isStatement(cell.text)))) return null
  const columns = headerColumns(block, merges)
  const exact = new Map<string, number>()
  const guessed = new Set<string>()
  for (const { path } of columns) {
    const match = matchLabel(path, definition)
    if (match?.certainty === 'exact') exact.set(match.field, definition.fields[match.field]?.required ? 4 : 3)
    else if (match) guessed.add(match.field)
  }
  const known = exact.size + [...guessed].filter((field) => !exact.has(field)).length
  const isHeader = exact.size >= 2 || (exact.size === 1 && known >= 2 && known * 2 > columns.length)
  if (!isHeader) return null
  const score = [...exact.values()].reduce((sum, weight) => sum + weight, 0) + (known - exact.size) * 0.5
  return { top: block[0]?.number ?? 0, bottom: block.at(-1)?.number ?? 0, columns, score }
}

/** A day, written as one or as text, is a record's own: a form bears it beside its name. */
const isValue = ({ kind, text }: Cell) => kind === 'date' || kind === 'error' || /^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?$/u.test(plainText(text))

/** 填报单位：松涛街道 says something of the whole table and names no column; 金额(单位：元) does name one. */
function isStatement(text: string) {
  return /^[^:：]{2,12}[:：]\s*\S/u.test(text.trim().replace(/[(（【\[][^()（）【】[\]]*[)）】\]]/gu, ''))
}

/** Each column's texts through the levels, with merged cells reaching over all that they cover. */
function headerColumns(block: Row[], merges: Merge[]): HeaderColumn[] {
  const levels = block.map((row) => textsOfLevel(row, merges, block))
  const columns = [...new Set(levels.flatMap((level) => [...level.keys()]))].sort((one, other) => one - other)
  // From the lowest up, so that a heading reaches over all that the one below it has been spread to.
  levels.slice(0, -1).reverse().forEach((level, index) => spreadOverBlanks(level, levels[levels.length - 1 - index], columns))
  return columns.map((column) => ({
    column,
    path: levels.map((level) => level.get(column) ?? '').filter((text, index, all) => text !== '' && text !== all[index - 1]),
    // What a marked workbook says of its rows is none of the sheet's own columns.
  })).filter(({ path }) => path.length > 0 && path.at(-1) !== REASONS_HEADING)
}

function textsOfLevel(row: Row, merges: Merge[], block: Row[]): Map<number, string> {
  const texts = new Map<number, string>()
  for (const cell of row.cells) {
    const text = plainText(cell.text)
    if (text !== '') texts.set(cell.column, text)
  }
  for (const merge of merges) {
    if (merge.top > row.number || merge.bottom < row.number) continue
    const origin = block.find((member) => member.number === merge.top)
    const text = plainText(origin?.cells.find((cell) => cell.column === merge.left)?.text ?? '')
    if (text === '') continue
    for (let column = merge.left; column <= Math.min(merge.right, merge.left + 255); column += 1) texts.set(column, text)
  }
  return texts
}

/** In a .csv a group's heading stands once with blanks to its right; it holds for the columns that have a heading below. */
function spreadOverBlanks(level: Map<number, string>, below: Map<number, string> | undefined, columns: number[]) {
  let current = ''
  for (const column of columns) {
    const own = level.get(column)
    const hasBelow = below?.has(column) ?? false
    if (own !== undefined) current = hasBelow ? own : ''
    else if (hasBelow && current !== '') level.set(column, current)
    else current = ''
  }
}

/**
 * The header with the rows below it that only divide its headings (姓名, 电话 below A岗), though they name no field by themselves; where a
 * person named the header's row, only those that merged cells reach.
 */
function withSubheadings(layout: HeaderLayout, { head, merges, isNamed }: { head: Row[], merges: Merge[], isNamed: boolean }): HeaderLayout {
  const lastOf = ({ top }: HeaderLayout) => top + MOST_LEVELS - 1
  const reached = merges
    .filter((merge) => merge.top >= layout.top && merge.top <= layout.bottom && merge.bottom <= lastOf(layout))
    .reduce((lowest, merge) => Math.max(lowest, merge.bottom), layout.bottom)
  const bottom = reached > layout.bottom ? reached : layout.bottom + (!isNamed && layout.bottom < lastOf(layout) && dividesBlanks(layout, head) ? 1 : 0)
  const below = head.filter((row) => row.number > layout.bottom && row.number <= bottom)
  if (below.length === 0 || below.some((row) => row.cells.some((cell) => cell.text.trim() !== '' && !isHeading(cell)))) return layout
  return { ...layout, bottom, columns: headerColumns(head.filter((row) => row.number >= layout.top && row.number <= bottom), merges) }
}

/** Whether the row below a header has texts nowhere but below headings that have blanks to their right, as a .csv keeps two levels. */
function dividesBlanks({ bottom }: HeaderLayout, head: Row[]) {
  const headings = filledColumns(head.find((row) => row.number === bottom))
  const below = filledColumns(head.find((row) => row.number === bottom + 1))
  const divided = [...headings].filter((column) => !headings.has(column + 1) && below.has(column) && below.has(column + 1))
  return divided.length > 0 && [...below].every((column) => !headings.has(column) || divided.includes(column))
}

const filledColumns = (row: Row | undefined) => new Set(row?.cells.filter((cell) => cell.text.trim() !== '').map((cell) => cell.column))
const isHeading = (cell: Cell) => cell.kind === 'text' && !/\d/u.test(cell.text) && !isStatement(cell.text)

/** A row of bare units (元, 人次) under the header belongs to it. */
function withUnitRow(layout: HeaderLayout, head: Row[], merges: Merge[]): HeaderLayout {
  const next = head.find((row) => row.number === layout.bottom + 1)
  const texts = next?.cells.map((cell) => plainText(cell.text)).filter((text) => text !== '') ?? []
  if (!next || texts.length === 0 || !texts.every((text) => UNIT_CELL.test(text))) return layout
  const block = head.filter((row) => row.number >= layout.top && row.number <= next.number)
  const units = new Map(next.cells.map((cell) => [cell.column, plainText(cell.text)]))
  return {
    ...layout,
    bottom: next.number,
    columns: headerColumns(block.slice(0, -1), merges).map(({ column, path }) => {
      const unit = units.get(column)
      const last = path.at(-1) ?? ''
      return unit === undefined ? { column, path } : { column, path: [...path.slice(0, -1), `${last}(${unit.replace(/[()]/gu, '')})`] }
    }),
  }
}
