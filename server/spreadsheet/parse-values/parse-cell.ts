import type { Field, FieldValue } from '../../../db/fields.ts'
import { spoiltBy } from '../../../db/spoilt-text.ts'
import { blockText, lineText, nameList, phoneText } from '../../../db/stored-text.ts'
import type { Cell } from '../cells.ts'
import { parseChoice, parseYesNo } from './choices.ts'
import { parseCoordinate } from './coordinates.ts'
import { type DateReading, type DateSetup, parseDate } from './dates.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { toNumber } from './decimal.ts'
import { parseGoods } from './goods.ts'
import { parseChoices, parseLines } from './lines.ts'
import { parseMoment } from './moments.ts'
import { parseMoney } from './money.ts'
import type { MoneyUnit } from './money-units.ts'
import { parseNumber } from './numbers.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { compactText, plainText } from './plain-text.ts'
import { parseReference, parseReferences, type ReferenceIndex } from './references.ts'

export interface CellSetup extends DateSetup {
  moneyUnit: MoneyUnit
  /** By the name of the record type that is referred to. */
  references: ReadonlyMap<string, ReferenceIndex>
}

/** A cell's value by the kind of its field. `date` tells what else a date cell said. */
export type ParsedCell = Parsed<FieldValue> & { date?: DateReading }

const numeric = new Set<Field['kind']>(['integer', 'decimal', 'money', 'longitude', 'latitude'])
/** Where a picture stands for words, it is no error. */
const wordy = new Set<Field['kind']>(['text', 'longText', 'names', 'goods'])
/** A double keeps fifteen digits. */
const MOST_EXACT = 1e15

/** Reads one cell that holds something as a field's value. */
export function parseCell(found: Cell, field: Field, setup: CellSetup): ParsedCell {
  const cell = field.inDigits && found.kind === 'text' ? { ...found, text: field.inDigits(found.text) } : found
  if (cell.kind === 'error') return errorCell(cell, field)
  if (cell.kind === 'number' && Math.abs(Number(cell.value)) >= MOST_EXACT) return refused(lostDigits)
  if (cell.kind === 'text') {
    const spoilt = spoiltText(cell, field)
    if (spoilt) return spoilt
  }
  if (numeric.has(field.kind) && (cell.kind === 'date' || cell.kind === 'boolean')) {
    return refused({ zh: `“${cell.text}”不是数字`, en: `“${cell.text}” is not a number` })
  }
  switch (field.kind) {
    case 'text': return taken(lineText(cell.text))
    case 'longText': return taken(blockText(cell.text))
    case 'names': return taken(nameList([cell.text]))
    case 'date': return dateCell(cell, setup)
    case 'year': return yearOf(cell)
    case 'integer': return parseNumber(cell, { whole: true })
    case 'decimal': return parseNumber(cell, { whole: false })
    case 'money': return parseMoney(cell, { unit: setup.moneyUnit })
    case 'yesNo': return cell.kind === 'boolean' ? taken(cell.value === true) : parseYesNo(cell.text)
    case 'choice': return parseChoice(cell.text, field.choices)
    case 'reference': return withIndex(field, setup, (index) => parseReference(plainText(cell.text), index))
    case 'references': return withIndex(field, setup, (index) => parseReferences(cell.text, index))
    case 'phone': return phoneOf(cell)
    case 'goods': return parseGoods(cell.text)
    case 'longitude': return parseCoordinate(cell, 'longitude')
    case 'latitude': return parseCoordinate(cell, 'latitude')
    case 'plan': return planOf(cell)
    case 'moment': return parseMoment(cell, setup)
    case 'choices': return parseChoices(cell.text, field.choices)
    case 'lines': return parseLines(cell.text, field.columns, setup)
  }
}

const lostDigits = {
  zh: '数字超过 15 位，表格已丢失末尾几位。请改为文本格式重新填写',
  en: 'The number has more than 15 digits, of which the sheet has lost the last. Enter it again as text',
}

/** Text that stands for what the program could not show or keep. */
function spoiltText(cell: Cell, field: Field): Parsed<FieldValue> | null {
  const text = cell.text.trim()
  switch (spoiltBy(text)) {
    case 'digits': return refused(lostDigits)
    case 'error': return errorCell({ ...cell, value: text }, field)
    case 'picture': return errorCell({ ...cell, value: '#PICTURE' }, field)
    case 'narrow': return refused({
      zh: `“${text}”是列宽不够时显示的符号，原值没有存下来。请在原表中拉宽列后重新导出`,
      en: `“${text}” is shown where a column is too narrow; the value itself was not saved. Widen the column and export again`,
    })
    case null: return null
  }
}

function errorCell(cell: Cell, field: Field): Parsed<FieldValue> {
  if (cell.value === '#PICTURE') {
    return wordy.has(field.kind)
      ? taken(null, [note('picture', '单元格里是图片，未导入', 'The cell holds a picture, which is not imported')])
      : refused({ zh: '单元格里是图片，不是文字', en: 'The cell holds a picture, not text' })
  }
  if (cell.value === '#UNCACHED') {
    return refused({
      zh: '公式没有保存计算结果。请用 WPS 或 Excel 打开并保存后再导入',
      en: 'The formula has no stored result. Open the file in WPS or Excel, save it and import again',
    })
  }
  return refused({ zh: `单元格是错误值 ${cell.text}，请改正公式`, en: `The cell is the error ${cell.text}; correct its formula` })
}

function dateCell(cell: Cell, setup: CellSetup): ParsedCell {
  const parsed = parseDate(cell, setup)
  return parsed.ok ? { ...taken(parsed.value.start, parsed.notes), date: parsed.value } : parsed
}

const expectedYear = { zh: '四位年份，如 2018', en: 'a year of four digits such as 2018' }

function yearOf(cell: Cell): Parsed<number> {
  const text = cell.kind === 'date' ? String(cell.value).slice(0, 4) : compactText(cell.text).replace(/(?:年度?|年?起|年以来)$/u, '')
  const value = parseNumeral(text)
  const year = value ? toNumber(value) : Number.NaN
  return Number.isInteger(year) && year >= 1900 && year <= 2100
    ? taken(year)
    : refused({ zh: `读不出年份：“${cell.text}”`, en: `No year can be read from “${cell.text}”` }, expectedYear)
}

function phoneOf(cell: Cell): Parsed<string> {
  const text = phoneText(cell.text)
  return /^[0-9+*()\-\s转]{3,40}$/u.test(text)
    ? taken(text)
    // The number itself is not repeated in words, which are masked for nobody.
    : refused({ zh: '读不出电话号码', en: 'No telephone number can be read' },
      { zh: '数字，如 0532-88881234 或 138****1234', en: 'digits such as 0532-88881234 or 138****1234' })
}

function planOf(cell: Cell): Parsed<number[]> {
  const shares = plainText(cell.text).split(/[、,; ]+/u).map((part) => Number(part.replace(/%$/u, '')))
  return shares.length === 12 && shares.every((share) => share >= 0 && share <= 100)
    ? taken(shares)
    : refused({ zh: '应有 12 个月的累计百分比', en: 'Twelve cumulative percentages are needed' })
}

function withIndex<T extends FieldValue>(field: Field, setup: CellSetup, parse: (index: ReferenceIndex) => Parsed<T>): Parsed<T> {
  const index = setup.references.get(field.references ?? '')
  return index ? parse(index) : refused({ zh: '无法查找所指内容', en: 'What it refers to cannot be looked up' })
}
