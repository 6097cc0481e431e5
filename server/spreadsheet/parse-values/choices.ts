import { findFestivalByName, festivals, isFestivalName } from '../../../db/festivals.ts'
import type { Choice } from '../../../db/fields.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { bareText } from './plain-text.ts'

const festivalIds: ReadonlySet<string> = new Set(festivals.map((festival) => festival.id))

/** The choice whose label or alias the text is, or else the one that alone stands in it (flagged as a guess). */
export function parseChoice(text: string, choices: Choice[]): Parsed<string> {
  const bare = bareText(text)
  const exact = indexOf(choices).byWord.get(bare)
  if (exact) return taken(exact.value)
  const festival = indexOf(choices).areFestivals ? findFestivalByName(text) : null
  if (festival && isFestivalName(text)) return taken(festival)
  const guessed = festival ? choices.find(({ value }) => value === festival) : longestInside(bare, choices)
  if (guessed) {
    return taken(guessed.value, [note('guessed', `“${text}”读作“${guessed.label.zh}”`, `“${text}” is read as “${guessed.label.en}”`)])
  }
  return refused({ zh: `没有“${text}”这一项`, en: `“${text}” is not one of the choices` }, {
    zh: choices.map((choice) => choice.label.zh).join('、'),
    en: choices.map((choice) => choice.label.en).join(', '),
  })
}

interface ChoiceIndex { words: [string, Choice][], byWord: Map<string, Choice>, areFestivals: boolean }
const indexes = new WeakMap<Choice[], ChoiceIndex>()

/** The bare words of a field's choices, worked out once; of two choices with one word the first has it. */
function indexOf(choices: Choice[]): ChoiceIndex {
  const known = indexes.get(choices)
  if (known) return known
  const words = choices.flatMap((choice) => [choice.label.zh, choice.label.en, choice.value, ...choice.aliases].map((word): [string, Choice] => [bareText(word), choice]))
  const made = { words, byWord: new Map(words.toReversed()), areFestivals: choices.every((choice) => festivalIds.has(choice.value)) }
  indexes.set(choices, made)
  return made
}

/** The choice with the longest of its words inside the text; none when two share that length. */
function longestInside(bare: string, choices: Choice[]): Choice | null {
  let best: Choice | null = null
  let length = 1
  let isTied = false
  for (const [word, choice] of indexOf(choices).words) {
    if (word.length < length || !bare.includes(word)) continue
    if (word.length > length) {
      best = choice
      length = word.length
      isTied = false
    } else if (best !== null && choice !== best) {
      isTied = true
    }
  }
  return isTied ? null : best
}

const YES = /^(?:是|有|对|√|✓|✔|☑|1|y|yes|true)$/iu
const NO = /^(?:否|无|没有|×|✗|✘|x|0|n|no|false)$/iu
const SAYS_YES = /^已.{0,6}$/u
const SAYS_NO = /^(?:未.{0,6}|不.{0,3})$/u

/** 是/否, 有/无, √/×; 已成立/未成立 as a guess. */
export function parseYesNo(text: string): Parsed<boolean> {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  if (NO.test(plain)) return taken(false)
  if (YES.test(plain)) return taken(true)
  if (SAYS_NO.test(plain)) return taken(false, [note('guessed', `“${text}”读作“否”`, `“${text}” is read as “no”`)])
  if (SAYS_YES.test(plain)) return taken(true, [note('guessed', `“${text}”读作“是”`, `“${text}” is read as “yes”`)])
  return refused({ zh: `“${text}”不是“是”或“否”`, en: `“${text}” is neither yes nor no` }, { zh: '是 或 否', en: '是 (yes) or 否 (no)' })
}
