/** A moment as a spreadsheet counts it: no zone, whole seconds. */
export interface SheetMoment {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** 0 = Sunday. */
  weekday: number
}

const DAY_SECONDS = 86_400
const DAY_MILLISECONDS = DAY_SECONDS * 1000
const DAYS_BETWEEN_SYSTEMS = 1462
/** 9999-12-31, the last day a sheet can show. */
const LAST_SERIAL = 2_958_465
/** The sheet's 1900 has a 29 February that never was, kept for Lotus 1-2-3. */
const PHANTOM_DAY = 60

/**
 * The moment a serial number stands for, or undefined when it stands for none (negative, past year 9999, the phantom 1900-02-29).
 * Day 0 of the 1900 system is 1899-12-31 and serves times of day only.
 */
export function momentOfSerial(serial: number, date1904: boolean): SheetMoment | undefined {
  const totalSeconds = Math.round((serial + (date1904 ? DAYS_BETWEEN_SYSTEMS : 0)) * DAY_SECONDS)
  const days = Math.floor(totalSeconds / DAY_SECONDS)
  if (!(serial >= 0) || days > LAST_SERIAL || days === PHANTOM_DAY) return undefined
  const sinceEpoch = days > PHANTOM_DAY ? days - 1 : days
  const date = new Date(Date.UTC(1899, 11, 31) + sinceEpoch * DAY_MILLISECONDS)
  const seconds = totalSeconds - days * DAY_SECONDS
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: date.getUTCDay(),
  }
}

/** `YYYY-MM-DD`, with `THH:mm:ss` when the time is not midnight. */
export function isoOfMoment(moment: SheetMoment) {
  const date = `${pad(moment.year, 4)}-${pad(moment.month)}-${pad(moment.day)}`
  const isMidnight = moment.hour === 0 && moment.minute === 0 && moment.second === 0
  return isMidnight ? date : `${date}T${clockOfMoment(moment)}`
}

/** `HH:mm:ss`. */
export function clockOfMoment(moment: SheetMoment) {
  return `${pad(moment.hour)}:${pad(moment.minute)}:${pad(moment.second)}`
}

const TOKEN = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|上午\/下午|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|a{3,}|e+|[^]/giu
const WEEKDAYS = '日一二三四五六'

/** The moment as its format shows it, in Chinese words for weekdays and halves of the day; numerals stay Arabic under [DBNum1]. */
export function showMoment(moment: SheetMoment, code: string) {
  const section = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/, 1).join('')
  const tokens = [...section.matchAll(TOKEN)]
  const isHalfDay = /上午\/下午|am\/pm|a\/p/i.test(section)
  let afterHour = false
  return tokens
    .map((match, index) => {
      const token = match[0].toLowerCase()
      if (match[1] !== undefined || match[2] !== undefined) return match[1] ?? match[2] ?? ''
      if (/^([_*].|\[)/su.test(token)) return ''
      if (token.startsWith('h')) afterHour = true
      const isMinute = token.startsWith('m') && (afterHour || nextClockToken(tokens, index) === 's')
      if (/^m|^s/.test(token)) afterHour = false
      return isMinute ? pad(moment.minute, Math.min(token.length, 2)) : showToken({ token, moment, isHalfDay })
    })
    .join('')
    .trim()
}

function nextClockToken(tokens: RegExpMatchArray[], index: number) {
  const next = tokens.slice(index + 1).find((match) => /^[ymdhs]/i.test(match[0]))
  return next?.[0].charAt(0).toLowerCase()
}

function showToken(input: { token: string; moment: SheetMoment; isHalfDay: boolean }) {
  const { token, moment, isHalfDay } = input
  const width = Math.min(token.length, 2)
  if (token === '上午/下午' || token === 'am/pm' || token === 'a/p') return moment.hour < 12 ? '上午' : '下午'
  if (token.startsWith('y')) return token.length > 2 ? pad(moment.year, 4) : pad(moment.year % 100)
  if (token.startsWith('e')) return String(moment.year)
  if (token.startsWith('m')) return token.length > 2 ? `${moment.month}月` : pad(moment.month, width)
  if (token.startsWith('aaa') || /^ddd/.test(token)) return weekdayName(token, moment.weekday)
  if (token.startsWith('d')) return pad(moment.day, width)
  if (token.startsWith('h')) return pad(isHalfDay ? moment.hour % 12 || 12 : moment.hour, width)
  if (token.startsWith('s')) return pad(moment.second, /^ss/.test(token) ? 2 : 1)
  return token
}

function weekdayName(token: string, weekday: number) {
  const name = WEEKDAYS.charAt(weekday)
  return token === 'aaa' ? name : token === 'ddd' ? `周${name}` : `星期${name}`
}

function pad(value: number, width = 2) {
  return String(value).padStart(width, '0')
}
