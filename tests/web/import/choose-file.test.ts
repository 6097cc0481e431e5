import { describe, expect, it } from 'vitest'
import { fileProblem, formatSize, guessType } from '../../../web/components/import/choose-file.ts'

const types = [
  { type: 'organization', label: { zh: '单位名册', en: 'Organizations' }, sheet: '单位名册' },
  { type: 'activity', label: { zh: '活动台账', en: 'Activities' }, sheet: '活动台账' },
  { type: 'visit', label: { zh: '走访慰问', en: 'Visits' }, sheet: '走访慰问' },
  { type: 'coordination_point', label: { zh: '协同点位', en: 'Coordination points' }, sheet: '协同点位' },
]

describe('the record type that a file’s name speaks of', () => {
  it.each([
    ['海润街道走访慰问台账.xlsx', 'visit'],
    ['2026年八一慰问情况.xlsx', 'visit'],
    ['上半年双拥活动汇总.csv', 'activity'],
    ['单位名册.xlsx', 'organization'],
    ['visits 2026.csv', 'visit'],
  ])('%s is %s', (name, type) => {
    expect(guessType(name, types)).toBe(type)
  })

  it.each(['Book1.xlsx', '新建工作表.xlsx', '台账.xlsx', '走访活动.xlsx'])('%s says nothing certain', (name) => {
    expect(guessType(name, types)).toBeNull()
  })
})

describe('a file before it is sent', () => {
  it('an empty file and one over 50 MB are told at once', () => {
    expect(fileProblem({ size: 0 })).toBe('emptyFile')
    expect(fileProblem({ size: 50 * 1024 * 1024 + 1 })).toBe('tooLarge')
    expect(fileProblem({ size: 24_000 })).toBeNull()
  })

  it('its size is told in KB and MB', () => {
    expect(formatSize(300)).toBe('1 KB')
    expect(formatSize(24_576)).toBe('24 KB')
    expect(formatSize(3_250_586)).toBe('3.1 MB')
  })
})
