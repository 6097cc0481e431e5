const PLAIN = /^[\u4e00-\u9fffa-z0-9]*$/u

/** A title without width, case, spaces, punctuation, the year before it and the word 活动 behind it; and the numbers in it. */
export interface ComparableTitle { bare: string, numbers: string }

export function comparableTitle(title: string): ComparableTitle {
  const bare = bareTitle(title)
  return { bare, numbers: bare.match(NUMBERS)?.join() ?? '' }
}

function bareTitle(title: string) {
  const plain = PLAIN.test(title) ? title : title.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
  const dateless = plain.startsWith('19') || plain.startsWith('20') ? plain.replace(/^\d{4}年?度?/u, '') : plain
  return (dateless.endsWith('活动') ? dateless.slice(0, -2) : dateless) || plain
}

/**
 * Compares one bare title with many others: Dice's coefficient over pairs of characters, 0–1; 0 where both are numbered, and differently
 * (第一季度, 第二季度).
 */
export function likenessTo({ bare, numbers }: ComparableTitle) {
  const counts = new Map<number, number>()
  for (let index = 1; index < bare.length; index += 1) counts.set(pairAt(bare, index), (counts.get(pairAt(bare, index)) ?? 0) + 1)

  return ({ bare: other, numbers: others }: ComparableTitle) => {
    if (other === bare) return 1
    if (numbers !== '' && others !== '' && numbers !== others) return 0
    const pairs = bare.length + other.length - 2
    // No more pairs can be shared than the shorter one has.
    if (pairs <= 0 || 2 * Math.min(bare.length, other.length) - 2 < LEAST_LIKENESS * pairs) return 0
    let shared = 0
    const left = new Map<number, number>()
    for (let index = 1; index < other.length; index += 1) {
      const pair = pairAt(other, index)
      const rest = left.get(pair) ?? counts.get(pair) ?? 0
      if (rest > 0) shared += 1
      left.set(pair, rest - 1)
    }
    return (2 * shared) / pairs
  }
}

/** From here on two titles of one unit and day are taken for one thing said twice. */
export const LEAST_LIKENESS = 0.7

const pairAt = (text: string, index: number) => text.charCodeAt(index - 1) * 65_536 + text.charCodeAt(index)

const NUMBERS = /\d+|第[一二三四五六七八九十百]+/gu
