import type { Cell } from '../cells.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { add, type Decimal, decimalOfNumber, multiply, powerOfTen, toWhole } from './decimal.ts'
import { exponentOf, type MoneyUnit, scaledLabel } from './money-units.ts'
import { isSpelt, parseEstimate, vagueNote } from './numbers.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { compactText } from './plain-text.ts'

const CURRENCY = /^(?:慰问金|慰问款|现金|共计|合计|共)?(?:人民币|rmb|cny|¥)?/iu
const FEN_PER_YUAN = 2
const LARGEST_FEN = 10n ** 15n
const expected = { zh: '一个金额，如 1200、1,200元 或 2万元', en: 'an amount such as 1200, 1,200元 or 2万元' }

/**
 * An amount in integer fen, worked out on decimal text so that no binary fraction creeps in. A unit in the cell (500元, 2万) outweighs
 * the column's. 约500元 is taken and flagged; ranges, rates (500元/户) and several facts in one cell are refused.
 */
export function parseMoney(cell: Cell, { unit }: { unit: MoneyUnit }): Parsed<number> {
  const text = compactText(cell.text)
  const found = cell.kind === 'number' ? amountOfNumber(cell, unit) : amountOfText(text, unit)
  if (!found) return refused(reasonAgainst(text, cell.text), expected)
  const { whole, exact } = toWhole(multiply(found.yuan, powerOfTen(FEN_PER_YUAN)))
  if (whole > LARGEST_FEN) return refused({ zh: '金额过大，请核对', en: 'The amount is too large; check it' }, expected)
  const notes: Note[] = []
  if (found.scaled !== null && whole > 0n) notes.push({ kind: 'scaled', message: scaledLabel(found.scaled) })
  if (isSpelt(text)) {
    const yuan = formatFen(Number(whole))
    notes.push(note('converted', `“${cell.text}”读作 ${yuan} 元`, `“${cell.text}” is read as ${yuan} yuan`))
  }
  if (found.vague) notes.push(vagueNote(cell.text, `${formatFen(Number(whole))}元`))
  if (!exact) notes.push(note('rounded', `“${cell.text}”四舍五入到分`, `“${cell.text}” is rounded to the fen`))
  return taken(Number(whole), notes)
}

/** Integer fen as plain yuan: 120050 → 1200.50, 200000 → 2000. */
export function formatFen(fen: number) {
  const [yuan, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)]
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`
}

interface Amount { yuan: Decimal, vague: boolean, /** The unit, other than yuan, of which the cell's own text says nothing. */ scaled: MoneyUnit | null }

function amountOfNumber(cell: Cell, unit: MoneyUnit): Amount | null {
  const value = decimalOfNumber(Number(cell.value))
  const own = unitOfFormat(cell.numberFormat) ?? unit
  return value && { yuan: inYuan(value, own), vague: false, scaled: own === 'yuan' ? null : own }
}

/**
 * The unit that a number format prints after the number, 0.00"万元". A format that itself divides (a comma after the digits)
 * shows 万元 of a value that is in yuan.
 */
function unitOfFormat(format: string | undefined): MoneyUnit | null {
  if (format === undefined) return null
  if (/万/u.test(format)) return /[0#?],+(?:["\\]|万|$)/u.test(format) || /[0#]!\.|[0#]\\\./u.test(format) ? 'yuan' : 'ten_thousand'
  return /元|¥|￥/u.test(format) ? 'yuan' : null
}

function amountOfText(text: string, unit: MoneyUnit): Amount | null {
  const vagueBefore = /^(?:大约|大概|约|将近|近|超过|不少于|至少|超|逾)/u.exec(text)?.[0] ?? ''
  const vagueAfter = /(?:左右|以上|上下)$/u.exec(text)?.[0] ?? ''
  const amount = text.slice(vagueBefore.length, text.length - vagueAfter.length).replace(CURRENCY, '').replace(/(?<=.)[整正]$/u, '')
  const parts = /^(.*?)(万元|元|圆|块)(?:(.)角)?(?:零?(.)分)?$/u.exec(amount)
  const number = parts ? parts[1] ?? '' : amount
  const found = parseEstimate(number)
  if (!found) return null
  const vague = found.vague || vagueBefore !== '' || vagueAfter !== ''
  const said = parts?.[2] === '万元' ? 'ten_thousand' as const : parts || /[万亿萬億]/u.test(number) ? 'yuan' as const : null
  const small = smallChange(parts?.[3], parts?.[4])
  return small && { yuan: add(inYuan(found.value, said ?? unit), small), vague, scaled: said === null && unit !== 'yuan' ? unit : null }
}

function smallChange(jiao: string | undefined, fen: string | undefined): Decimal | null {
  const tenths = jiao === undefined ? { units: 0n, places: 0 } : parseNumeral(jiao)
  const hundredths = fen === undefined ? { units: 0n, places: 0 } : parseNumeral(fen)
  return tenths && hundredths && add(multiply(tenths, powerOfTen(-1)), multiply(hundredths, powerOfTen(-2)))
}

const inYuan = (value: Decimal, unit: MoneyUnit) => unit === 'yuan' ? value : multiply(value, powerOfTen(exponentOf(unit)))

function reasonAgainst(text: string, read: string) {
  if (/^[-(]\s*[¥\d]/u.test(text)) return { zh: '金额不能是负数', en: 'An amount cannot be negative' }
  if (/[/每]\s*(?:户|人|次|份|家)|(?:户|人|每份)均/u.test(text)) {
    return { zh: `“${read}”是单价，不是合计。请填总金额`, en: `“${read}” is a rate, not a total; give the total amount` }
  }
  if (/\d\s*(?:元|万)?\s*[-~—–至到]\s*\d/u.test(text)) {
    return { zh: `“${read}”是一个范围，请填一个金额`, en: `“${read}” is a range; give one amount` }
  }
  if ((text.match(/\d[\d,.]*/gu)?.length ?? 0) > 1) {
    return { zh: `“${read}”里有几项内容，请分列填写`, en: `“${read}” holds several facts; give each its own column` }
  }
  return { zh: `读不出金额：“${read}”`, en: `No amount can be read from “${read}”` }
}
