import { createFacts, type Facts } from '../../../db/facts.ts'
import { type Indicator, valueOf } from '../../../db/indicator.ts'
import { findImportFiles } from '../../../db/queries/import-files.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { Label } from '../../../db/record.ts'
import { measures, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import { mayRead } from '../../security/permissions.ts'
import { byCategory } from './by-category.ts'
import { describeIndicator } from './describe-indicator.ts'
import { type FigurePart, figurePeriod, figureSpan } from './figure-span.ts'
import { countedIn } from './indicator-page.ts'
import { loadSources } from './load-sources.ts'
import { describePeriod, type PeriodQuery } from './period.ts'
import { typesBehind, walkRecordsBehind } from './records-behind.ts'
import { requireIndicator } from './require-indicator.ts'
import { resolveScope } from './scope.ts'

export interface PassportQuery extends PeriodQuery, FigurePart {
  code: string
  unit?: number
  subdistrict?: number
  category?: string
  /** What the indicator counts, in place of the share or average that it makes of it. */
  counts?: boolean
}

/** Records that are walked for the list of workbooks; beyond them the passport says that there are more. */
const mostWalked = 1_000

/**
 * The number passport (数字护照) of one figure: what it means, the formula with its numbers, the sums that went into it, and the workbooks
 * that its records came from. The records themselves are asked for a page at a time, for the same place.
 */
export async function buildPassport(context: ServiceContext, query: PassportQuery) {
  const { db } = context
  const indicator = requireIndicator(query.code)
  const period = figurePeriod(query, context.today)
  const scope = await resolveScope(context, query)
  const span = figureSpan(indicator, period, query)
  const asked = query.day ?? query.month
  if (!span) throw invalid({ zh: `${asked} 不在所看的时段内，或还没有开始`, en: `${asked} is outside the period, or has not begun` })
  const [sources, revision, sample] = await Promise.all([
    loadSources(db, {
      indicators: [indicator], organizations: [scope.organization.id], by: 'organization', subdistrict: scope.subdistrict?.id ?? null,
      period: query.day === undefined ? period : { ...period, elapsed: span }, everyDay: query.last === true && period.compare === 'festival',
    }),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const own = sources.get(scope.organization.id)
  if (!own) throw notFound()
  const { last = false, sum = false, counts = false } = query
  const source = last ? own.lastYear : own.current
  const facts = createFacts(source, span)
  const figure = indicator.formulaOf(facts)
  const accumulates = query.month !== undefined && (sum || indicator.series === 'to_date')
  const category = query.category === undefined ? null
    : findCategory(await byCategory(context, { indicator, own: { ...own, current: source }, period: { ...period, elapsed: span }, scope }), query.category)
  return {
    indicator: describeIndicator(indicator),
    period: { ...describePeriod(period), from: span.from, to: span.to },
    organization: scope.organization,
    subdistrict: scope.subdistrict,
    month: query.month ?? null,
    /** Whether a month's figure goes from the period's first day to the month's end. */
    accumulates,
    category: category && { id: category.category, name: category.name },
    last,
    counts,
    counted: countedIn(indicator),
    ...(category || counts ? asCount(category?.value ?? indicator.measures.reduce((all, name) => all + facts.sum(name), 0))
      : { value: valueOf(indicator, figure), numerator: figure.numerator, denominator: figure.denominator, vetoes: figure.vetoes ?? [] }),
    ingredients: category || counts ? [] : ingredientsOf(indicator, facts),
    sources: await sourcesOf(context, { ...query, month: undefined, point: query.month }),
    /** Kinds of records that stand behind the figure and that the asker's role may not read. */
    withheld: typesBehind(indicator).filter((type) => !mayRead(context.user.role, type)).map((type) => recordDefinition(type).label),
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
  }
}

const asCount = (value: number) => ({ value, numerator: value, denominator: null, vetoes: [] as string[] })

/** A category that nothing was counted under is zero and has no other name than its own. */
function findCategory(rows: Awaited<ReturnType<typeof byCategory>>, category: string) {
  const unnamed: Label = { zh: category, en: category }
  return rows.find((row) => row.category === category) ?? { category, name: unnamed, value: 0, lastYear: 0 }
}

/** The sums that the formula reads, by measure; of a score, which reads all indicators, none. */
function ingredientsOf(indicator: Indicator, facts: Facts) {
  if (indicator.parts) return []
  const sets = [
    ...indicator.measures.map((name) => ({ name, part: 'numerator' as const, from: facts })),
    ...(indicator.denominatorMeasures ?? []).map((name) => ({ name, part: 'denominator' as const, from: facts })),
    ...(indicator.districtMeasures ?? []).map((name) => ({ name, part: 'district' as const, from: facts.district })),
  ]
  return sets.flatMap(({ name, part, from }) => {
    const measure = measures.get(name)?.measure
    if (!measure) return []
    const value = { flow: from.sum, stock: from.stock, yearly: from.yearly }[measure.kind](name)
    return [{ measure: name, part, label: measure.label, unit: measure.unit, value }]
  })
}

/** The workbooks that the records came from, the one with the most first. */
async function sourcesOf(context: ServiceContext, query: Parameters<typeof walkRecordsBehind>[1]) {
  const { found, cursor } = await walkRecordsBehind(context, query, mostWalked)
  const counts = new Map<number, number>()
  for (const { record: { import_batch_id: batch } } of found) if (batch !== null) counts.set(batch, (counts.get(batch) ?? 0) + 1)
  const files = await findImportFiles(context.db, [...counts.keys()])
  return {
    records: found.length,
    hasMore: cursor !== null,
    byHand: found.filter(({ record }) => record.import_batch_id === null).length,
    files: [...files.values()].map((file) => ({ ...file, records: counts.get(file.batchId) ?? 0 })).sort((a, b) => b.records - a.records),
  }
}
