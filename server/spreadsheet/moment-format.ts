import { pad, type SheetMoment } from './serial-dates.ts'

type Show = (moment: SheetMoment) => string

const TOKEN = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|上午\/下午|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|a{3,}|e+|[^]/giu
/** Spacers, fillers, colours, locales. */
const UNSEEN = /^([_*].|\[)/su
const PLACEHOLDER = /^([ymdhs]|e|a{3}|a\/p|am\/pm|上午|[_*].|\[)/su
const HALF_DAY = /上午\/下午|am\/pm|a\/p/i
const WEEKDAYS = '日一二三四五六'

/**
 * How a date or time format shows a moment, compiled once per format: in Chinese words for weekdays and halves of the day, in
 * Arabic numerals even under [DBNum1]. Only the first section counts; the others are for negatives and text.
 */
export function compileMomentFormat(code: string): Show {
  const section = /^(?:"[^"]*"|[^";])*/.exec(code)?.[0] ?? code
  const isHalfDay = HALF_DAY.test(section)
  const tokens = [...section.matchAll(TOKEN)]
  let afterHour = false
  const parts = tokens.map((match, index): Show => {
    const token = match[0].toLowerCase()
    const literal = match[1] ?? match[2] ?? (PLACEHOLDER.test(token) ? undefined : match[0])
    if (literal !== undefined) return () => literal
    if (UNSEEN.test(token)) return () => ''
    // An m is a minute after an hour or before a second, else a month.
    const isMinute = token.startsWith('m') && (afterHour || nextPlaceholder(tokens, index) === 's')
    if (/^[hms]/.test(token)) afterHour = token.startsWith('h')
    return isMinute ? (moment) => pad(moment.minute, Math.min(token.length, 2)) : compileToken(token, isHalfDay)
  })
  return (moment) => parts.map((show) => show(moment)).join('').trim()
}

function nextPlaceholder(tokens: RegExpMatchArray[], index: number) {
  const next = tokens.slice(index + 1).find((match) => /^[ymdhs]/i.test(match[0]))
  return next?.[0].charAt(0).toLowerCase()
}

function compileToken(token: string, isHalfDay: boolean): Show {
  const width = Math.min(token.length, 2)
  if (HALF_DAY.test(token)) return ({ hour }) => (hour < 12 ? '上午' : '下午')
  if (token.startsWith('aaa') || token.startsWith('ddd')) return ({ weekday }) => weekdayPrefix(token) + WEEKDAYS.charAt(weekday)
  switch (token.charAt(0)) {
    case 'y':
      return ({ year }) => (token.length > 2 ? pad(year, 4) : pad(year % 100))
    case 'e':
      return ({ year }) => String(year)
    case 'm':
      return ({ month }) => (token.length > 2 ? `${month}月` : pad(month, width))
    case 'd':
      return ({ day }) => pad(day, width)
    case 'h':
      return ({ hour }) => pad(isHalfDay ? hour % 12 || 12 : hour, width)
    default:
      return ({ second }) => pad(second, token.startsWith('ss') ? 2 : 1)
  }
}

function weekdayPrefix(token: string) {
  if (token === 'aaa') return ''
  return token === 'ddd' ? '周' : '星期'
}
