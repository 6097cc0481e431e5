import type { Field } from '../../db/fields.ts'
import type { AnyRecord, Label, Values } from '../../db/record.ts'
import { formatFen, parseMoney } from './parse-values/money.ts'
import { compactText } from './parse-values/plain-text.ts'

const RATE = /^(?:每|各)?(户|人|份|家)?(?:均)?(\d[\d,]*(?:\.\d+)?(?:万|千)?元?)(?:[/每](户|人|份|家))?$/u

/** For 500元/户 beside 户数 3, what the total would be: a hint to the person who must give it, never a value. Null for no rate. */
export function totalOfRate(text: string, { values, definition }: { values: Values, definition: AnyRecord }): Label | null {
  const [, before, amount = '', behind] = RATE.exec(compactText(text)) ?? []
  const per = before ?? behind
  if (per === undefined) return null
  const counted = Object.entries(definition.fields).find(([, field]) => countsBy(field, per))?.[0]
  const count = counted === undefined ? null : values[counted]
  const each = parseMoney({ column: 0, kind: 'text', value: amount, text: amount }, { unit: 'yuan' })
  if (typeof count !== 'number' || !each.ok) return null
  const total = `${formatFen(each.value * count)}`
  return { zh: `总金额；按 ${count} ${per}算是 ${total} 元`, en: `the total amount; for ${count} it would be ${total} yuan` }
}

const countsBy = (field: Field, per: string) => field.kind === 'integer' && (field.unit?.zh.startsWith(per) ?? false)
