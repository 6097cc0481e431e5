import { describe, expect, it } from 'vitest'
import { axisEnd, axisSteps, exactFigure, formatFigure, scaleOf, splitFigure } from '../../../web/charts/figures.ts'

const visits = { format: 'count' as const, unit: { zh: '次', en: 'visits' } }
const money = { format: 'money' as const, unit: { zh: '元', en: 'yuan' } }
const rate = { format: 'rate' as const, unit: { zh: '%', en: '%' } }
const index = { format: 'index' as const, unit: { zh: '', en: '' } }

describe('figures as people read them', () => {
  it('stand apart from their unit, so that the unit can be smaller', () => {
    expect(splitFigure(312, visits, 'zh')).toEqual({ number: '312', unit: '次' })
    expect(splitFigure(341_734_600, money, 'zh')).toEqual({ number: '341.73', unit: '万元' })
    expect(splitFigure(null, visits, 'zh')).toEqual({ number: '—', unit: '' })
  })

  it('take 万 from 10,000 and 亿 from 100,000,000 in Chinese, and stay whole in English', () => {
    expect(formatFigure(9_999, visits, 'zh')).toBe('9,999 次')
    expect(formatFigure(10_000, visits, 'zh')).toBe('1 万次')
    expect(formatFigure(234_500_000, visits, 'zh')).toBe('2.35 亿次')
    expect(formatFigure(234_500_000, visits, 'en')).toBe('234,500,000 visits')
  })

  it('show rates with one decimal and no space before the sign', () => {
    expect(formatFigure(96.491, rate, 'zh')).toBe('96.5%')
    expect(formatFigure(100, rate, 'zh')).toBe('100%')
  })

  it('are exact in tables and tooltips: money in yuan to the fen, no 万', () => {
    expect(exactFigure(341_734_655, money, 'zh')).toBe('3,417,346.55 元')
    expect(exactFigure(12_345, visits, 'zh')).toBe('12,345 次')
    expect(exactFigure(0.7912, index, 'zh')).toBe('0.79')
  })

  it('share one unit on an axis: the largest value decides, money counted from fen', () => {
    expect(scaleOf(250_000_000, money, 'zh')).toEqual({ divisor: 1_000_000, unit: '万元', digits: 2 })
    expect(scaleOf(900_000, money, 'zh')).toEqual({ divisor: 100, unit: '元', digits: 0 })
  })

  it('never read as minus nothing', () => {
    expect(formatFigure(-0.2, visits, 'zh')).toBe('0 次')
  })

  it('end an axis of shares at the whole, unless a share passes it', () => {
    expect(axisEnd(83, rate)).toBe(100)
    expect(axisEnd(106.4, rate)).toBeUndefined()
    expect(axisEnd(0.8, index)).toBe(1)
    expect(axisEnd(83, visits)).toBeUndefined()
    expect(axisSteps(100, 1)).toEqual({ max: 100, interval: 25 })
    expect(axisSteps(undefined, 0)).toEqual({ minInterval: 1 })
  })
})
