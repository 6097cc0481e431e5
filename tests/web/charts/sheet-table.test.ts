import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactFigure } from '../../../web/charts/figures.ts'
import { sheetTable } from '../../../web/charts/sheet-table.ts'

const columns = [{ key: 'name', label: '月份' }, { key: 'value', label: '2026年', numeric: true }]
const rowsOf = (texts: string[]) => texts.map((value, index) => ({ key: String(index), cells: { name: `${index + 1}月`, value } }))
const visits = { format: 'count', unit: { zh: '次', en: 'visits' } } as const

describe('a chart’s table as a sheet', () => {
  it('holds every figure as the number that the screen shows, the unit in the header', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (values) => {
      const sheet = sheetTable(columns, rowsOf(values.map((value) => exactFigure(value, visits, 'zh'))))
      expect(sheet.columns).toEqual(['月份', '2026年（次）'])
      expect(sheet.rows.map((row) => row[1])).toEqual(values.map((value) => value === 0 ? 0 : value))
    }))
  })

  it('keeps 87.07% as 87.07 under (%), and none as none', () => {
    expect(sheetTable(columns, rowsOf(['87.07%', '—', '100%']))).toEqual({ columns: ['月份', '2026年（%）'], rows: [['1月', 87.07], ['2月', '—'], ['3月', 100]] })
  })

  it('leaves a column as text where units differ or something else is said', () => {
    expect(sheetTable(columns, rowsOf(['3 次', '2 户'])).rows).toEqual([['1月', '3 次'], ['2月', '2 户']])
    expect(sheetTable(columns, rowsOf(['3 次', '未到期'])).columns).toEqual(['月份', '2026年'])
    expect(sheetTable(columns, rowsOf(['8.5 / 10'])).rows).toEqual([['1月', '8.5 / 10']])
  })
})
