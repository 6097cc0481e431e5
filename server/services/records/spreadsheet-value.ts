import type { Field, FieldValue, GoodsLine, Line } from '../../../db/fields.ts'
import type { Values } from '../../../db/record.ts'
import { writeLines } from '../../spreadsheet/parse-values/lines.ts'
import { joinNames } from '../../spreadsheet/parse-values/name-lists.ts'
import { goodsText } from './goods-text.ts'

/** A position goes out as it came in, in the system that stands beside it; everything else as it is stored. */
export const valueAsGiven = (values: Values, name: string): FieldValue => values[`raw_${name}`] ?? values[name] ?? null

/** A field's value as a cell of a sheet that the importer reads back to the same value: labels, names, yuan. */
export function spreadsheetValue(field: Field, value: FieldValue, nameOf: (id: number) => string): string | number | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.kind === 'money') return Number(value) / 100
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === value)?.label.zh ?? String(value)
  if (field.kind === 'reference') return nameOf(Number(value))
  if (field.kind === 'references' && Array.isArray(value)) return joinNames(value.map((id) => nameOf(Number(id))))
  if (field.kind === 'goods' && Array.isArray(value)) return goodsText(value as GoodsLine[])
  if (field.kind === 'moment') return String(value).slice(0, 16).replace('T', ' ')
  if (field.kind === 'choices' && Array.isArray(value)) {
    return value.map((one) => field.choices.find((choice) => choice.value === one)?.label.zh ?? String(one)).join('、')
  }
  if (field.kind === 'lines' && Array.isArray(value)) return writeLines(value as Line[], field.columns)
  if (Array.isArray(value)) return value.join('、')
  return value
}
