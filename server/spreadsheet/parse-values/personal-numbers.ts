import { isIsoDate } from '../../../db/dates.ts'

const IDENTITY = /(?<!\d)[1-9]\d{5}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?!\d)/gu
const MOBILE = /(?<!\d)(1[3-9]\d)[-\s]?\d{4}[-\s]?(\d{4})(?!\d)/gu
const SHORTEST_PHONE = 11
const SHORTEST_IDENTITY = 18

/** Whether the text bears an 18-digit citizen ID number (its birth date tells it from other codes), in any width, spaced or not. */
export function bearsIdentityNumber(text: string) {
  if (!mayHoldDigits(text, SHORTEST_IDENTITY - 1)) return false
  return [...packed(text).matchAll(IDENTITY)].some(([, year, month, day]) => isIsoDate(`${year}-${month}-${day}`))
}

export const identityRefused = {
  ok: false as const,
  message: { zh: '含身份证号码，本系统不收。请从表中删除', en: 'It bears a citizen ID number, which is not accepted. Remove it from the sheet' },
  expected: null,
}

/**
 * The text with all but the ends of every mobile number struck out (138****1234), and of every number as long as an ID's or a bank
 * card's all but its beginning: for all that is kept or shown beside a value.
 */
export function withoutPersonalNumbers(text: string) {
  return struckOut(text, (digits) => withoutLongNumbers(digits).replace(MOBILE, '$1****$2'))
}

/** The same, but for a column of telephone numbers, whose own masking follows the reader's role. */
export function withoutIdentityNumbers(text: string) {
  return struckOut(text, withoutLongNumbers)
}

const withoutLongNumbers = (text: string) => text.replace(/\d{15,19}[Xx]?/gu, (number) => `${number.slice(0, 4)}${'*'.repeat(number.length - 4)}`)

function struckOut(text: string, strike: (digits: string) => string) {
  if (!mayHoldDigits(text, SHORTEST_PHONE)) return text
  const whole = packed(text)
  const masked = strike(whole)
  return masked === whole ? text : masked
}

/** Whether a text can hold so many digits in any width; asked of every cell, so that few texts are looked at closely. */
function mayHoldDigits(text: string, count: number) {
  if (text.length * 2 < count) return false
  let most = 0
  for (let at = 0; at < text.length && most < count; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) most += 1
    // One sign such as ⑳ may stand for two digits; ideographs and letters stand for none.
    else if (code > 127 && (code < 0x4e00 || code > 0x9fff)) most += 2
  }
  return most >= count
}

const packed = (text: string) => text.normalize('NFKC').replace(/(?<=\d)[\s\p{Cf}](?=[\dXx])/gu, '')
