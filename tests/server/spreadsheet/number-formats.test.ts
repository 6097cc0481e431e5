import { describe, expect, it } from 'vitest'
import { numberFormat } from '../../../server/spreadsheet/number-formats.ts'
import { momentOfSerial } from '../../../server/spreadsheet/serial-dates.ts'

/** 2024-05-01 (a Wednesday) 14:05:09. */
const SERIAL = 45_413 + (14 * 3600 + 5 * 60 + 9) / 86_400

function show(code: string) {
  const format = numberFormat(176, code)
  const moment = momentOfSerial(SERIAL, false)
  if (format === undefined || format.shows === 'number' || moment === undefined) return undefined
  return format.showMoment(moment)
}

describe('number formats', () => {
  it('are dates by number in Chinese workbooks: 27–36 and 50–58', () => {
    const shown = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => numberFormat(id, undefined)?.shows)
    expect(new Set(shown)).toEqual(new Set(['date']))
    expect([32, 33, 34, 35, 55, 56].map((id) => numberFormat(id, undefined)?.shows)).toEqual(Array.from({ length: 6 }, () => 'time'))
  })

  it('are General under either of its names', () => {
    expect([numberFormat(0, undefined), numberFormat(176, 'General'), numberFormat(176, 'G/通用格式'), numberFormat(14, '')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each([
    '0.00"万元"',
    '#,##0.00_);[Red](#,##0.00)',
    '0.00E+00',
    '[DBNum2][$-804]General"元"',
    '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    '"第"0"day"',
    '0\\d',
    '[h]:mm',
    '[Red][<100]0;0',
    '@',
    '0人次',
  ])('%s shows a number', (code) => {
    expect(numberFormat(176, code)?.shows).toBe('number')
  })

  it.each([
    ['yyyy"年"m"月"d"日"', '2024年5月1日'],
    ['yyyy年m月', '2024年5月'],
    ['yyyy\\年mm\\月', '2024年05月'],
    ['[$-804]yyyy"年"m"月"d"日"\\ dddd;@', '2024年5月1日 星期三'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '星期三, 5月 01, 2024'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', '2024年5月1日'],
    ['yyyy-mm-dd hh:mm:ss', '2024-05-01 14:05:09'],
    ['yy.m.d', '24.5.1'],
    ['e"年"m"月"', '2024年5月'],
    ['m/d h:mm AM/PM', '5/1 2:05 下午'],
    ['上午/下午h"时"mm"分"ss"秒"', '下午2时05分09秒'],
    ['aaaa', '星期三'],
    ['mm:ss', '05:09'],
    ['yyyy"; "mm', '2024; 05'],
    ['mmm-yy', '5月-24'],
  ])('%s shows a moment as %s', (code, shown) => {
    expect(show(code)).toBe(shown)
  })
})

describe('serial numbers', () => {
  it('round to the second and carry into the next day', () => {
    expect(momentOfSerial(45_413 + 86_399.7 / 86_400, false)).toMatchObject({ day: 2, hour: 0, minute: 0, second: 0 })
  })

  it('end with the year 9999', () => {
    expect(momentOfSerial(2_958_465, false)).toMatchObject({ year: 9999, month: 12, day: 31 })
    expect(momentOfSerial(2_958_466, false)).toBeUndefined()
    expect(momentOfSerial(Number.NaN, false)).toBeUndefined()
  })
})
