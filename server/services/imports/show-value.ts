import type { Choice, Field, FieldValue, GoodsLine, Line } from '../../../db/fields.ts'
import type { Label } from '../../../db/record.ts'
import { formatFen } from '../../spreadsheet/parse-values/money.ts'

/** A value for people, in both languages. */
export function showValue(field: Field, value: FieldValue, nameOf: (type: string, id: number) => string): Label {
  if (value === null) return { zh: '', en: '' }
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? plain(value)
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (field.kind === 'money') return { zh: `${formatFen(Number(value))} 元`, en: `${formatFen(Number(value))} yuan` }
  if (field.references !== null) {
    const type = field.references
    const ids = Array.isArray(value) ? value : [value]
    return plain(ids.map((id) => nameOf(type, Number(id))).join('、'))
  }
  if (field.kind === 'goods' && Array.isArray(value)) return plain((value as GoodsLine[]).map(showGoods).join('、'))
  if (field.kind === 'moment') return plain(String(value).slice(0, 16).replace('T', ' '))
  if (field.kind === 'choices' && Array.isArray(value)) return joined(value.map((one) => labelOf(field.choices, String(one))), '、')
  if (field.kind === 'lines' && Array.isArray(value)) return joined((value as Line[]).map((line) => showLine(line, field)), '；')
  return plain(Array.isArray(value) ? value.join('、') : value)
}

const joined = (labels: Label[], separator: string): Label => ({
  zh: labels.map(({ zh }) => zh).join(separator), en: labels.map(({ en }) => en).join(separator),
})

const labelOf = (choices: Choice[], value: string) => choices.find((choice) => choice.value === value)?.label ?? plain(value)

function showLine(line: Line, { columns }: Field): Label {
  return joined(Object.entries(columns).flatMap(([name, { choices }]) => {
    const value = line[name] ?? null
    return value === null ? [] : [labelOf(choices, value)]
  }), ' ')
}

const plain = (value: unknown): Label => ({ zh: String(value), en: String(value) })

function showGoods({ name, quantity, unit, value_fen: fen }: GoodsLine) {
  return `${name}${quantity === null ? '' : `${quantity}${unit ?? ''}`}${fen === null ? '' : `（${formatFen(fen)} 元）`}`
}
