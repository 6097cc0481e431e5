import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../../server/spreadsheet/cells.ts'
import { formatFen, parseMoney } from '../../../../server/spreadsheet/parse-values/money.ts'
import type { MoneyUnit } from '../../../../server/spreadsheet/parse-values/money-units.ts'
import { number, text } from './cells.ts'

function read(cell: Cell, unit: MoneyUnit = 'yuan') {
  const parsed = parseMoney(cell, { unit })
  return parsed.ok ? parsed.value : parsed.message.zh
}

const notesOf = (cell: Cell, unit: MoneyUnit = 'yuan') => {
  const parsed = parseMoney(cell, { unit })
  return parsed.ok ? parsed.notes.map(({ kind }) => kind) : []
}

describe('an amount, in fen', () => {
  it.each([
    ['500', 50_000], ['500元', 50_000], ['1,200', 120_000], ['￥500', 50_000], ['¥1,200.50', 120_050], ['５００元', 50_000], ['人民币500元整', 50_000],
    ['2万元', 2_000_000], ['3万', 3_000_000], ['1.5万元', 1_500_000], ['3千元', 300_000], ['2万3千元', 2_300_000],
    ['0.01', 1], ['0', 0], ['慰问金2000元', 200_000], ['1200块', 120_000], ['RMB 500', 50_000],
  ])('%s in a column of yuan is %d', (written, fen) => {
    expect(read(text(written))).toBe(fen)
    expect(notesOf(text(written))).toEqual([])
  })

  it.each([
    ['叁仟元整', 300_000, '3000'], ['贰万叁仟元', 2_300_000, '23000'], ['叁仟元伍角', 300_050, '3000.50'], ['壹万贰仟叁佰肆拾伍元陆角柒分', 1_234_567, '12345.67'], ['两千元', 200_000, '2000'],
  ])('%s is converted to %d, and the figure is shown', (written, fen, yuan) => {
    const parsed = parseMoney(text(written), { unit: 'yuan' })
    expect(parsed).toEqual({ ok: true, value: fen, notes: [{ kind: 'converted', message: { zh: `“${written}”读作 ${yuan} 元`, en: `“${written}” is read as ${yuan} yuan` } }] })
  })

  it.each<[MoneyUnit, number, string]>([
    ['thousand', 200_000, '按千元读，×1000'], ['ten_thousand', 2_000_000, '按万元读，×10000'], ['million', 200_000_000, '按百万元读，×1000000'], ['hundred_million', 20_000_000_000, '按亿元读，×100000000'],
  ])('in a column of %s is multiplied, and says so', (unit, fen, words) => {
    for (const cell of [text('2'), number(2)]) {
      expect(parseMoney(cell, { unit })).toMatchObject({ ok: true, value: fen, notes: [{ kind: 'scaled', message: { zh: words } }] })
    }
    expect(notesOf(text('2元'), unit)).toEqual([])
  })

  it('in a column of 万元 is ten thousand times its number, unless the cell names its own unit', () => {
    expect(read(text('2'), 'ten_thousand')).toBe(2_000_000)
    expect(read(number(0.35), 'ten_thousand')).toBe(350_000)
    expect(read(text('500元'), 'ten_thousand')).toBe(50_000)
    expect(read(text('2万元'), 'ten_thousand')).toBe(2_000_000)
    expect(read(text('3万'), 'ten_thousand')).toBe(3_000_000)
  })

  it('takes the unit that a number format prints, once', () => {
    expect(read(number(2, '0.00"万元"'))).toBe(2_000_000)
    expect(read(number(2, '0.00"万元"'), 'ten_thousand')).toBe(2_000_000)
    expect(read(number(500, '#,##0"元"'), 'ten_thousand')).toBe(50_000)
    expect(read(number(20_000, '0!.0,"万元"'), 'ten_thousand')).toBe(2_000_000)
  })

  it.each([['约500元', 50_000], ['500元左右', 50_000], ['2万余元', 2_000_000], ['20余万元', 20_000_000], ['近3000元', 300_000]])('%s is taken as %d and flagged as vague', (written, fen) => {
    expect(read(text(written))).toBe(fen)
    expect(notesOf(text(written))).toEqual(['vague'])
  })

  it.each([
    ['500元/户', '“500元/户”是单价，不是合计。请填总金额'], ['每户500元', '“每户500元”是单价，不是合计。请填总金额'], ['1000-2000元', '“1000-2000元”是一个范围，请填一个金额'],
    ['-500', '金额不能是负数'], ['不详', '读不出金额：“不详”'], ['现金2000元、大米50kg', '“现金2000元、大米50kg”里有几项内容，请分列填写'],
  ])('%s is refused: %s', (written, reason) => {
    expect(read(text(written))).toBe(reason)
  })

  it('past the fen is rounded, and says so', () => {
    expect(read(number(333.3333))).toBe(33_333)
    expect(notesOf(number(333.3333))).toEqual(['rounded'])
    expect(notesOf(number(333.33))).toEqual([])
  })

  it('written in yuan or 万元 reads back to the fen, as text and as a number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
      expect(read(text(formatFen(fen)))).toBe(fen)
      expect(read(text(`${formatFen(fen)}元`))).toBe(fen)
      expect(read(number(fen / 100))).toBe(fen)
      expect(read(number(fen / 1_000_000), 'ten_thousand')).toBe(fen)
    }))
  })

  it('is a whole number of fen or a reason, whatever stands in the cell', () => {
    const scrap = fc.array(fc.constantFrom(...'0123456789.,一二三拾佰仟万亿元角分整约余￥/户-'), { maxLength: 14 }).map((letters) => letters.join(''))
    fc.assert(fc.property(fc.oneof(scrap, fc.string(), fc.string({ unit: 'grapheme' })), fc.constantFrom<MoneyUnit>('yuan', 'ten_thousand'), (written, unit) => {
      const parsed = parseMoney(text(written), { unit })
      if (parsed.ok) expect(Number.isSafeInteger(parsed.value) && parsed.value >= 0).toBe(true)
    }), { numRuns: 2_000 })
  })
})
