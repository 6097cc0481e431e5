import { describe, expect, it } from 'vitest'
import type { ImportOptions, ImportSummary } from '../../../web/api.ts'
import {
  chooseColumn, chooseDefault, chooseFillDown, chooseForField, chooseHeaderRow, chooseMoneyUnit, chooseRows, chooseSheet, fieldOfColumn, questionsOf, sameOptions,
} from '../../../web/components/import/import-options.ts'

const column = (letter: string, field: string | null, moneyUnit: 'yuan' | 'ten_thousand' | null = null) => ({
  column: letter, header: letter, field, fieldLabel: null, certainty: null, ignored: null, remark: null, moneyUnit, refused: false, examples: [],
})

function summaryOf(columns: ReturnType<typeof column>[], more: Partial<ImportSummary> = {}): ImportSummary {
  return {
    names: { questions: [], more: 0 }, inferred: [], duplicates: { rows: 0, open: 0 }, fixed: 0, counts: { new: 0, changed: 0, same: 0, wrong: 0, left_out: 0, total: 0 }, leftOut: [], warnings: [], encoding: null, refusal: null,
    sheets: [{ name: '一', used: true, reason: null, headerRows: { top: 3, bottom: 3 }, columns, firstRows: [], rows: 0, title: null, follows: null, memory: null, learnt: null }],
    found: { unit: null, year: null, coordinateSystem: null, moneyUnit: { value: 'yuan', source: 'assumed' }, fillDown: null, noneIsZero: null, split: null },
    ...more,
  }
}

const fields = [
  { name: 'visited_on', kind: 'date', required: true, references: null },
  { name: 'host_id', kind: 'reference', required: true, references: 'organization' },
  { name: 'money_fen', kind: 'money', required: false, references: null },
  { name: 'longitude', kind: 'longitude', required: false, references: null },
  { name: 'source_crs', kind: 'choice', required: false, references: null },
]

describe('decisions about how a file is read', () => {
  it('a field chosen for one column leaves the column that had it by choice', () => {
    const first = chooseColumn({}, { sheet: '一', column: 'B', field: 'host_id' })
    const second = chooseColumn(first, { sheet: '一', column: 'C', field: 'host_id' })
    expect(second.sheets).toEqual({ 一: { columns: { C: 'host_id' } } })
  })

  it('several columns can be left out at once', () => {
    const options = chooseColumn(chooseColumn({}, { sheet: '一', column: 'B', field: null }), { sheet: '一', column: 'C', field: null })
    expect(options.sheets?.['一']?.columns).toEqual({ B: null, C: null })
  })

  it('another header row forgets what was chosen for the old columns, and only of that sheet', () => {
    const options: ImportOptions = { year: 2026, sheets: { 一: { columns: { B: 'host_id' } }, 二: { columns: { B: 'host_id' } } } }
    expect(chooseHeaderRow(options, '一', 4)).toEqual({ year: 2026, sheets: { 一: { headerRow: 4 }, 二: { columns: { B: 'host_id' } } } })
  })

  it('a hidden sheet can be read by choice', () => {
    expect(chooseSheet({}, '隐藏', true)).toEqual({ sheets: { 隐藏: { skip: false } } })
  })

  it('filling down is chosen field by field', () => {
    const both = chooseFillDown(chooseFillDown({}, 'host_id', true), 'visited_on', true)
    expect(both.fillDown).toEqual(['host_id', 'visited_on'])
    expect(chooseFillDown(both, 'host_id', false).fillDown).toEqual(['visited_on'])
  })

  it('无 as 0, splits, values for all rows, units of money and rows left out are chosen one by one, and taken back', () => {
    const zero = chooseForField(chooseForField({}, 'noneIsZero', { field: 'money_fen', chosen: true }), 'split', { field: 'goods', chosen: true })
    expect(zero).toEqual({ noneIsZero: ['money_fen'], split: ['goods'] })
    expect(chooseForField(zero, 'split', { field: 'goods', chosen: false }).split).toEqual([])
    const school = chooseDefault(chooseDefault({}, 'kind', ' 学校 '), 'side', '地方')
    expect(school.defaults).toEqual({ kind: '学校', side: '地方' })
    expect(chooseDefault(school, 'kind', '').defaults).toEqual({ side: '地方' })
    expect(chooseMoneyUnit({}, { sheet: '一', column: 'E', unit: 'yuan' }).sheets).toEqual({ 一: { moneyUnits: { E: 'yuan' } } })
    const rows = chooseRows({}, { sheet: '一', reason: 'hidden', chosen: true })
    expect(rows.sheets).toEqual({ 一: { readToo: ['hidden'] } })
    expect(sameOptions(chooseRows(rows, { sheet: '一', reason: 'hidden', chosen: false }), {})).toBe(true)
  })

  it('decisions taken in another order, or taken back, are the same decisions', () => {
    expect(sameOptions({ year: 2026, fillDown: ['a', 'b'] }, { fillDown: ['b', 'a'], year: 2026 })).toBe(true)
    expect(sameOptions({}, { fillDown: [], sheets: { 一: {} }, year: undefined })).toBe(true)
    expect(sameOptions({ year: null }, {})).toBe(false)
  })

  it('a column loses its field to the column that was given it by hand, before the file is read again', () => {
    const options = chooseColumn({}, { sheet: '一', column: 'C', field: 'host_id' })
    expect(fieldOfColumn(options, { sheet: '一', column: 'B', found: 'host_id' })).toBeNull()
    expect(fieldOfColumn(options, { sheet: '一', column: 'C', found: null })).toBe('host_id')
    expect(fieldOfColumn(options, { sheet: '一', column: 'D', found: 'money_fen' })).toBe('money_fen')
  })
})

describe('what is asked about a file', () => {
  it('元 or 万元 is asked only where a heading of money does not say', () => {
    const asked = (unit: 'ten_thousand' | null) => questionsOf({ summary: summaryOf([column('C', 'money_fen', unit)]), options: {}, fields }).money
    expect(asked(null)).toBe(true)
    expect(asked('ten_thousand')).toBe(false)
  })

  it('what a warning offers is asked, and stays asked once it is chosen', () => {
    const warning = (kind: ImportSummary['warnings'][number]['kind'], field: string | null, sheet = '一') => ({ kind, field, sheet, row: null, column: null, message: { zh: '', en: '' } })
    const summary = summaryOf([column('A', 'visited_on'), column('B', 'host_id')], { warnings: [
      warning('none_or_zero', 'money_fen'), warning('cells_to_split', 'goods'), warning('missing_column', 'host_id'), warning('missing_column', 'kind'), warning('hidden_rows', null), warning('hidden_rows', null, '二'),
    ] })
    expect(questionsOf({ summary, options: {}, fields })).toMatchObject({ noneIsZero: ['money_fen'], split: ['goods'], defaults: ['kind'], rows: [{ sheet: '一', reason: 'hidden' }] })
    const options: ImportOptions = { noneIsZero: ['money_fen'], split: ['goods'], defaults: { kind: '学校' }, sheets: { 一: { readToo: ['after_footer'] } } }
    expect(questionsOf({ summary: summaryOf([]), options, fields })).toMatchObject({ noneIsZero: ['money_fen'], split: ['goods'], defaults: ['kind'], rows: [{ sheet: '一', reason: 'after_footer' }] })
  })

  it('the unit of rows that name none is asked only where some may name none', () => {
    const asked = (...letters: string[]) => questionsOf({ summary: summaryOf(letters.map((name) => column(name, name))), options: {}, fields }).unit
    expect(asked('visited_on')).toBe('host_id')
    expect(asked('visited_on', 'host_id')).toBeNull()
  })

  it('the year is asked where dates name none, and stays once chosen', () => {
    const warning = { kind: 'year_unknown' as const, message: { zh: '', en: '' }, sheet: '一', row: null, column: null, field: null }
    expect(questionsOf({ summary: summaryOf([], { warnings: [warning] }), options: {}, fields }).year).toBe(true)
    expect(questionsOf({ summary: summaryOf([]), options: {}, fields }).year).toBe(false)
    expect(questionsOf({ summary: summaryOf([]), options: { year: null }, fields }).year).toBe(true)
  })

  it('the coordinate system is asked where there are positions and no column for it', () => {
    const asked = (...letters: string[]) => questionsOf({ summary: summaryOf(letters.map((name) => column(name, name))), options: {}, fields }).coordinates
    expect(asked('longitude')).toBe(true)
    expect(asked('longitude', 'source_crs')).toBe(false)
    expect(asked('money_fen')).toBe(false)
  })

  it('columns of a sheet that is not read ask nothing', () => {
    const summary = summaryOf([column('A', 'longitude')])
    const unread = { ...summary, sheets: summary.sheets.map((sheet) => ({ ...sheet, used: false })) }
    expect(questionsOf({ summary: unread, options: {}, fields }).coordinates).toBe(false)
  })

  it('filling blanks is offered for the fields that have some, and stays offered once chosen', () => {
    const warning = { kind: 'blanks_to_fill' as const, message: { zh: '', en: '' }, sheet: '一', row: null, column: null, field: 'host_id' }
    expect(questionsOf({ summary: summaryOf([], { warnings: [warning, warning] }), options: {}, fields }).fillDown).toEqual(['host_id'])
    expect(questionsOf({ summary: summaryOf([]), options: { fillDown: ['host_id'] }, fields }).fillDown).toEqual(['host_id'])
  })
})
