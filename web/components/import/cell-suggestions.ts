/** Most that are offered at once: more are found by typing. */
const MOST_OFFERED = 8
const SEPARATOR = /[、，,;；]/u

/** Texts that a cell may hold, those with what is typed in them first, then those that look like it, then the rest. */
export function suggest(typed: string, texts: string[]): string[] {
  const wanted = plain(typed)
  if (wanted === '') return texts.slice(0, MOST_OFFERED)
  const ranked = texts.map((text) => ({ text, rank: plain(text).includes(wanted) ? 2 : likeness(wanted, plain(text)) }))
  const fitting = ranked.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank || one.text.length - other.text.length)
  return (fitting.length > 0 ? fitting : ranked).slice(0, MOST_OFFERED).map(({ text }) => text)
}

/** The name that is being typed behind others: 松涛街道、妇 → 妇. */
export const lastName = (typed: string) => typed.split(SEPARATOR).at(-1)?.trim() ?? ''

/** A list with its last name replaced by one that was chosen. */
export function withLastName(typed: string, name: string) {
  const kept = typed.slice(0, typed.length - (typed.split(SEPARATOR).at(-1)?.length ?? 0))
  return `${kept}${name}`
}

/** The share of characters that two names have in common, 0–1. */
function likeness(one: string, other: string) {
  const characters = new Set(one)
  const shared = [...new Set(other)].filter((character) => characters.has(character)).length
  return shared === 0 ? 0 : (2 * shared) / (characters.size + new Set(other).size)
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
