import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../../server/spreadsheet/cells.ts'
import { parseNumeral } from '../../../../server/spreadsheet/parse-values/chinese-numerals.ts'
import { toNumber } from '../../../../server/spreadsheet/parse-values/decimal.ts'
import { parseNumber } from '../../../../server/spreadsheet/parse-values/numbers.ts'
import { number, text } from './cells.ts'

function read(cell: Cell, whole = true) {
  const parsed = parseNumber(cell, { whole })
  return parsed.ok ? parsed.value : parsed.message.zh
}

const isVague = (written: string) => {
  const parsed = parseNumber(text(written), { whole: true })
  return parsed.ok && parsed.notes.some(({ kind }) => kind === 'vague')
}

describe('a count', () => {
  it.each([
    ['1,200', 1200], ['１２０', 120], ['120人', 120], ['12户次', 12], ['二十三', 23], ['一百零五', 105], ['十二', 12], ['两千三百', 2300], ['一百二', 120], ['三万五', 35_000],
    ['3万', 30_000], ['1.5万', 15_000], ['2万3千', 23_000], ['壹拾', 10], ['二〇', 20], ['零', 0], ['0', 0], ['12.0', 12], [' 7 ', 7],
  ])('%s is %d', (written, value) => {
    expect(read(text(written))).toBe(value)
    expect(isVague(written)).toBe(false)
  })

  it('spelt in Chinese is shown in figures, and 廿 and 卅 are known', () => {
    expect(parseNumber(text('十二'), { whole: true })).toMatchObject({ value: 12, notes: [{ kind: 'converted', message: { zh: '“十二”读作 12' } }] })
    expect(parseNumber(text('3万'), { whole: true })).toMatchObject({ value: 30_000, notes: [] })
    expect([read(text('廿三')), read(text('卅')), read(text('一百廿户'))]).toEqual([23, 30, 120])
  })

  it.each([
    ['50余人', 50], ['100多人', 100], ['约200', 200], ['近百人', 100], ['50人左右', 50], ['20余万', 200_000], ['十余户', 10], ['超过30人', 30], ['一百多人次', 100],
  ])('%s is taken as %d and flagged as vague', (written, value) => {
    expect(read(text(written))).toBe(value)
    expect(isVague(written)).toBe(true)
  })

  it.each([
    ['10-15人', '“10-15人”是一个范围，请填一个数'], ['-5', '不能是负数'], ['若干', '读不出数字：“若干”'], ['军人20人、群众30人', '“军人20人、群众30人”里有几个数，请分开填'],
    ['几十人', '读不出数字：“几十人”'], ['2.5', '“2.5”不是整数'], ['1,2000', '“1,2000”里有几个数，请分开填'], ['50%', '读不出数字：“50%”'],
  ])('%s is refused: %s', (written, reason) => {
    expect(read(text(written))).toBe(reason)
  })

  it('is free of the noise of binary fractions', () => {
    expect(read(number(0.1 + 0.2), false)).toBe(0.3)
    expect(read(number(11.999999999999998))).toBe(12)
    expect(read(number(1e-9), false)).toBe(0)
  })

  it('is never NaN, negative or infinite, and nothing makes it throw', () => {
    const scrap = fc.array(fc.constantFrom(...'0123456789.,一二三十百千万亿零两约余多人户-~'), { maxLength: 14 }).map((letters) => letters.join(''))
    fc.assert(fc.property(fc.oneof(scrap, fc.string(), fc.string({ unit: 'grapheme' })), fc.boolean(), (written, whole) => {
      const parsed = parseNumber(text(written), { whole })
      if (parsed.ok) expect(Number.isFinite(parsed.value) && parsed.value >= 0 && (!whole || Number.isInteger(parsed.value))).toBe(true)
    }), { numRuns: 2_000 })
    fc.assert(fc.property(fc.double(), (value) => {
      const parsed = parseNumber(number(value), { whole: false })
      if (parsed.ok) expect(Number.isFinite(parsed.value) && parsed.value >= 0).toBe(true)
    }))
  })

  it('spelt in Chinese reads back as itself', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      const numeral = parseNumeral(spell(value))
      expect(numeral && toNumber(numeral)).toBe(value)
    }))
  })
})

const digits = '零一二三四五六七八九'

/** 20305 → 二万零三百零五. */
function spell(value: number): string {
  if (value === 0) return '零'
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  const gap = high > 0 && low > 0 && (low < 1_000 || high % 10 === 0) ? '零' : ''
  return `${high > 0 ? `${section(high)}万` : ''}${gap}${section(low)}`
}

function section(value: number): string {
  const places = [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const
  let spelt = ''
  let pendingZero = false
  for (const [size, unit] of places) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) {
      pendingZero = spelt !== ''
    } else {
      spelt += `${pendingZero ? '零' : ''}${digits[digit] ?? ''}${unit}`
      pendingZero = false
    }
  }
  return spelt
}
