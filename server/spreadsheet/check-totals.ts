import type { Field } from '../../db/fields.ts'
import type { Label } from '../../db/record.ts'
import type { Cell, Row } from './cells.ts'
import { saysPart } from './classify-row.ts'
import { parseCell, type CellSetup } from './parse-values/parse-cell.ts'
import { formatFen } from './parse-values/money.ts'
import { compactText } from './parse-values/plain-text.ts'

/** The sum of a column over rows `top` to `bottom`, in the field's own unit, and how many of its cells there could not be read. */
export interface RowsSum { top: number, bottom: number, value: number, unread: number }

/** What a 小计 or 合计 row states of a column, with the sums that it may stand for, the likeliest first. */
export interface TotalCheck { row: number, column: number, header: string, isMoney: boolean, stated: number, sums: RowsSum[] }

export interface SummedColumn { column: number, header: string, field: Field, setup: CellSetup }

/** How far the sums have come behind a row. */
interface Milestone { row: number, rows: number, values: Map<number, number>, unread: Map<number, number> }

/** Totals that may speak of the rows below them. */
interface TotalsAbove { from: Milestone, checks: TotalCheck[] }

/** So many groups back a 小计 of several is looked for, and so many figures of one sheet are checked. */
const MOST_GROUPS = 12
const MOST_CHECKS = 3_000

/**
 * Adds up counts and amounts while rows pass, and puts each 小计 and 合计 beside the sums that it may state: of all rows above it, of
 * those since the last total, of some groups together where a 小计 follows a 小计; and of the rows below it, where the first total of
 * the sheet stands before all rows. A part of a total (其中) states none of them.
 */
export function sumColumns(columns: SummedColumn[]) {
  const now: Milestone = { row: 0, rows: 0, values: new Map(), unread: new Map() }
  const start = copyOf(now)
  const passed = [start]
  const checks: TotalCheck[] = []
  let above: TotalsAbove | null = null
  let overAll: TotalsAbove | null = null
  let comesFirst = false

  function check(row: Row) {
    if (saysPart(compactText(row.cells.find((cell) => cell.kind === 'text')?.text ?? ''))) return
    const isSubtotal = row.cells.some((cell) => cell.kind === 'text' && compactText(cell.text).includes('小计'))
    const isFirst = now.rows === 0 && passed.length === 1
    comesFirst ||= isFirst
    now.row = row.number - 1
    addRowsBelow(above)
    const spans = spansOf(isSubtotal)
    const stated = columns.flatMap(({ column, header, field, setup }): TotalCheck[] => {
      const cell = row.cells.find((candidate) => candidate.column === column)
      const total = cell ? statedTotal(cell, field, setup) : null
      if (total === null || checks.length >= MOST_CHECKS) return []
      return [{ row: row.number, column, header, isMoney: field.kind === 'money', stated: total, sums: spans.map((from) => sumBetween(from, column)) }]
    })
    for (const one of stated) if (checks.length < MOST_CHECKS) checks.push(one)
    now.row = row.number
    const here = copyOf(now)
    above = comesFirst ? { from: here, checks: stated } : null
    if (isFirst && !isSubtotal) overAll = above
    passed.push(here)
    // The first milestone is the beginning of all.
    if (passed.length > MOST_GROUPS + 2) passed.splice(1, 1)
  }

  /** Where the rows begin that a total here may speak of, the likeliest first; only runs that have rows. */
  function spansOf(isSubtotal: boolean): Milestone[] {
    const back = passed.toReversed()
    const isNested = back[0]?.rows === now.rows
    const groups = back.filter((one, index) => one !== start && one.rows < (back[index - 1]?.rows ?? now.rows) && one.rows < now.rows)
    const parts = isSubtotal && isNested ? groups : groups.slice(0, 1)
    return (isSubtotal ? [...parts, start] : [start, ...parts]).filter(({ rows }) => rows < now.rows)
  }

  function sumBetween(from: Milestone, column: number): RowsSum {
    const of = (one: 'values' | 'unread') => (now[one].get(column) ?? 0) - (from[one].get(column) ?? 0)
    return { top: from.row + 1, bottom: now.row, value: of('values'), unread: of('unread') }
  }

  function addRowsBelow(totals: TotalsAbove | null) {
    if (totals === null || totals.from.rows === now.rows) return
    for (const one of totals.checks) one.sums.unshift(sumBetween(totals.from, one.column))
  }

  return {
    checks,
    addRow(row: number) {
      now.row = row
      now.rows += 1
    },
    add: (column: number, value: number) => void now.values.set(column, (now.values.get(column) ?? 0) + value),
    addUnread: (column: number) => void now.unread.set(column, (now.unread.get(column) ?? 0) + 1),
    check,
    /** To be called after the last row, for totals that stand above theirs. */
    finish() {
      addRowsBelow(above)
      if (overAll !== above) addRowsBelow(overAll)
    },
  }
}

const copyOf = (one: Milestone): Milestone => ({ ...one, values: new Map(one.values), unread: new Map(one.unread) })

/** What is to be said of a total that is no sum of its rows; null where it is one. */
export function totalDiffers({ row, header, isMoney, stated, sums }: TotalCheck): Label | null {
  const [likeliest] = sums
  if (!likeliest || sums.some(({ value }) => value === stated)) return null
  const [said, summed, { unread }] = [show(stated, isMoney), show(likeliest.value, isMoney), likeliest]
  return {
    zh: `第 ${row} 行合计“${header}”为 ${said}，各行相加为 ${summed}${unread > 0 ? `，另有 ${unread} 格读不出` : ''}`,
    en: `The total of “${header}” in row ${row} is ${said}, but the rows add up to ${summed}${unread > 0 ? `; ${unread} cells could not be read` : ''}`,
  }
}

/** The checks after a row's figure has changed by so much, and the number of cells that cannot be read as well. */
export function withFigureChanged(checks: TotalCheck[], { row, column, by, unread }: { row: number, column: number, by: number, unread: number }): TotalCheck[] {
  return checks.map((check) => check.column !== column ? check : {
    ...check,
    sums: check.sums.map((sum) => row < sum.top || row > sum.bottom ? sum : { ...sum, value: sum.value + by, unread: sum.unread + unread }),
  })
}

function statedTotal(cell: Cell, field: Field, setup: CellSetup) {
  const parsed = parseCell(cell, field, setup)
  return parsed.ok && typeof parsed.value === 'number' ? parsed.value : null
}

const show = (value: number, isMoney: boolean) => isMoney ? `${formatFen(value)} 元` : String(value)
