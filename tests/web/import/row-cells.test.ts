import { describe, expect, it } from 'vitest'
import type { ImportRowView, ImportSummary } from '../../../web/api.ts'
import { cellOf, previewColumns, saysTheSame, wholeRowRemarks } from '../../../web/components/import/row-cells.ts'

const same = (text: string) => ({ zh: text, en: text })

function rowOf(more: Partial<ImportRowView>): ImportRowView {
  return {
    position: 0, sheet: '一', row: 4, outcome: 'new', recordId: null, title: null, read: [], values: [], issues: [], marks: [], differences: [], leftOut: null, fixes: [], choice: null, record: null, lookalike: null, ...more,
  }
}

function sheetOf(name: string, columns: [string, string | null][]): ImportSummary['sheets'][number] {
  return {
    name, used: true, reason: null, headerRows: { top: 3, bottom: 3 }, firstRows: [], rows: 0, title: null, follows: null, memory: null, learnt: null,
    columns: columns.map(([column, field]) => ({
      column, header: column, field, fieldLabel: field === null ? null : same(field), certainty: null, ignored: null, remark: null, moneyUnit: null, refused: false, examples: [],
    })),
  }
}

const summaryOf = (...sheets: ImportSummary['sheets']): ImportSummary => ({
  counts: { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 }, leftOut: [], warnings: [], names: { questions: [], more: 0 }, inferred: [], duplicates: { rows: 0, open: 0 }, fixed: 0, encoding: null, refusal: null, sheets,
  found: { unit: null, year: null, coordinateSystem: null, moneyUnit: { value: 'yuan', source: 'assumed' }, fillDown: null, noneIsZero: null, split: null },
})

describe('columns of the preview', () => {
  it('follow the sheet, without what is not read', () => {
    const columns = previewColumns(summaryOf(sheetOf('一', [['A', null], ['B', 'visited_on'], ['C', 'recipient']])), [])
    expect(columns.map(({ field }) => field)).toEqual(['visited_on', 'recipient'])
  })

  it('bring one field of two sheets together though its letter differs', () => {
    const columns = previewColumns(summaryOf(sheetOf('一', [['B', 'recipient']]), sheetOf('二', [['D', 'recipient']])), [])
    const [recipient] = columns
    expect(columns).toHaveLength(1)
    expect(recipient && cellOf(rowOf({ sheet: '二', read: [{ column: 'B', text: '甲' }, { column: 'D', text: '乙' }] }), recipient).read).toBe('乙')
  })

  it('add a field that only the rows speak of, such as a required one without a column', () => {
    const issue = { column: null, field: 'host_id', fieldLabel: same('慰问单位'), read: null, message: same('必须填写'), expected: null }
    const rows = [rowOf({ outcome: 'wrong', issues: [issue] })]
    const [, host] = previewColumns(summaryOf(sheetOf('一', [['B', 'recipient']])), rows)
    expect(host?.field).toBe('host_id')
    expect(host && rows[0] && cellOf(rows[0], host).issues).toEqual([issue])
  })

  it('leave a remark on the whole row to the row', () => {
    const issue = { column: null, field: null, fieldLabel: null, read: null, message: same('不在本单位范围内'), expected: null }
    const row = rowOf({ outcome: 'wrong', issues: [issue] })
    const columns = previewColumns(summaryOf(sheetOf('一', [['B', 'recipient']])), [row])
    expect(columns.flatMap((column) => cellOf(row, column).issues)).toEqual([])
    expect(wholeRowRemarks(row, columns).issues).toEqual([issue])
  })
})

describe('whether a reading says more than the cell', () => {
  it.each([['2,000', '2000'], ['１２', '12'], [' 海润 街道', '海润街道'], ['800', '800 元'], ['2026.7.8', '2026-07-08'], ['2026年7月28日', '2026-07-28']])('%s is %s', (read, value) => {
    expect(saysTheSame(read, value)).toBe(true)
  })

  it.each([['2万元', '20000'], ['7月28日', '2024-07-28'], ['24.7.28', '2024-07-28'], ['2026.7', '2026-07-01'], ['1,2', '12'], ['5户', '5']])('%s is more than %s', (read, value) => {
    expect(saysTheSame(read, value)).toBe(false)
  })
})
