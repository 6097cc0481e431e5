import { compactText } from '../../../db/plain-text.ts'

export { compactText, isDitto, isNothing, plainText, saysDitto, saysNothing } from '../../../db/plain-text.ts'

/** A name or heading without width, case, space and punctuation differences. */
export function bareText(text: string) {
  return compactText(text).toLowerCase().replace(/[\p{P}\p{S}]/gu, '')
}

const noneWords = new Set(['无', '没有', '暂无'])

/** Whether compact text is 无, which of a count or an amount may mean 0. */
export const isNone = (compact: string) => noneWords.has(compact)
