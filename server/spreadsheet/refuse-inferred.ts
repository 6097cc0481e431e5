import type { CellMark, ParsedRow } from './parsed-row.ts'
import { inferences } from './parse-values/parsed.ts'
import type { ReadColumn } from './read-columns.ts'

/** Where a person takes no inferred value of a column, a cell that has one is wrong and says what would have been taken. */
export function refuseInferred(column: ReadColumn, parsed: ParsedRow) {
  const isOwn = (mark: CellMark) => mark.column === column.column && mark.field === column.name
  const inferred = parsed.marks.filter((mark) => isOwn(mark) && inferences.has(mark.kind))
  if (inferred.length === 0) return
  parsed.marks = parsed.marks.filter((mark) => !isOwn(mark))
  delete parsed.values[column.name]
  column.above = undefined
  const unknown = inferred.flatMap(({ named }) => named?.map(({ written }) => written) ?? [])
  parsed.issues.push({
    column: column.column, field: column.name, read: parsed.read.get(column.column) ?? null, expected: null, ...(unknown.length > 0 ? { unknown } : {}),
    message: {
      zh: `按要求不接受推断的值：${inferred.map(({ message }) => message.zh).join('；')}。请填写准确的值`,
      en: `Inferred values are not accepted, as chosen: ${inferred.map(({ message }) => message.en).join('; ')}. Give the exact value`,
    },
  })
}

/** A blank that a record cannot do without would follow from other columns, which is an inference as well. */
export function refuseBlank({ column, name, field }: ReadColumn, parsed: ParsedRow) {
  if (!field.required || (parsed.values[name] ?? null) !== null || parsed.issues.some((issue) => issue.field === name)) return
  delete parsed.values[name]
  parsed.issues.push({ column, field: name, read: null, expected: null, message: {
    zh: '按要求不接受推断的值：这一格是空的，不按其他列推断。请填写准确的值',
    en: 'Inferred values are not accepted, as chosen: the cell is blank and is not taken from other columns. Give the exact value',
  } })
}
