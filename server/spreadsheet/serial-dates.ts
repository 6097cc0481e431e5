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

/** Zero-padded, two digits wide unless told otherwise. */
export function pad(value: number, width = 2) {
  return String(value).padStart(width, '0')
}
