import type { Field } from '../../db/fields.ts'
import type { Label } from '../../db/record.ts'
import type { Cell, Row } from './cells.ts'
import { parseCell, type CellSetup } from './parse-values/parse-cell.ts'
import { formatFen } from './parse-values/money.ts'
import { compactText } from './parse-values/plain-text.ts'

/** A 合计 row whose figure is not the sum of the rows it stands for. */
export interface TotalMismatch { row: number, column: number, header: string, stated: string, computed: string, message: Label }

export interface SummedColumn { column: number, header: string, field: Field, setup: CellSetup }

/** Adds up counts and amounts while rows pass, and holds each 小计 and 合计 against the sum of its rows. */
export function sumColumns(columns: SummedColumn[]) {
  const all = new Map<number, number>()
  const group = new Map<number, number>()
  const mismatches: TotalMismatch[] = []

  return {
    mismatches,
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
        const whole = all.get(column) ?? 0
        const part = group.get(column) ?? 0
        const expected = isSubtotal ? part : whole
        if (stated === expected || stated === part || stated === whole) continue
        const [said, summed] = [show(stated, field), show(expected, field)]
        mismatches.push({ row: row.number, column, header, stated: said, computed: summed, message: {
          zh: `第 ${row.number} 行合计“${header}”为 ${said}，各行相加为 ${summed}`,
          en: `The total of “${header}” in row ${row.number} is ${said}, but the rows add up to ${summed}`,
        } })
      }
      group.clear()
    },
  }
}

function statedTotal(cell: Cell, field: Field, setup: CellSetup) {
  const parsed = parseCell(cell, field, setup)
  return parsed.ok && typeof parsed.value === 'number' ? parsed.value : null
}

const show = (value: number, field: Field) => field.kind === 'money' ? `${formatFen(value)} 元` : String(value)
