import { isIsoDate } from '../../../db/dates.ts'

const IDENTITY = /(?<!\d)[1-9]\d{5}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?!\d)/gu

/** Whether the text bears an 18-digit citizen ID number (its birth date tells it from other codes), in any width, spaced or not. */
export function bearsIdentityNumber(text: string) {
  if (text.length < 18) return false
  return [...packed(text).matchAll(IDENTITY)].some(([, year, month, day]) => isIsoDate(`${year}-${month}-${day}`))
}

export const identityRefused = {
  ok: false as const,
  message: { zh: '含身份证号码，本系统不收。请从表中删除', en: 'It bears a citizen ID number, which is not accepted. Remove it from the sheet' },
  expected: null,
}

/** The text with the middle of every number as long as an ID's or a bank card's struck out, for all that is kept or shown. */
export function withoutPersonalNumbers(text: string) {
  if (text.length < 15) return text
  const masked = packed(text).replace(/\d{15,19}[Xx]?/gu, (number) => `${number.slice(0, 4)}${'*'.repeat(number.length - 4)}`)
  return masked.includes('*') ? masked : text
}

const packed = (text: string) => text.normalize('NFKC').replace(/(?<=\d)[\s\p{Cf}](?=[\dXx])/gu, '')
