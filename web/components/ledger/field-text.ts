import { formatDay, formatExact } from '../../i18n/format.ts'
import type { Language } from '../../i18n/i18n.ts'
import type { FieldView, RecordValues } from './record-view.ts'
import type { GoodsLine, Line } from '../../../db/fields.ts'

type Value = RecordValues[string]
type TypedField = Pick<FieldView, 'kind' | 'choices'> & Partial<Pick<FieldView, 'columns'>>

const words = { zh: { yes: '是', no: '否', comma: '、' }, en: { yes: 'Yes', no: 'No', comma: ', ' } }
const coordinateDigits = 6

/** A value as a person reads it; `—` where there is none. Numbers are exact, money in yuan, days in ISO so that columns line up. */
export function fieldText(field: TypedField, value: Value | undefined, { names, language }: { names: Record<number, string> | undefined, language: Language }) {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '—'
  const { yes, no, comma } = words[language]
  switch (field.kind) {
    case 'yesNo': return value === true ? yes : no
    case 'money': return formatExact(Number(value) / 100)
    case 'integer': return formatExact(Number(value))
    case 'decimal': return formatExact(Number(value), coordinateDigits)
    case 'longitude':
    case 'latitude': return Number(value).toFixed(coordinateDigits)
    case 'choice': return choiceText(field.choices, String(value), language)
    case 'choices': return (value as string[]).map((one) => choiceText(field.choices, one, language)).join(comma)
    case 'lines': return (value as Line[]).map((line) => lineText(line, field.columns ?? [], language)).join(language === 'zh' ? '；' : '; ')
    case 'moment': return momentText(String(value))
    case 'reference': return names?.[Number(value)] ?? '—'
    case 'references': return (value as number[]).map((id) => names?.[id] ?? '—').join(comma)
    case 'goods': return (value as GoodsLine[]).map((line) => goodsText(line, language)).join(comma)
    case 'names': return (value as string[]).join(comma)
    case 'plan': return `${(value as number[]).map((share) => formatExact(share)).join(' · ')} %`
    default: return String(value)
  }
}

const choiceText = (choices: FieldView['choices'], value: string, language: Language) => choices.find((choice) => choice.value === value)?.label[language] ?? value

/** 组长 区委书记 主管. */
function lineText(line: Line, columns: FieldView['columns'], language: Language) {
  return columns.flatMap(({ name, kind, choices }) => {
    const value = line[name] ?? null
    return value === null ? [] : [kind === 'choice' ? choiceText(choices, value, language) : value]
  }).join(' ')
}

/** 2026-08-20 14:05, in China's own time as it is stored. */
const momentText = (value: string) => value.slice(0, 16).replace('T', ' ')

/** 大米 20袋（2,000元）. */
function goodsText({ name, quantity, unit, value_fen: fen }: GoodsLine, language: Language) {
  const amount = quantity === null ? '' : ` ${formatExact(quantity)}${unit ?? ''}`
  const yuan = fen === null ? '' : language === 'zh' ? `（${formatExact(fen / 100)}元）` : ` (${formatExact(fen / 100)} yuan)`
  return `${name}${amount}${yuan}`
}

/** A value in the drawer, where there is room to write a day out. */
export function fieldSentence(field: TypedField, value: Value | undefined, context: { names: Record<number, string> | undefined, language: Language }) {
  if (field.kind === 'lines' && Array.isArray(value) && value.length > 0) {
    return (value as Line[]).map((line) => lineText(line, field.columns ?? [], context.language)).join('\n')
  }
  return field.kind === 'date' && typeof value === 'string' ? formatDay(value, context.language) : fieldText(field, value, context)
}

/** A column's title with its unit: 慰问金（元）. */
export function fieldTitle(field: Pick<FieldView, 'label' | 'unit'>, language: Language) {
  const unit = field.unit?.[language]
  if (!unit) return field.label[language]
  return language === 'zh' ? `${field.label.zh}（${unit}）` : `${field.label.en} (${unit})`
}

/** Figures stand right, so that their digits line up. */
export const isFigure = (field: Pick<FieldView, 'kind'>) => ['integer', 'decimal', 'money', 'longitude', 'latitude'].includes(field.kind)
