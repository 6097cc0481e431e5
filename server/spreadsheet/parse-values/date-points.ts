/** What a text names of a date; what it leaves out is null. */
export interface DatePoint {
  year: number | null
  month: number | null
  day: number | null
  /** The year is written in two digits. */
  isShort: boolean
}

const point = (year: number | null | undefined, month: number | null | undefined, day: number | null | undefined): DatePoint =>
  ({ year: year ?? null, month: month ?? null, day: day ?? null, isShort: false })
const short = (twoDigits: number | undefined, month: number | undefined, day: number | null | undefined): DatePoint =>
  ({ ...point(2000 + (twoDigits ?? 0), month, day), isShort: true })

const PACKED = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u
const SINGLE: [RegExp, (parts: number[]) => DatePoint][] = [
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})[.](\d{1,2})[.](\d{1,2})[.日]?$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})[/](\d{1,2})[/](\d{1,2})$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/u, ([year, month, day]) => point(year, month, day)],
  [/^(\d{4})年(\d{1,2})[.](\d{1,2})日?$/u, ([year, month, day]) => point(year, month, day)],
  [PACKED, ([year, month, day]) => point(year, month, day)],
  [/^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/u, ([year, month, day]) => short(year, month, day)],
  [/^(\d{2})[.](\d{1,2})[.](\d{1,2})$/u, ([year, month, day]) => short(year, month, day)],
  [/^(\d{2})[-](\d{1,2})[-](\d{1,2})$/u, ([year, month, day]) => short(year, month, day)],
  [/^(\d{4})年(\d{1,2})月份?$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{4})[.](\d{1,2})月?$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{4})[-/](\d{1,2})$/u, ([year, month]) => point(year, month, null)],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/u, ([year, month]) => point(year, month, null)],
  [/^(\d{2})年(\d{1,2})月份?$/u, ([year, month]) => short(year, month, null)],
  [/^(\d{1,2})月(\d{1,2})[日号]?$/u, ([month, day]) => point(null, month, day)],
  [/^(\d{1,2})[./-](\d{1,2})日?$/u, ([month, day]) => point(null, month, day)],
  [/^(\d{1,2})月份?$/u, ([month]) => point(null, month, null)],
  [/^(\d{1,2})[日号]$/u, ([day]) => point(null, null, day)],
]

/** Whether a text is eight digits of a date: 20240501. */
export const isPacked = (text: string) => PACKED.test(text)

/** A day or a month as offices write it in plain text (one width, no spaces); null where it is none. */
export function matchPoint(text: string): DatePoint | null {
  for (const [pattern, build] of SINGLE) {
    const match = pattern.exec(text)
    if (match) return build(match.slice(1).map(Number))
  }
  return null
}

/** 七月下旬, 7月初: a month of which no day is known. */
export function matchVagueMonth(text: string): DatePoint | null {
  const match = /^(.*月)(?:[上中下]旬|初|中|底|末)$/u.exec(text)
  return match?.[1] === undefined ? null : matchPoint(match[1])
}

/** 2024.5.1-5.3 · 5月1日-3日 · 2024年5-6月: the end takes the month it leaves out from the start, and the start its unit from the end. */
export function matchRange(text: string): { start: DatePoint, end: DatePoint } | null {
  for (const [left, right] of splits(text)) {
    const start = matchPoint(left) ?? monthBefore(left, right)
    if (!start) continue
    const end = endAfter(start, right)
    if (end) return { start, end }
  }
  return null
}

/** Every way to cut a text in two at a range sign, the middle one first: 2024-5-1-2024-5-3 has five signs. */
function splits(text: string): [string, string][] {
  const cuts = [...text.matchAll(/[-~—–至到]+/gu)]
    .map((match): [string, string] => [text.slice(0, match.index), text.slice(match.index + match[0].length)])
  return cuts.sort(([one], [other]) => Math.abs(one.length - text.length / 2) - Math.abs(other.length - text.length / 2))
}

/** The 5 of 5-6月. */
function monthBefore(left: string, right: string): DatePoint | null {
  const match = /^(?:(\d{4})[年.])?(\d{1,2})$/u.exec(left)
  if (!match || !/^\d{1,2}月份?$/u.test(right)) return null
  return point(match[1] === undefined ? null : Number(match[1]), Number(match[2]), null)
}

function endAfter(start: DatePoint, right: string): DatePoint | null {
  const dayOnly = /^(\d{1,2})[日号]?$/u.exec(right)
  if (dayOnly) return start.day === null ? null : { ...start, day: Number(dayOnly[1]) }
  const end = matchPoint(right)
  return end && (end.day === null) === (start.day === null) ? end : null
}
