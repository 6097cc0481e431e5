import { findFestivalByName, festivals } from '../../../db/festivals.ts'
import type { Choice } from '../../../db/fields.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { bareText } from './plain-text.ts'

const festivalIds: ReadonlySet<string> = new Set(festivals.map((festival) => festival.id))

/** The choice whose label or alias the text is, or else the one that alone stands in it (flagged as a guess). */
export function parseChoice(text: string, choices: Choice[]): Parsed<string> {
  const bare = bareText(text)
  const exact = choices.find((choice) => wordsOf(choice).some((word) => word === bare))
  if (exact) return taken(exact.value)
  const festival = choices.every((choice) => festivalIds.has(choice.value)) ? findFestivalByName(text) : null
  if (festival) return taken(festival)
  const contained = longestInside(bare, choices)
  if (contained) {
    return taken(contained.value, [note('guessed',
      `“${text}”读作“${contained.label.zh}”`, `“${text}” is read as “${contained.label.en}”`)])
  }
  return refused({ zh: `没有“${text}”这一项`, en: `“${text}” is not one of the choices` }, {
    zh: choices.map((choice) => choice.label.zh).join('、'),
    en: choices.map((choice) => choice.label.en).join(', '),
  })
}

const wordsOf = (choice: Choice) => [choice.label.zh, choice.label.en, choice.value, ...choice.aliases].map(bareText)

/** The choice with the longest of its words inside the text; none when two share that length. */
function longestInside(bare: string, choices: Choice[]): Choice | null {
  let best: Choice | null = null
  let length = 1
  let isTied = false
  for (const choice of choices) {
    const own = Math.max(0, ...wordsOf(choice).filter((word) => word.length > 1 && bare.includes(word)).map((word) => word.length))
    if (own > length) {
      best = choice
      length = own
      isTied = false
    } else if (own === length && best !== null) {
      isTied = true
    }
  }
  return isTied ? null : best
}

const YES = /^(?:是|有|对|√|✓|✔|☑|1|y|yes|true|已.{0,6})$/iu
const NO = /^(?:否|无|没有|×|✗|✘|x|0|n|no|false|未.{0,6}|不.{0,3})$/iu

/** 是/否, 有/无, √/×, 已成立/未成立. */
export function parseYesNo(text: string): Parsed<boolean> {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  if (NO.test(plain)) return taken(false)
  if (YES.test(plain)) return taken(true)
  return refused({ zh: `“${text}”不是“是”或“否”`, en: `“${text}” is neither yes nor no` }, { zh: '是 或 否', en: '是 (yes) or 否 (no)' })
}
