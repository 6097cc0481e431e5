import { pinyin } from 'pinyin-pro'

const longestTerm = 24

/**
 * The terms by which a name is found: each of its endings in characters, in pinyin and in initials,
 * so that a prefix look-up finds 福利, fuli and fly inside 海伦路福利院.
 */
export function searchTerms(name: string): string[] {
  const plain = plainTerm(name)
  const characters = [...plain]
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'spaced' }).map((syllable) => syllable.toLowerCase().replace(/ü/gu, 'v'))
  const terms = new Set<string>()
  for (let start = 0; start < characters.length; start++) terms.add(characters.slice(start).join('').slice(0, longestTerm))
  for (let start = 0; start < syllables.length; start++) {
    const rest = syllables.slice(start)
    terms.add(rest.join('').slice(0, longestTerm))
    terms.add(rest.map((syllable) => syllable[0] ?? '').join('').slice(0, longestTerm))
  }
  terms.delete('')
  return [...terms]
}

/** A name or query without width, case, space and punctuation differences. */
export function plainTerm(text: string) {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '').slice(0, longestTerm)
}
