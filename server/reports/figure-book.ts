import type { Facts } from '../../db/facts.ts'
import { indicators } from '../../db/indicators.ts'
import type { Indicator } from '../../db/indicator.ts'
import { isRecordName, measures, recordDefinition } from '../../db/records.ts'
import { differenceText, figureText } from './figure-text.ts'
import type { FigureBook, RecordSet, ReportFigure } from './report-data.ts'

/** What an indicator's evaluation must tell; the screens' own evaluation does. */
export interface Evaluated {
  value: number | null
  numerator: number
  denominator: number | null
  target: { expected: number } | null
  lastYear: { value: number | null }
}

/** A figure that is counted from records which the report names anyway. */
export interface ListedFigure { label: string, definition: string, value: number, format: Indicator['format'], records: RecordSet }

/** Looks figures up by name: indicators (B1, A3.part, B2.target), measures by category (activities/leifeng) and listed ones (listed/leaders). */
export function createFigureBook(
  { evaluations, facts, listed }: { evaluations: Map<string, Evaluated>, facts: Facts, listed: Map<string, ListedFigure> },
): FigureBook {
  const found = new Map<string, ReportFigure | null>()

  function look(id: string): ReportFigure | null {
    const [name = '', part] = id.split('.')
    const evaluation = evaluations.get(name)
    if (evaluation) return ofIndicator(id, { code: name, part, evaluation })
    if (id.startsWith('listed/')) return ofRecords(id, listed.get(id.slice('listed/'.length)))
    const [measure = '', category] = id.split('/')
    return ofMeasure(id, { measure, category, facts })
  }

  function find(id: string) {
    const known = found.get(id)
    if (known !== undefined) return known
    const figure = look(id)
    found.set(id, figure)
    return figure
  }

  return { find, count: (id) => find(id)?.value ?? 0 }
}

const parts: Record<string, { label: string, of(evaluation: Evaluated): number | null }> = {
  part: { label: '（分子）', of: ({ numerator }) => numerator },
  whole: { label: '（分母）', of: ({ denominator }) => denominator },
  target: { label: '（截至目前的目标）', of: ({ target }) => target?.expected ?? null },
  before: { label: '（上年同期）', of: ({ lastYear }) => lastYear.value },
  change: { label: '（与上年同期相差）', of: ({ value, lastYear }) => value === null || lastYear.value === null ? null : value - lastYear.value },
  short: { label: '（与目标相差）', of: ({ value, target }) => value === null || !target ? null : target.expected - value },
}

function ofIndicator(id: string, { code, part, evaluation }: { code: string, part: string | undefined, evaluation: Evaluated }): ReportFigure | null {
  const indicator = indicators.find((one) => one.code === code)
  const kind = part === undefined ? null : parts[part]
  const value = kind ? kind.of(evaluation) : evaluation.value
  if (!indicator || kind === undefined || value === null) return null
  const { format } = indicator
  const text = part === 'part' || part === 'whole' ? figureText(value, format === 'money' ? 'money' : 'count')
    : part === 'change' || part === 'short' ? differenceText(value, { format, unit: indicator.unit.zh }) : figureText(value, format)
  return {
    id, label: `${indicator.name.zh}${kind?.label ?? ''}`, text, value, numerator: evaluation.numerator, denominator: evaluation.denominator,
    definition: `${indicator.definition.zh}计算：${indicator.formula.zh}。`, indicator: code, category: null, records: null,
  }
}

function ofMeasure(id: string, { measure: name, category, facts }: { measure: string, category: string | undefined, facts: Facts }): ReportFigure | null {
  const known = measures.get(name)
  if (!known) return null
  const { measure } = known
  const value = facts.sum(name, category)
  const format = measure.unit.en === 'fen' ? 'money' : 'count'
  const owner = indicators.find((indicator) => indicator.measures.includes(name))
  const label = measure.label.zh.replace(/（.*）$/u, '')
  const choice = category === undefined ? null : categoryName(name, category)
  return {
    id, label: choice === null ? label : `${label}：${choice}`, text: figureText(value, format), value, numerator: value, denominator: null,
    definition: `期内台账“${recordDefinition(known.record).sheet}”中${choice === null ? '' : `“${choice}”一类的`}${label}之和。`,
    indicator: owner?.code ?? null, category: category ?? null, records: null,
  }
}

/** What a measure's category is called, where its indicator says which field it comes from; else by any field of the record that has it. */
function categoryName(measure: string, category: string): string {
  const field = indicators.find((indicator) => indicator.measures.includes(measure))?.categories?.split('.')
  const type = measures.get(measure)?.record
  const own = field?.[0] !== undefined && isRecordName(field[0]) && field[1] !== undefined ? recordDefinition(field[0]).fields[field[1]]?.choices : undefined
  const all = own ?? (type ? Object.values(recordDefinition(type).fields).flatMap(({ choices }) => choices) : [])
  return all.find(({ value }) => value === category)?.label.zh ?? category
}

function ofRecords(id: string, figure: ListedFigure | undefined): ReportFigure | null {
  if (!figure) return null
  return {
    id, label: figure.label, text: figureText(figure.value, figure.format), value: figure.value, numerator: figure.value, denominator: null,
    definition: figure.definition, indicator: null, category: null, records: figure.records,
  }
}
