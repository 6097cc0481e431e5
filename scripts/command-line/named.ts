import { type RecordName, recordDefinition, recordNames } from '../../db/records.ts'
import { invalid } from '../../server/errors.ts'

/** A record type by its name, or by the Chinese or English name of its ledger. Throws `invalid` with the nearest ones. */
export function typeNamed(text: string, among: RecordName[] = recordNames): RecordName {
  const wordsOf = (name: RecordName) => [name, recordDefinition(name).sheet, recordDefinition(name).label.zh, recordDefinition(name).label.en.toLowerCase()]
  const found = among.find((name) => wordsOf(name).includes(text.trim()) || wordsOf(name).includes(text.trim().toLowerCase()))
  if (found !== undefined) return found
  const near = among.map((name) => ({ name, distance: Math.min(...wordsOf(name).map((word) => word.includes(text) ? 1 : distance(text.toLowerCase(), word))) }))
    .filter((one) => one.distance <= Math.max(1, Math.floor(text.length / 2))).sort((one, other) => one.distance - other.distance).slice(0, 3)
  const shown = near.map(({ name }) => `${name}（${recordDefinition(name).sheet}）`)
  throw invalid({
    zh: `没有“${text}”这种台账${shown.length > 0 ? `，是否为 ${shown.join('、')}？` : ''}`,
    en: `There is no type “${text}”${near.length > 0 ? `; is it ${near.map(({ name }) => name).join(', ')}?` : ''}`,
  })
}

/** The year of `--year`. Throws `invalid`. */
export function yearNamed(text: string) {
  const year = Number(text)
  if (!/^\d{4}$/u.test(text) || year < 1949 || year > 2100) {
    throw invalid({ zh: `“${text}”不是年份，应为四位数字，如 2026`, en: `“${text}” is no year; give four digits such as 2026` })
  }
  return year
}

/** The fewest changes of single characters that turn one word into another (Levenshtein). */
function distance(one: string, other: string) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, character] of [...one].entries()) {
    let before = index
    const next = [index + 1]
    for (const [column, opposite] of [...other].entries()) {
      const above = row[column + 1] ?? 0
      next.push(Math.min(above + 1, (next[column] ?? 0) + 1, before + (character === opposite ? 0 : 1)))
      before = above
    }
    row = next
  }
  return row.at(-1) ?? 0
}
