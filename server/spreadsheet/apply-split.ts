import type { AnyRecord, Label } from '../../db/record.ts'
import type { ParsedRow } from './parsed-row.ts'
import { parseCell } from './parse-values/parse-cell.ts'
import { withoutPersonalNumbers } from './parse-values/personal-numbers.ts'
import type { ReadColumn } from './read-columns.ts'
import type { Fact } from './split-facts.ts'

/** A cell whose facts go each into its own field. */
export interface Split { column: ReadColumn, text: string, facts: Fact[] }

interface SplitContext { definition: AnyRecord, columns: ReadonlyMap<string, ReadColumn> }

/** Puts each fact of a cell into its own field, as a person chose. Where something stands in that field's own cell, the cell is wrong. */
export function applySplit({ column, text, facts }: Split, parsed: ParsedRow, { definition, columns }: SplitContext) {
  if (!facts.some(({ field }) => field === column.name)) take(column.name, null)
  parsed.marks.push({ column: column.column, field: column.name, kind: 'split', message: splitLabel(text, { facts, definition, isDone: true }) })
  for (const fact of facts) {
    const field = definition.fields[fact.field]
    if (!field) continue
    const reading = parseCell({ column: column.column, kind: 'text', value: fact.text, text: fact.text }, field, column.setup)
    const isTaken = fact.field !== column.name && (parsed.values[fact.field] ?? null) !== null
    if (isTaken) {
      refuse({
        zh: `拆出的${field.label.zh}“${fact.text}”，在“${field.label.zh}”一列已经有值`, en: `“${fact.text}” would be ${field.label.en}, which has a value of its own already`,
      })
    } else if (reading.ok) take(fact.field, reading.value)
    else refuse({ zh: `拆出的“${fact.text}”读不出${field.label.zh}`, en: `No ${field.label.en} can be read from “${fact.text}”` })
  }
  if (parsed.issues.some((issue) => issue.column === column.column && issue.field === column.name)) {
    delete parsed.values[column.name]
    column.above = undefined
  }

  function take(name: string, value: ParsedRow['values'][string]) {
    parsed.values[name] = value
    const target = columns.get(name)
    if (target) target.above = value
  }

  function refuse(message: Label) {
    parsed.issues.push({ column: column.column, field: column.name, read: withoutPersonalNumbers(text), message, expected: null })
  }
}

/** “大米50kg、现金2000元”里有几项内容，建议拆为：慰问品“大米50kg”、慰问金“2000元”. */
export function splitLabel(text: string, { facts, definition, isDone }: { facts: Fact[], definition: AnyRecord, isDone: boolean }): Label {
  const parts = facts.map(({ field, text: part }) => ({ part, label: definition.fields[field]?.label ?? { zh: field, en: field } }))
  const shown = withoutPersonalNumbers(text)
  const [only] = parts
  if (parts.length === 1 && only && !isDone) {
    return { zh: `“${shown}”像是${only.label.zh}，建议移到那一项`, en: `“${shown}” looks like ${only.label.en}; it could be moved there` }
  }
  return {
    zh: `“${shown}”里有几项内容，${isDone ? '按所选拆为' : '建议拆为'}：${parts.map(({ label, part }) => `${label.zh}“${part}”`).join('、')}`,
    en: `“${shown}” holds several facts, ${isDone ? 'split as chosen' : 'which could be split'}: ${parts.map(({ label, part }) => `${label.en} “${part}”`).join(', ')}`,
  }
}
