import { pinyin } from 'pinyin-pro'
import { bareText } from './plain-text.ts'
import type { ReferenceEntry } from './references.ts'

interface Character { character: string, syllable: string }

const mostSuggested = 3
const mostLookedAt = 100
const LEAST_LIKENESS = 0.42
/** A character typed for another of the same sound (海轮路 for 海伦路) counts nearly as much as the right one. */
const SAME_SOUND = 0.8
const LONGEST_NAME = 40

/**
 * Finds the records that a name most likely means: the characters that both have in the same order, those that few names have
 * (妇, 联) counting more than those that many have (区, 街道), so that 区妇联会 finds 岚湾区妇女联合会.
 */
export function createNameSuggester(entries: readonly ReferenceEntry[]) {
  const names = entries.flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => ({ id, name, characters: charactersOf(one) })))
  const weightOf = weigher(names.map(({ characters }) => characters))
  const weighed = names.map((one) => ({ ...one, weight: sum(one.characters.map(weightOf)) }))
  const bearing = namesBySyllable(names.map(({ characters }) => characters), weightOf)
  const shared = new Float64Array(names.length)

  /** The names that have most of a name's sounds, in whatever order, which is the most that can be like: only these are looked at closely. */
  function nearby(characters: Character[], own: number) {
    shared.fill(0)
    for (const { syllable } of characters) for (const { index, weight } of bearing.get(syllable) ?? []) shared[index] = (shared[index] ?? 0) + weight
    return weighed.flatMap((one, index) => {
      const most = likenessOf(shared[index] ?? 0, own, one.weight)
      return most >= LEAST_LIKENESS ? { one, most } : []
    }).sort((one, other) => other.most - one.most).slice(0, mostLookedAt)
  }

  /** The records most like it, the likeliest first. */
  return function suggest(written: string): { id: number, name: string }[] {
    const characters = charactersOf(written)
    const own = sum(characters.map(weightOf))
    let best: { id: number, name: string, likeness: number }[] = []
    for (const { one: { id, name, characters: other, weight }, most } of nearby(characters, own)) {
      const last = best[mostSuggested - 1]
      if (last && most <= last.likeness) break
      const likeness = likenessOf(sharedInOrder(characters, other, weightOf), own, weight)
      if (likeness < LEAST_LIKENESS || likeness <= (best.find((one) => one.id === id)?.likeness ?? 0)) continue
      best = [...best.filter((one) => one.id !== id), { id, name, likeness }].sort((one, other) => other.likeness - one.likeness).slice(0, mostSuggested)
    }
    return best.map(({ id, name }) => ({ id, name }))
  }
}

/** What two names share, mostly as a part of the shorter one: an abbreviation has hardly anything else. */
const likenessOf = (shared: number, one: number, other: number) =>
  shared === 0 ? 0 : (0.65 * shared) / Math.min(one, other) + (0.35 * shared) / Math.max(one, other)

/** The names that have a sound, each with the weight of its weightiest character of that sound. */
function namesBySyllable(names: Character[][], weightOf: (character: Character) => number) {
  const bearing = new Map<string, { index: number, weight: number }[]>()
  for (const [index, characters] of names.entries()) {
    const weights = new Map<string, number>()
    for (const character of characters) weights.set(character.syllable, Math.max(weights.get(character.syllable) ?? 0, weightOf(character)))
    for (const [syllable, weight] of weights) {
      const known = bearing.get(syllable)
      if (known) known.push({ index, weight })
      else bearing.set(syllable, [{ index, weight }])
    }
  }
  return bearing
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

function charactersOf(name: string): Character[] {
  return [...bareText(name)].slice(0, LONGEST_NAME).map((character) => ({ character, syllable: syllableOf(character) }))
}

/** A character's usual sound; what no sound is known of stands for itself. As many are remembered as there are characters. */
const syllables = new Map<string, string>()
function syllableOf(character: string) {
  const known = syllables.get(character)
  if (known !== undefined) return known
  const [syllable = character] = pinyin(character, { toneType: 'none', type: 'array', nonZh: 'spaced' })
  syllables.set(character, syllable)
  return syllable
}

/** How much a character tells of a name: the rarer among all names, the more. */
function weigher(names: Character[][]) {
  const frequency = new Map<string, number>()
  for (const name of names) for (const character of new Set(name.map((one) => one.character))) frequency.set(character, (frequency.get(character) ?? 0) + 1)
  return ({ character }: Character) => Math.log(1 + (names.length + 1) / (1 + (frequency.get(character) ?? 0)))
}

/** The greatest weight of characters that both have in the same order. */
function sharedInOrder(one: Character[], other: Character[], weightOf: (character: Character) => number) {
  let above = new Array<number>(other.length + 1).fill(0)
  for (const character of one) {
    const row = [0]
    for (const [index, candidate] of other.entries()) {
      const likeness = candidate.character === character.character ? 1 : candidate.syllable === character.syllable ? SAME_SOUND : 0
      const taken = (above[index] ?? 0) + likeness * weightOf(candidate)
      row.push(Math.max(row[index] ?? 0, above[index + 1] ?? 0, likeness === 0 ? 0 : taken))
    }
    above = row
  }
  return above.at(-1) ?? 0
}
