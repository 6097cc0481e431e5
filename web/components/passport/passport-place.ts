/** Which figure a passport is asked for: an indicator, and what of it. What is left out is as the filters in the address say. */
export interface PassportPlace {
  code: string
  year?: number
  period?: string
  unit?: number
  subdistrict?: number
  /** The point of the trend of one month, YYYY-MM. */
  month?: string
  /** One day, ISO. */
  day?: string
  category?: string
  /** What of last year is set beside it. */
  last?: 1
  /** Months added up from the period's first. */
  sum?: 1
  /** What the indicator counts, in place of what it makes of it. */
  counts?: 1
  /** As the period stood at the end of this day, ISO. */
  until?: string
}

const parts = ['year', 'period', 'unit', 'subdistrict', 'month', 'day', 'category', 'last', 'sum', 'counts', 'until'] as const
type Part = typeof parts[number]
const isPart = (name: string): name is Part => parts.some((part) => part === name)

/** A place as one value of the address: `C1;unit=12;month=2026-03`. */
export function writePlace(place: PassportPlace) {
  return [place.code, ...parts.flatMap((part) => place[part] === undefined ? [] : [`${part}=${encodeURIComponent(String(place[part]))}`])].join(';')
}

/** Reads what `writePlace` wrote. Null for what is none: an address may have been typed. */
export function readPlace(text: string): { code: string, query: Partial<Record<Part, string>> } | null {
  const [code = '', ...rest] = text.split(';')
  if (!/^[\w]+$/u.test(code)) return null
  const query: Partial<Record<Part, string>> = {}
  for (const one of rest) {
    const [name = '', value = ''] = one.split('=')
    if (!isPart(name) || value === '') return null
    try {
      query[name] = decodeURIComponent(value)
    } catch {
      return null
    }
  }
  return { code, query }
}
