import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../web/charts/change.ts'

const visits = { format: 'count' as const, unit: { zh: '次', en: 'visits' }, direction: 'up' as const }
const rate = { format: 'rate' as const, unit: { zh: '%', en: '%' }, direction: 'up' as const }
const gap = { format: 'days' as const, unit: { zh: '天', en: 'days' }, direction: 'down' as const }
const gifts = { format: 'money' as const, unit: { zh: '元', en: 'yuan' }, direction: 'neutral' as const }

describe('the change on the same days of last year', () => {
  it('tells direction and judgement apart', () => {
    expect(changeOf({ value: 323, lastYear: 311 }, visits, 'zh')).toEqual({ state: 'more', amount: '12 次', share: '3.9%', judgement: 'better' })
    expect(changeOf({ value: 11, lastYear: 26 }, gap, 'zh')).toEqual({ state: 'less', amount: '15 天', share: '57.7%', judgement: 'better' })
    expect(changeOf({ value: 30, lastYear: 26 }, gap, 'zh').judgement).toBe('worse')
  })

  it('counts rates in percentage points and gives them no share', () => {
    expect(changeOf({ value: 96.5, lastYear: 94.7 }, rate, 'zh')).toEqual({ state: 'more', amount: '1.8 个百分点', share: null, judgement: 'better' })
    expect(changeOf({ value: 10, lastYear: 0 }, rate, 'zh').state).toBe('more')
  })

  it('says that last year was zero instead of dividing by it', () => {
    expect(changeOf({ value: 5, lastYear: 0 }, visits, 'zh')).toEqual({ state: 'zero_base', amount: '5 次', share: null, judgement: 'better' })
  })

  it('does not judge money given', () => {
    expect(changeOf({ value: 300_00, lastYear: 200_00 }, gifts, 'zh').judgement).toBeNull()
  })

  it('calls what would be shown as nothing no change', () => {
    expect(changeOf({ value: 50.01, lastYear: 50 }, rate, 'zh')).toEqual({ state: 'same', amount: '', share: null, judgement: 'same' })
  })

  it('is unknown where either year is', () => {
    expect(changeOf({ value: null, lastYear: 3 }, visits, 'zh').state).toBe('unknown')
    expect(changeOf({ value: 3, lastYear: null }, visits, 'zh').state).toBe('unknown')
  })
})
