import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isIsoDate } from '../../../../db/dates.ts'
import type { Cell } from '../../../../server/spreadsheet/cells.ts'
import { parseDate } from '../../../../server/spreadsheet/parse-values/dates.ts'
import { date, number, text } from './cells.ts'

const inYear = (value: number) => ({ year: { value, source: 'title' as const } })
const noYear = { year: null }

function read(cell: Cell, setup: Parameters<typeof parseDate>[1] = inYear(2024)) {
  const parsed = parseDate(cell, setup)
  return parsed.ok ? (parsed.value.end === null ? parsed.value.start : `${parsed.value.start}..${parsed.value.end}`) : parsed.message.zh
}

const notesOf = (cell: Cell, setup: Parameters<typeof parseDate>[1] = inYear(2024)) => {
  const parsed = parseDate(cell, setup)
  return parsed.ok ? parsed.notes.map(({ kind }) => kind) : []
}

describe('a date', () => {
  it.each([
    ['2024.7.28'], ['2024-07-28'], ['2024/7/28'], ['2024年7月28日'], ['2024年07月28号'], ['20240728'], ['２０２４．７．２８'], ['2024 年 7 月 28 日'],
    ['二〇二四年七月二十八日'], ['24.7.28'], ['24年7月28日'], ['7月28日'], ['7.28'], ['7月28日（周日）'], ['2024年7月28日 星期日'], ['2024-07-28 00:00:00'],
    ['2024年7.28'], ['2024。7。28'], ['2024/7/28 0:00'], ['2024-07-28T09:30:00'], ['2024年7月28日上午9:30'], ['2024年7月28日9:30'], ['45501'], ['2024\u200b.7.28'],
  ])('%s is 28 July 2024', (written) => {
    expect(read(text(written))).toBe('2024-07-28')
  })

  it.each([
    ['2024年5月', '2024-05'], ['2024.5', '2024-05'], ['2024-05', '2024-05'], ['202405', '2024-05'], ['5月', '2024-05'], ['五月份', '2024-05'], ['七月下旬', '2024-07'], ['7月底', '2024-07'],
  ])('%s keeps the month and invents no day', (written, month) => {
    expect(read(text(written))).toBe(month)
  })

  it.each([
    ['2024.5.1-5.3', '2024-05-01..2024-05-03'], ['2024.5.1-3', '2024-05-01..2024-05-03'], ['5月1日至3日', '2024-05-01..2024-05-03'],
    ['2024年5月1日—5月3日', '2024-05-01..2024-05-03'], ['2024-05-01~2024-05-03', '2024-05-01..2024-05-03'], ['5月1—3日', '2024-05-01..2024-05-03'],
    ['2024.12.30-2025.1.2', '2024-12-30..2025-01-02'], ['2024年5-6月', '2024-05..2024-06'], ['2024.5.1-2024.5.1', '2024-05-01'],
  ])('%s is a range', (written, range) => {
    expect(read(text(written))).toBe(range)
  })

  it.each([
    ['2024.2.30', '2024年2月没有30日'], ['2023.2.29', '2023年2月没有29日'], ['2024.13.1', '没有 13 月'], ['4月31日', '2024年4月没有31日'],
    ['2024', '“2024”只有年份，请填到月或日'], ['2024.5.3-5.1', '“2024.5.3-5.1”的结束早于开始'], ['八一前夕', '读不出日期：“八一前夕”'],
    ['5月1日、5月3日', '“5月1日、5月3日”里有几个日期，请分行填写'], ['1724.5.1', '年份 1724 不合理'],
  ])('%s is refused, never rolled over: %s', (written, reason) => {
    expect(read(text(written))).toBe(reason)
  })

  it('is not looked for in a long text', () => {
    expect(read(text('2024.5.1-'.repeat(3_000)))).toBe('内容太长，不是日期')
  })

  it('without a year is wrong where nothing names one', () => {
    expect(read(text('7月28日'), noYear)).toContain('没有年份')
    expect(read(text('2024.7.28'), noYear)).toBe('2024-07-28')
  })

  it('says that its year came from the title', () => {
    expect(notesOf(text('7月28日'))).toEqual(['year_added'])
    expect(notesOf(text('2024.7.28'))).toEqual([])
  })

  it.each([
    ['24.5.1', 'year_added'], ['24年5月1日', 'year_added'], ['20240501', 'from_serial'], ['45413', 'from_serial'], ['七月下旬', 'month_only'],
  ])('%s says that it was not written out: %s', (written, kind) => {
    expect(notesOf(text(written))).toContain(kind)
  })

  it('of a range past the end of the year takes the next one, and says so', () => {
    expect(read(text('2024年12月30日-1月2日'))).toBe('2024-12-30..2025-01-02')
    expect(notesOf(text('2024年12月30日-1月2日'))).toEqual(['year_added'])
    expect(read(text('12月30日-1月2日'))).toBe('2024-12-30..2025-01-02')
    expect(read(text('2024年5月3日-4月1日'))).toContain('早于开始')
  })

  it('of a day alone takes year and month from the title, or is wrong', () => {
    expect(read(text('28日'), { ...inYear(2024), month: 7 })).toBe('2024-07-28')
    expect(notesOf(text('28日'), { ...inYear(2024), month: 7 })).toEqual(['year_added'])
    expect(read(text('31日'), { ...inYear(2024), month: 6 })).toBe('2024年6月没有31日')
    expect(read(text('28日'))).toBe('“28日”没有月份，标题也没有给出唯一的月份')
  })

  it('is read from the sheet’s own day number only when it can be one', () => {
    expect(read(number(45413))).toBe('2024-05-01')
    expect(notesOf(number(45413))).toEqual(['from_serial'])
    expect(read(number(12345))).toContain('读不出')
  })

  it('2024.1 as a number may have been 2024.10 and is refused; as text, or shown with two decimals, it is clear', () => {
    expect(read(number(2024.1))).toContain('末尾的 0')
    expect(read(number(7.3))).toContain('末尾的 0')
    expect(read(text('2024.1'))).toBe('2024-01')
    expect(read(number(2024.1, '0.00'))).toBe('2024-10')
    expect(read(number(2024.5))).toBe('2024-05')
  })

  it('cell that shows only year and month knows only the month', () => {
    expect(read(date('2024-05-01', 'yyyy"年"m"月"', '2024年5月'))).toBe('2024-05')
    expect(read(date('2024-05-01T09:00:00', 'yyyy-mm-dd hh:mm'))).toBe('2024-05-01')
  })

  it('cell that shows no year keeps its own and says where it differs from the title', () => {
    expect(read(date('2026-07-28', 'm"月"d"日"', '7月28日'))).toBe('2026-07-28')
    expect(notesOf(date('2026-07-28', 'm"月"d"日"', '7月28日'))).toEqual(['year_differs'])
    expect(notesOf(date('2024-07-28', 'm"月"d"日"', '7月28日'))).toEqual([])
    expect(notesOf(date('2026-07-28', 'm"月"d"日"', '7月28日'), noYear)).toEqual(['year_added'])
    expect(notesOf(date('2026-07-28', 'e/m/d', '2026/7/28'))).toEqual([])
  })

  const days = fc.integer({ min: 0, max: 73_000 }).map((offset) => addDays('1901-01-01', offset))
  const parts = (iso: string) => iso.split('-').map(Number) as [number, number, number]

  it('written in any usual way reads back as itself', () => {
    fc.assert(fc.property(days, fc.constantFrom(
      (iso: string) => iso,
      (iso: string) => parts(iso).join('.'),
      (iso: string) => parts(iso).join('/'),
      (iso: string) => { const [y, m, d] = parts(iso); return `${y}年${m}月${d}日` },
      (iso: string) => parts(iso).join('．').replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ), (iso, write) => {
      expect(read(text(write(iso)), noYear)).toBe(iso)
    }))
  })

  it('is a real day or month, or a reason, whatever stands in the cell', () => {
    const scrap = fc.array(fc.constantFrom(...'0123456789年月日.-/至~一二三十〇上旬 T:'), { maxLength: 16 }).map((letters) => letters.join(''))
    fc.assert(fc.property(fc.oneof(scrap, fc.string(), fc.string({ unit: 'grapheme' })), fc.boolean(), (written, isNumber) => {
      const parsed = parseDate({ ...text(written), kind: isNumber ? 'number' : 'text' }, inYear(2024))
      if (!parsed.ok) return
      for (const point of [parsed.value.start, parsed.value.end]) {
        if (point !== null) expect(isIsoDate(point.length === 7 ? `${point}-01` : point)).toBe(true)
      }
      if (parsed.value.end !== null) expect(parsed.value.end >= parsed.value.start).toBe(true)
    }), { numRuns: 2_000 })
  })
})
