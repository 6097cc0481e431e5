import { add, type Decimal, multiply, parseDecimal, powerOfTen } from './decimal.ts'

const digits = new Map<string, number>([...'零〇一二三四五六七八九'].map((character, index) => [character, Math.max(0, index - 1)]))
for (const [index, character] of [...'壹贰叁肆伍陆柒捌玖'].entries()) digits.set(character, index + 1)
for (const [character, value] of [['两', 2], ['贰', 2], ['弍', 2], ['貳', 2], ['叄', 3], ['參', 3], ['陸', 6], ['壱', 1]] as const) digits.set(character, value)

/** Exponents of ten. */
const smallUnits = new Map([['十', 1], ['拾', 1], ['百', 2], ['佰', 2], ['千', 3], ['仟', 3]])
const largeUnits = new Map([['万', 4], ['萬', 4], ['亿', 8], ['億', 8]])

const TOKEN = /\d[\d,]*(?:\.\d+)?|[\p{Script=Han}〇]/gu
const LONGEST = 40
const zero: Decimal = { units: 0n, places: 0 }

/**
 * The number that a numeral spells, in Chinese, Arabic or mixed characters: 叁仟, 十二, 二〇二四, 2万3千, 1.5万, 一百二. Null when it is none.
 */
export function parseNumeral(text: string): Decimal | null {
  const plain = parseDecimal(text)
  if (plain) return plain
  if (text === '' || text.length > LONGEST) return null
  const spelt = text.replaceAll('廿', '二十').replaceAll('卅', '三十')
  const tokens = spelt.match(TOKEN) ?? []
  if (tokens.join('') !== spelt) return null
  if (tokens.length > 1 && tokens.every((token) => digits.has(token))) return digitByDigit(tokens)
  return sumOfParts(tokens)
}

/** 二〇二四: digits spoken one by one. */
function digitByDigit(tokens: string[]) {
  return parseDecimal(tokens.map((token) => digits.get(token)).join(''))
}

function sumOfParts(tokens: string[]): Decimal | null {
  let total = zero
  let section = zero
  let pending: Decimal | null = null
  let lastExponent = 9
  let sectionFloor = 9
  let colloquial = false
  let afterZero = false

  for (const token of tokens) {
    const small = smallUnits.get(token)
    const large = largeUnits.get(token)
    const digit = digits.get(token)
    if (small !== undefined) {
      if (small >= sectionFloor) return null
      section = add(section, multiply(pending ?? { units: 1n, places: 0 }, powerOfTen(small)))
      pending = null
      lastExponent = small
      sectionFloor = small
      afterZero = false
    } else if (large !== undefined) {
      if (pending) section = add(section, pending)
      if (section.units === 0n && total.units === 0n) return null
      total = large === 8 ? multiply(add(total, section), powerOfTen(8)) : add(total, multiply(section, powerOfTen(4)))
      section = zero
      pending = null
      lastExponent = large
      sectionFloor = 9
      afterZero = false
    } else if (digit === 0 && pending === null) {
      afterZero = true
    } else {
      if (pending !== null) return null
      pending = digit === undefined ? parseDecimal(token) : { units: BigInt(digit), places: 0 }
      if (pending === null) return null
      colloquial = digit !== undefined && !afterZero
    }
  }
  if (pending === null) return tokens.length === 1 && afterZero ? zero : add(total, section)
  // 一百二 is 120 and 三万五 is 35,000: a last digit right after a unit counts tenths of it.
  const isShort = colloquial && lastExponent < 9 && lastExponent > 1
  if (!isShort && lastExponent < 9 && !afterZero && !colloquial) return null
  return add(add(total, section), isShort ? multiply(pending, powerOfTen(lastExponent - 1)) : pending)
}
