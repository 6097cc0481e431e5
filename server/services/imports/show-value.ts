import type { Field, FieldValue, GoodsLine } from '../../../db/fields.ts'
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
  return plain(Array.isArray(value) ? value.join('、') : value)
}

const plain = (value: unknown): Label => ({ zh: String(value), en: String(value) })

function showGoods({ name, quantity, unit, value_fen: fen }: GoodsLine) {
  return `${name}${quantity === null ? '' : `${quantity}${unit ?? ''}`}${fen === null ? '' : `（${formatFen(fen)} 元）`}`
}
