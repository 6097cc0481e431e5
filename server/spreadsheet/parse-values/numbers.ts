import type { Cell } from '../cells.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { type Decimal, decimalOfNumber, toNumber, toWhole } from './decimal.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { compactText } from './plain-text.ts'

const COUNT_WORDS = /(?:人次|户次|场次|平方米|平米|人|户|名|位|次|场|株|棵|个|家|条|件|项|m2)$/u
const BEFORE = /^(?:大约|大概|约|将近|近|超过|不少于|至少|超|逾)/u
const AFTER = /(?:余|多|左右|以上|上下)$/u
const INSIDE = /(?:余|多)(?=[十百千万亿拾佰仟萬]*$)/u

/** A number with words that make it an estimate taken off: 约500, 50余, 20余万. Null when what is left is no number. */
export function parseEstimate(text: string): { value: Decimal, vague: boolean } | null {
  const bare = text.replace(BEFORE, '').replace(AFTER, '')
  const inner = bare.replace(INSIDE, '')
  const value = parseNumeral(inner)
  return value && { value, vague: inner !== text }
}

/** A count or quantity: 1,200 · ５０人 · 二十三 · 3万 · 50余人 (flagged vague). */
export function parseNumber(cell: Cell, { whole }: { whole: boolean }): Parsed<number> {
  const found = cell.kind === 'number' ? exactNumber(cell) : estimateOf(compactText(cell.text))
  if (!found) return refused(reasonAgainst(compactText(cell.text)), expectedNumber(whole))
  const { whole: rounded, exact } = toWhole(found.value)
  if (whole && !exact) {
    return refused({ zh: `“${cell.text}”不是整数`, en: `“${cell.text}” is not a whole number` }, expectedNumber(whole))
  }
  const value = whole ? Number(rounded) : toNumber(found.value)
  const notes = found.vague ? [vagueNote(cell.text, String(value))] : []
  if (cell.kind !== 'number' && isSpelt(cell.text)) notes.push(note('converted', `“${cell.text}”读作 ${value}`, `“${cell.text}” is read as ${value}`))
  return taken(value, notes)
}

/** Whether a number is spelt in Chinese digits: 十二, 叁仟元整. */
export const isSpelt = (text: string) => /[〇零一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾弍貳叄參陸壱]/u.test(text)

export const vagueNote = (read: string, value: string) =>
  note('vague', `“${read}”不是确数，按 ${value} 记`, `“${read}” is not exact; taken as ${value}`)

function exactNumber(cell: Cell) {
  const value = decimalOfNumber(Number(cell.value))
  return value && { value, vague: false }
}

function estimateOf(text: string) {
  const counted = text.replace(AFTER, '').replace(COUNT_WORDS, '')
  const found = parseEstimate(counted)
  return found && { value: found.value, vague: found.vague || AFTER.test(text) }
}

const expectedNumber = (whole: boolean) => whole
  ? { zh: '一个整数，如 120', en: 'a whole number such as 120' }
  : { zh: '一个数，如 120 或 12.5', en: 'a number such as 120 or 12.5' }

function reasonAgainst(text: string) {
  if (/^-\s*\d/u.test(text)) return { zh: '不能是负数', en: 'It cannot be negative' }
  if (/\d\s*(?:[-~—–至到])\s*\d/u.test(text)) {
    return { zh: `“${text}”是一个范围，请填一个数`, en: `“${text}” is a range; give one number` }
  }
  if ((text.match(/\d+/gu)?.length ?? 0) > 1) {
    return { zh: `“${text}”里有几个数，请分开填`, en: `“${text}” holds several numbers; give each its own cell` }
  }
  return { zh: `读不出数字：“${text}”`, en: `No number can be read from “${text}”` }
}
