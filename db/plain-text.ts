/** Most cells are plain already, and this is asked of every one. */
const PLAIN = /^[\u0021-\u007e\u4e00-\u9fff]*$/u

/** Whether a text has neither spaces nor characters of other widths nor unseen ones. */
export const isPlain = (text: string) => PLAIN.test(text)

/** Text for matching: one width, no zero-width characters, single spaces. What was read stays as it was. */
export function plainText(text: string) {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/gu, ' ').trim()
}

/** Text for matching without any space: 合　计 is 合计. */
export function compactText(text: string) {
  return PLAIN.test(text) ? text : plainText(text).replaceAll(' ', '')
}

const emptyWords = new Set(['', '-', '--', '---', '—', '——', '–', '/', '//', '\\', '无', '暂无', '空', '没有', 'n/a', 'na', 'null', '.', '*'])
const longestEmptyWord = 4

/** Whether a text says that there is nothing: —, /, 无. */
export const saysNothing = (text: string) => isNothing(compactText(text))

/** The same of text that is compact already. */
export const isNothing = (compact: string) => compact.length <= longestEmptyWord && emptyWords.has(compact.toLowerCase())

const dittoWords = new Set(['同上', '同上行', '同前', '〃', '″', '"', '\'\''])

/** Whether a text points at the one above it: 同上, 〃. */
export const saysDitto = (text: string) => isDitto(compactText(text))

/** The same of text that is compact already. */
export const isDitto = (compact: string) => dittoWords.has(compact)
