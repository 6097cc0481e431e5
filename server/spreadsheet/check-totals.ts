import type { Field } from '../../db/fields.ts'
import type { Label } from '../../db/record.ts'
import type { Cell, Row } from './cells.ts'
import { parseCell, type CellSetup } from './parse-values/parse-cell.ts'
import { formatFen } from './parse-values/money.ts'
import { compactText } from './parse-values/plain-text.ts'

/** What a 小计 or 合计 row states of a column, in the field's own unit, with the sums that it may stand for: of all rows above, and of those since the last such row. */
export interface TotalCheck { row: number, column: number, header: string, isMoney: boolean, isSubtotal: boolean, stated: number, whole: number, part: number }

export interface SummedColumn { column: number, header: string, field: Field, setup: CellSetup }

/** Adds up counts and amounts while rows pass, and puts each 小计 and 合计 beside the sums of its rows. */
export function sumColumns(columns: SummedColumn[]) {
  const all = new Map<number, number>()
  const group = new Map<number, number>()
  const checks: TotalCheck[] = []

  return {
    checks,
    add(column: number, value: number) {
      all.set(column, (all.get(column) ?? 0) + value)
      group.set(column, (group.get(column) ?? 0) + value)
    },
    check(row: Row) {
      const isSubtotal = row.cells.some((cell) => cell.kind === 'text' && compactText(cell.text).includes('小计'))
      for (const { column, header, field, setup } of columns) {
        const cell = row.cells.find((candidate) => candidate.column === column)
        const stated = cell ? statedTotal(cell, field, setup) : null
        if (stated === null) continue
        checks.push({
          row: row.number, column, header, isMoney: field.kind === 'money', isSubtotal, stated, whole: all.get(column) ?? 0, part: group.get(column) ?? 0,
        })
      }
      group.clear()
    },
  }
}

/** What is to be said of a total that is no sum of its rows; null where it is one. */
export function totalDiffers({ row, header, isMoney, isSubtotal, stated, whole, part }: TotalCheck): Label | null {
  if (stated === part || stated === whole) return null
  const [said, summed] = [show(stated, isMoney), show(isSubtotal ? part : whole, isMoney)]
  return {
    zh: `第 ${row} 行合计“${header}”为 ${said}，各行相加为 ${summed}`,
    en: `The total of “${header}” in row ${row} is ${said}, but the rows add up to ${summed}`,
  }
}

/** The checks after a row's figure has changed by so much. */
export function withFigureChanged(checks: TotalCheck[], { row, column, by }: { row: number, column: number, by: number }): TotalCheck[] {
  const next = Math.min(...checks.filter((check) => check.row > row).map((check) => check.row))
  return checks.map((check) => check.column !== column || check.row < row ? check
    : { ...check, whole: check.whole + by, part: check.row === next ? check.part + by : check.part })
}

function statedTotal(cell: Cell, field: Field, setup: CellSetup) {
  const parsed = parseCell(cell, field, setup)
  return parsed.ok && typeof parsed.value === 'number' ? parsed.value : null
}

const show = (value: number, isMoney: boolean) => isMoney ? `${formatFen(value)} 元` : String(value)
