import type { Field } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import { splitPair } from './parse-values/coordinates.ts'
import { goodsParts, parseGoods } from './parse-values/goods.ts'
import { bareText, plainText } from './parse-values/plain-text.ts'

/** A part of a cell that belongs to a field, in words that the field can read. */
export interface Fact { field: string, text: string }

const LONGEST = 500
const MOST_PARTS = 30
/** Digits whose commas stand between thousands, if any do. */
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)`
const AMOUNT = new RegExp(String.raw`^(.*?)[:：]?((?:大?约|近)?${DIGITS}(?:\.\d+)?[千百]?万?元)(?:整|左右)?$`, 'u')
const COUNT = new RegExp(String.raw`^([^\d]*?)[:：]?(?:共|约)?(${DIGITS})(?:人次|户次|人|名|户|位|次|场|株|棵|个)?$`, 'u')
const CASH = new Set(['', '现金', '慰问金', '慰问款', '慰问金现金', '发放慰问金', '发放现金'])
/** What a total of the goods before it begins with: 毛巾10条共计500元. */
const OVERALL = new RegExp(String.raw`^(.*?)(?:合计|共计|总计|总价值?|共价值)[:：]?(${DIGITS}(?:\.\d+)?万?元)\)?$`, 'u')

/**
 * The facts of several fields that stand in one cell (大米50kg、现金2000元), for a person to accept; null where there is but one
 * fact, or where a part cannot be told.
 */
export function splitFacts(text: string, { from, definition }: { from: string, definition: AnyRecord }): Fact[] | null {
  if (text.length > LONGEST) return null
  const field = definition.fields[from]
  if (!field) return null
  if (field.kind === 'longitude' || field.kind === 'latitude') return pairOf(text, definition)
  const parts = goodsParts(plainText(text).replace(/\+|(?<=[元个人户kg桶袋箱盒件])和(?=\D)/gu, '、'))
  if (parts.length > MOST_PARTS) return null
  const facts = new Map<string, string[]>()
  for (const part of parts) {
    for (const fact of factsOf(part, { from, field, definition })) {
      if (fact === null) return null
      const known = facts.get(fact.field)
      if (known && definition.fields[fact.field]?.kind !== 'goods') return null
      if (known) known.push(fact.text)
      else facts.set(fact.field, [fact.text])
    }
  }
  // Facts of other fields alone stand in the wrong column, except for cash among goods.
  const isSplit = field.kind === 'goods' ? facts.size > 1 || (facts.size === 1 && !facts.has(from)) : facts.size > 1 && facts.has(from)
  return !isSplit ? null : [...facts].map(([name, texts]) => ({ field: name, text: texts.join('、') }))
}

function pairOf(text: string, { fields }: AnyRecord): Fact[] | null {
  const pair = 'longitude' in fields && 'latitude' in fields ? splitPair(text) : null
  return pair && [{ field: 'longitude', text: pair.longitude }, { field: 'latitude', text: pair.latitude }]
}

function factsOf(part: string, { from, field, definition }: { from: string, field: Field, definition: AnyRecord }): (Fact | null)[] {
  const goods = nameOfKind(definition, 'goods')
  const worth = goods === null ? null : nameByLabel(definition, '折价')
  const overall = OVERALL.exec(part)
  if (overall && goods !== null && worth !== null) {
    return [...(overall[1] ? [goodsFact(overall[1], goods)] : []), { field: worth, text: overall[2] ?? '' }]
  }
  const [, label = '', amount] = AMOUNT.exec(part) ?? []
  if (amount !== undefined) {
    const named = nameByLabel(definition, label)
    const money = named !== null && definition.fields[named]?.kind === 'money' ? named
      : CASH.has(bareText(label)) ? (field.kind === 'money' ? from : nameOfKind(definition, 'money')) : null
    if (money !== null) return [{ field: money, text: amount }]
  }
  const [, counted = '', count] = COUNT.exec(part) ?? []
  const named = count === undefined || counted === '' ? null : nameByLabel(definition, counted)
  if (named !== null && definition.fields[named]?.kind === 'integer') return [{ field: named, text: count ?? '' }]
  return [goods === null ? null : goodsFact(part, goods)]
}

/** A thing with its quantity, or a bare name. */
function goodsFact(part: string, goods: string): Fact | null {
  const parsed = parseGoods(part)
  const isClear = parsed.ok && parsed.notes.length === 0 && parsed.value.every(({ name, quantity }) => quantity !== null || !/\d|现金|慰问金/u.test(name))
  return isClear ? { field: goods, text: part } : null
}

const nameOfKind = ({ fields }: AnyRecord, kind: Field['kind']) => Object.entries(fields).find(([, field]) => field.kind === kind && field.imported)?.[0] ?? null

const labels = new WeakMap<AnyRecord, Map<string, string>>()

function nameByLabel(definition: AnyRecord, label: string) {
  const known = labels.get(definition) ?? new Map(Object.entries(definition.fields).filter(([, field]) => field.imported)
    .flatMap(([name, field]) => [field.label.zh, ...field.headers].map((word): [string, string] => [bareText(word), name])).toReversed())
  labels.set(definition, known)
  return known.get(bareText(label)) ?? null
}
