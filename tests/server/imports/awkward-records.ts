import fc from 'fast-check'
import type { Field, FieldValue, GoodsLine, LineColumn } from '../../../db/fields.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { Values } from '../../../db/record.ts'

/** What offices and attackers type, and what programs on the way like to change. */
const awkwardWords = [
  '走访慰问', '00123', '=1+1', '-5', '+8613805321234', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\'单引号', '"双引号"', '“引号”', 'a,b', 'a;b', 'a；b', '甲、乙',
  'a\tb', '第一行\n第二行', 'a\rb', 'a\r\nb', '\u0000', '\u0001\u001f', '\u200b', '\ufeff', '\u00ad', '𠮷野家', '㐂', '龴\ue81e', '\ue000', '😀', '👨‍👩‍👧', '\ud800', '\uffff',
  '1,200', '1.50', '2024.5', '2024-07-28', '5月1日', '45413', '1e5', 'TRUE', '是', '#N/A', '#REF!', '_x000D_', '_x0041_', '１２３', '（大）', '[小]', '3万', '约50元',
  '叁仟元整', '50kg', '现金2000元', '无', '—', '/', '同上', '〃', '合计', '小计：', '例：军民共建', '示例', '<b>&amp;', ']]>', '\\', '{0}', '%', ' ', '　', '\u00a0',
  '等3家单位', '各50袋', '一批', 'A4纸', '洗衣液2', 'é', 'e\u0301', 'ﬀ', '٣', 'שלום',
]

const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...awkwardWords) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) })
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(''))
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 })

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const date = fc.oneof(day, day.map((text) => text.slice(0, 7)))
const count = fc.oneof(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom(0, 1, 999_999_999))
const quantity = fc.oneof(count, fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constantFrom(0.1 + 0.2, 1e-7, 0.000_001, 1e12, 2.5))
const fen = fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.maxSafeNat().map((value) => value % 1e15), fc.constantFrom(1, 7, 29, 1e15, 999_999_999_999_999))
const phone = fc.constantFrom('0532-88776655', '+86 138 0532 1234', '138****1234', '0532—88776655转8012', '(0532)8877 6655', '110', '8012  8013', '13805321234、13905321234')

/** What sheets call rows that are no records: no name of a record begins with such a word, and none of its texts is only that. */
const rowWords = /例|合计|小计|备注|说明/u
const isRowWord = (text: string) => /^[（([]?示例[）)\]]?$/u.test(text.replace(/[\s\p{C}]/gu, ''))
const ownWords = phrase.filter((text) => !isRowWord(text))

const goods: fc.Arbitrary<GoodsLine[]> = fc.array(fc.record({
  name: ownWords, quantity: optional(quantity), unit: optional(fc.constantFrom('袋', 'kg', '捆', '根/户', '万元', 'm²', '“箱”', ' ', '户')), value_fen: optional(fen),
}), { maxLength: 5 })

const clock = fc.tuple(day, fc.integer({ min: 0, max: 1_439 })).map(([date, minutes]) =>
  `${date}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}+08:00`)
const moment = fc.oneof(clock, date)

/** One column of a line; a line without its text is refused. */
function cellOf({ kind, choices }: LineColumn): fc.Arbitrary<string | null> {
  return kind === 'text' ? ownWords : optional(kind === 'date' ? date : fc.constantFrom(...choices.map(({ value }) => value)))
}

/** A value of a field, as a form would send it. */
function valueOf(field: Field, idsOf: (type: string) => number[]): fc.Arbitrary<FieldValue> {
  switch (field.kind) {
    case 'text': case 'longText': return ownWords
    case 'names': return fc.array(ownWords, { maxLength: 4 })
    case 'date': return date
    case 'year': return fc.integer({ min: 1900, max: 2100 })
    case 'integer': return count
    case 'decimal': return quantity
    case 'money': return fen
    case 'yesNo': return fc.boolean()
    case 'choice': return fc.constantFrom(...field.choices.map(({ value }) => value))
    case 'reference': return fc.constantFrom(...idsOf(field.references ?? ''))
    case 'references': return fc.uniqueArray(fc.constantFrom(...idsOf(field.references ?? '')), { maxLength: 6 })
    case 'phone': return phone
    case 'goods': return goods
    case 'plan': return fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 12, maxLength: 12 })
    case 'moment': return moment
    case 'choices': return fc.uniqueArray(fc.constantFrom(...field.choices.map(({ value }) => value)), { maxLength: 4 })
    case 'lines': return fc.array(fc.record(Object.fromEntries(Object.entries(field.columns).map(([name, column]) => [name, cellOf(column)]))), { maxLength: 4 })
    case 'longitude': return fc.oneof(fc.double({ min: 73, max: 135, noNaN: true }), fc.constantFrom(120.382_612_345_678_91, 120.3))
    case 'latitude': return fc.oneof(fc.double({ min: 3.1, max: 53, noNaN: true }), fc.constantFrom(36.067_123_456_789_12, 5.123_456_789_012_345))
  }
}

/** Records of a type with awkward values in every field that a sheet has; what the product refuses is left to the caller. */
export function awkwardRecord(type: RecordName, idsOf: (type: string) => number[]): fc.Arbitrary<Values> {
  const { fields, key } = recordDefinition(type)
  const values = Object.entries(fields).filter(([, field]) => field.imported).map(([name, field]) => {
    const value = key.includes(name) && field.kind === 'text' ? phrase.filter((text) => !rowWords.test(text)) : valueOf(field, idsOf)
    return [name, field.required ? value : optional(value)]
  })
  return fc.record(Object.fromEntries(values))
}
