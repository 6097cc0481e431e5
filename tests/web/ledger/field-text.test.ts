import { describe, expect, it } from 'vitest'
import { fieldSentence, fieldText, fieldTitle } from '../../../web/components/ledger/field-text.ts'
import type { FieldView, RecordValues } from '../../../web/components/ledger/record-view.ts'

const text = (kind: FieldView['kind'], value: RecordValues[string], names: Record<number, string> = {}, language: 'zh' | 'en' = 'zh') =>
  fieldText({ kind, choices: [{ value: 'veteran', label: { zh: '退役军人', en: 'veterans' } }] }, value, { names, language })

describe('a value of a record', () => {
  it('is told exactly: money in yuan, counts with their thousands, a year without', () => {
    expect(text('money', 2_000_050)).toBe('20,000.5')
    expect(text('integer', 12_345)).toBe('12,345')
    expect(text('year', 2026)).toBe('2026')
    expect(text('decimal', 120.675431)).toBe('120.675431')
    expect(text('longitude', 120.4)).toBe('120.400000')
  })

  it('is told in words for choices, yes and no, and what it refers to', () => {
    expect(text('choice', 'veteran')).toBe('退役军人')
    expect(text('choice', 'veteran', {}, 'en')).toBe('veterans')
    expect(text('yesNo', false)).toBe('否')
    expect(text('reference', 7, { 7: '海伦路街道' })).toBe('海伦路街道')
    expect(text('references', [7, 9], { 7: '海伦路街道', 9: '松涛街道' })).toBe('海伦路街道、松涛街道')
  })

  it('tells goods line by line with what is known of them', () => {
    const goods = [{ name: '大米', quantity: 20, unit: '袋', value_fen: 200_000 }, { name: '慰问信', quantity: null, unit: null, value_fen: null }]
    expect(text('goods', goods)).toBe('大米 20袋（2,000元）、慰问信')
  })

  it('tells several choices, moments and lines in words', () => {
    expect(text('choices', ['veteran'])).toBe('退役军人')
    expect(text('moment', '2026-08-20T14:05+08:00')).toBe('2026-08-20 14:05')
    expect(text('moment', '2026-08')).toBe('2026-08')
    const duties = [{ value: 'main', label: { zh: '主管', en: 'main' } }]
    const columns = [
      { name: 'name', kind: 'text' as const, label: { zh: '姓名', en: 'Name' }, choices: [] },
      { name: 'duty', kind: 'choice' as const, label: { zh: '分工', en: 'Duty' }, choices: duties },
    ]
    const field = { kind: 'lines' as const, choices: [], columns }
    const members = [{ name: '组长甲', duty: 'main' }, { name: '成员乙', duty: null }]
    expect(fieldText(field, members, { names: {}, language: 'zh' })).toBe('组长甲 主管；成员乙')
    expect(fieldSentence(field, members, { names: {}, language: 'zh' })).toBe('组长甲 主管\n成员乙')
  })

  it('is a dash where there is none, and zero where it is zero', () => {
    expect(text('integer', null)).toBe('—')
    expect(text('references', [])).toBe('—')
    expect(text('integer', 0)).toBe('0')
    expect(text('money', 0)).toBe('0')
  })

  it('keeps the precision of a date', () => {
    const field = { kind: 'date' as const, choices: [] }
    expect(fieldSentence(field, '2026-07', { names: {}, language: 'zh' })).toBe('2026年7月')
    expect(fieldSentence(field, '2026-07-28', { names: {}, language: 'zh' })).toBe('2026年7月28日')
    expect(text('date', '2026-07')).toBe('2026-07')
  })
})

describe('a column’s title', () => {
  it('names its unit in the reader’s language', () => {
    const field = { label: { zh: '慰问金', en: 'Gift money' }, unit: { zh: '元', en: 'yuan' } }
    expect([fieldTitle(field, 'zh'), fieldTitle(field, 'en')]).toEqual(['慰问金（元）', 'Gift money (yuan)'])
    expect(fieldTitle({ ...field, unit: null }, 'zh')).toBe('慰问金')
  })
})
