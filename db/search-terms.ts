import { pinyin } from 'pinyin-pro'

const longestTerm = 24

/** Grows whenever names have other terms than before, be it by this file or by the library: terms that are stored are then made anew. */
export const termsVersion = 1

/**
 * The terms by which a name is found: each of its endings in characters, in pinyin and in initials,
 * so that a prefix look-up finds 福利, fuli and fly inside 海伦路福利院.
 */
export function searchTerms(name: string): string[] {
  const plain = plainTerm(name)
  const terms = new Set<string>(endings([...plain]))
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'spaced' }).map(inLetters)
  for (const ending of endings(syllables)) terms.add(ending)
  // The last initial alone is how the last syllable begins, and is found with it.
  for (const ending of endings(syllables.map((syllable) => syllable.charAt(0))).slice(0, -1)) terms.add(ending)
  terms.delete('')
  return [...terms]
}

/** A text from each of its parts on. */
function endings(parts: string[]) {
  const whole = parts.join('')
  let start = 0
  return parts.map((part) => {
    const ending = whole.slice(start, start + longestTerm)
    start += part.length
    return ending
  })
}

function inLetters(syllable: string) {
  const lower = syllable.toLowerCase()
  return lower.includes('ü') ? lower.replaceAll('ü', 'v') : lower
}

/** Most names are nothing but ideographs and digits, and need no look at each character's kind. */
const BARE = /^[0-9a-z\u4e00-\u9fff]*$/u

/** A name or query without width, case, space and punctuation differences. */
export function plainTerm(text: string) {
  return (BARE.test(text) ? text : text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')).slice(0, longestTerm)
}
