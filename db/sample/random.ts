/** A small deterministic source of numbers: the same seed tells the same story on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the items, more often where its weight is greater. */
  pickBy<T>(items: readonly T[], weightOf: (item: T) => number): T
  shuffled<T>(items: readonly T[]): T[]
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for a sample and quick. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))

  function pickBy<T>(items: readonly T[], weightOf: (item: T) => number): T {
    const weights = items.map((item) => Math.max(0, weightOf(item)))
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
    for (const [index, item] of items.entries()) {
      left -= weights[index] ?? 0
      if (left < 0) return item
    }
    return lastOf(items)
  }

  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (items) => items[integer(0, items.length - 1)] ?? lastOf(items),
    pickBy,
    shuffled(items) {
      const order = items.map((item) => ({ item, at: next() }))
      return order.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}

function lastOf<T>(items: readonly T[]): T {
  const last = items.at(-1)
  if (last === undefined) throw new RangeError('nothing to pick from')
  return last
}

/** Splits a whole into whole parts in proportion to the weights; the parts sum to the whole. */
export function spread(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return weights.map(() => 0)
  let used = 0
  let weighed = 0
  return weights.map((weight) => {
    weighed += weight
    const part = Math.round(whole * weighed / all) - used
    used += part
    return part
  })
}
