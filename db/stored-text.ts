import { isPlain, plainText, saysDitto, saysNothing } from './plain-text.ts'
import { spoiltBy } from './spoilt-text.ts'

/** What most texts lack and the rest of this file is about: control and format characters, private and unpaired ones, odd line ends. */
const ODD = /[\p{C}\u2028\u2029]/u
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu
const CONTROL = /(?![\n\t])\p{Cc}|\p{Noncharacter_Code_Point}/gu
/** Zero-width characters; the joiner that makes one emoji of several stays. */
const ZERO_WIDTH = /(?!\u200d)\p{Cf}/gu
const LOOSE_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/**
 * Characters that GB 18030-2000 kept in the private area and later editions gave a place of their own: old fonts still bring them along,
 * and no other program reads them from a .csv.
 */
const moved = new Map([...'\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864\ue5e5']
  .map((character, index) => [character, [...'︐︒︑︓︔︕︖︗︘︙龴龵龶龷龸龹龺龻　'][index] ?? character]))
const MOVED = new RegExp(`[${[...moved.keys()].join('')}]`, 'gu')

/**
 * A text of several lines as it is stored, whichever way it comes in: nothing that cannot be seen, typed or written to a sheet, lines that
 * end one way, no space around it. Applied twice it changes nothing.
 */
export function blockText(text: string) {
  if (isPlain(text)) return text
  return (ODD.test(text) ? cleaned(text) : text).trim()
}

/** A text of one line as it is stored. */
export function lineText(text: string) {
  const block = blockText(text)
  // Split and not matched: a pattern would walk a long run of spaces again and again.
  const line = block.includes('\n') ? block.split('\n').map((part) => part.trim()).filter((part) => part !== '').join(' ') : block
  return line.replaceAll('\t', ' ').trim()
}

function cleaned(text: string) {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(LINE_ENDS, '\n').replace(MOVED, (character) => moved.get(character) ?? character)
    .replace(CONTROL, '').replace(ZERO_WIDTH, '').replace(LOOSE_JOINER, '')
}

const NAME_SEPARATORS = /[、，,；;\n]/u

/** Names that stand together in one text, or in several, each once. */
export function nameList(texts: string[]) {
  return [...new Set(texts.flatMap((text) => blockText(text).split(NAME_SEPARATORS)).map(lineText).filter(isName))]
}

const isName = (text: string) => !saysNothing(text) && !saysDitto(text) && spoiltBy(text) === null

/** A telephone number, or several, with plain digits, dashes and spaces. */
export function phoneText(text: string) {
  return plainText(text).replace(/[、,;/]+/gu, ' ').replace(/[—–]/gu, '-').replace(/\s+/gu, ' ').trim()
}

const mostDigits = 15
const millionths = 1e6

/** A quantity with no more digits than a spreadsheet keeps and no more than six of them behind the point. */
export function quantityNumber(value: number) {
  const rounded = Math.abs(value) < 1e9 ? Math.round(value * millionths) / millionths : value
  return Number(rounded.toPrecision(mostDigits))
}
