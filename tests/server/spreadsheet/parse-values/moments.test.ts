import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMoment } from '../../../../server/spreadsheet/parse-values/moments.ts'
import { date, number, text } from './cells.ts'

const setup = { year: { value: 2026, source: 'title' as const } }
const read = (written: string) => {
  const parsed = parseMoment(text(written), setup)
  return parsed.ok ? parsed.value : null
}

describe('when something happened', () => {
  it.each([
    ['2026-08-20 14:05', '2026-08-20T14:05+08:00'], ['2026.8.2 9:05', '2026-08-02T09:05+08:00'], ['8月20日14时05分', '2026-08-20T14:05+08:00'],
    ['2026年8月20日 14点', '2026-08-20T14:00+08:00'], ['2026/8/20 ０９：３０', '2026-08-20T09:30+08:00'], ['2026-08-20', '2026-08-20'], ['2026年8月', '2026-08'],
  ])('%s is read as %s', (written, value) => {
    expect(read(written)).toBe(value)
  })

  it('is a time of day or a span where the cell says no more', () => {
    expect([read('14:35'), read('35分钟'), read('1小时20分'), read('约40分钟')]).toEqual(['T14:35', 'P35M', 'P80M', 'P40M'])
    expect(parseMoment(number(35), setup)).toMatchObject({ ok: true, value: 'P35M' })
    expect(parseMoment(date('1899-12-31T14:35:00'), setup)).toMatchObject({ ok: true, value: 'T14:35' })
    expect(parseMoment(date('2026-08-20T14:05:00'), setup)).toMatchObject({ ok: true, value: '2026-08-20T14:05+08:00' })
  })

  it('is refused where there is no such time or day', () => {
    expect([read('2026-08-20 25:10'), read('2026-02-30 10:00'), read('2026年8月 10:00'), read('及时')]).toEqual([null, null, null, null])
  })

  it('never takes a text for another minute than it shows', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01T00:00Z'), max: new Date('2099-12-31T23:59Z'), noInvalidDate: true }), (at) => {
      const iso = at.toISOString()
      expect(read(`${iso.slice(0, 10)} ${iso.slice(11, 16)}`)).toBe(`${iso.slice(0, 16)}+08:00`)
    }))
  })
})
