import { compileMomentFormat } from './moment-format.ts'
import type { SheetMoment } from './serial-dates.ts'

/** A number under this format is a plain number, a point in time, or a time of day without a date. */
export type NumberFormat =
  | { code: string; shows: 'number' }
  | { code: string; shows: 'date' | 'time'; showMoment: (moment: SheetMoment) => string }

const YEAR_MONTH = 'yyyy"年"m"月"'
const MONTH_DAY = 'm"月"d"日"'
const HALF_DAY_MINUTE = '上午/下午h"时"mm"分"'
const HALF_DAY_SECOND = '上午/下午h"时"mm"分"ss"秒"'

/** Formats that a workbook names by number alone: ECMA-376-1 §18.8.30, with its zh-cn table for 27–36 and 50–58. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, YEAR_MONTH],
  [28, MONTH_DAY],
  [29, MONTH_DAY],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, HALF_DAY_MINUTE],
  [35, HALF_DAY_SECOND],
  [36, YEAR_MONTH],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, YEAR_MONTH],
  [51, MONTH_DAY],
  [52, YEAR_MONTH],
  [53, MONTH_DAY],
  [54, MONTH_DAY],
  [55, HALF_DAY_MINUTE],
  [56, HALF_DAY_SECOND],
  [57, YEAR_MONTH],
  [58, MONTH_DAY],
])

/** Excel allows 255 characters. */
const LONGEST_CODE = 400

/** Undefined for General, under whatever name (`G/通用格式` in Chinese WPS). */
export function numberFormat(id: number, customCode: string | undefined): NumberFormat | undefined {
  const code = customCode ?? BUILT_IN.get(id)
  if (code === undefined || code.length > LONGEST_CODE || /^(general|g\/通用格式)?$/i.test(code)) return undefined
  const shows = whatItShows(code)
  return shows === 'number' ? { code, shows } : { code, shows, showMoment: compileMomentFormat(code) }
}

/** Literals, colours, locales and conditions say nothing about the kind of the value; only the first section is for positives. */
function whatItShows(code: string): NumberFormat['shows'] {
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)
    .join('')
    .replace(/general|g\/通用格式/gi, '')
  // A duration such as [h]:mm is an amount, not a moment.
  if (/\[[hms]+\]/i.test(bare)) return 'number'
  // Digits of a second's fraction are the only digit places in a date.
  if (/[0#?]/.test(bare.replace(/s\.0+/gi, ''))) return /^m+ss\.0+$/i.test(bare) ? 'time' : 'number'
  if (/[yd]|e(?![+-])|a{3}/i.test(bare.replace(/am\/pm|a\/p/gi, ''))) return 'date'
  if (/[hs]|上午\/下午|am\/pm/i.test(bare)) return 'time'
  return /m/i.test(bare) ? 'date' : 'number'
}
