import { createHash } from 'node:crypto'
import { bareText, compactText } from '../../../spreadsheet/parse-values/plain-text.ts'

const YEAR = /(?:19|20)\d{2}(?:年度?)?/gu
const MONTH = /(?<!\d)(?:1[0-2]|0?[1-9])月份?|(?:十[一二]?|[一二三四五六七八九])月份?/gu

/**
 * The headings of a sheet (levels joined by a slash) in the form by which they are known again: without width, spaces and punctuation,
 * any year or month the same (next month's 8月慰问金 is this month's 7月慰问金), and the second of a name told from the first.
 */
export function headingKeys(headings: string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const key = bareText(compactText(heading).replace(YEAR, 'yyyy').replace(MONTH, 'mm'))
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}#${count}`
  })
}

/** What sheets of one shape have in common: the set of their headings, in whatever order. */
export function fingerprintOf(keys: string[]) {
  return createHash('sha256').update([...keys].sort().join('\n')).digest('hex').slice(0, 32)
}

/** How much two sheets' headings have in common, 0–1. */
export function sharedHeadings(one: ReadonlySet<string>, other: ReadonlySet<string>) {
  const shared = [...one].filter((key) => other.has(key)).length
  return shared === 0 ? 0 : shared / (one.size + other.size - shared)
}
