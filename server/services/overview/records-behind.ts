import { z } from 'zod'
import { addDays, yearOf } from '../../../db/dates.ts'
import type { Period } from '../../../db/facts.ts'
import { contributionsOf } from '../../../db/contributions.ts'
import type { Db } from '../../../db/connect.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { listRecords } from '../../../db/queries/list-records.ts'
import type { Measure, StoredRecord } from '../../../db/record.ts'
import { isRecordName, measures, type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { maskRecord, mayRead } from '../../security/permissions.ts'
import { presentRecords } from '../records/present-records.ts'
import { type FigurePart, figurePeriod, figureSpan } from './figure-span.ts'
import type { PeriodQuery, ReportPeriod } from './period.ts'
import { requireIndicator } from './require-indicator.ts'
import { resolveScope, type Scope } from './scope.ts'

export interface RecordsBehindQuery extends PeriodQuery, Omit<FigurePart, 'month'> {
  code: string
  unit?: number
  subdistrict?: number
  /** Only what was counted under this category. */
  category?: string
  /** Only one month of the period, YYYY-MM. */
  month?: string
  /** What the trend's point of this month (YYYY-MM) counts: the month alone, or the period up to its end. */
  point?: string
  cursor?: string
}

interface Behind { type: RecordName, record: StoredRecord, adds: number }

const pageSize = 50
// A festival counts records of its window, which opens at most 31 days before it.
const festivalReach = 31

interface Cursor { type: RecordName, after: { value: string, id: number } | null }

/**
 * A page of the records that a figure was counted from, found by the same code that counted them, newest first,
 * each with what it adds. Stock figures (sites, units) are not bound to the period.
 */
export async function findRecordsBehind(context: ServiceContext, query: RecordsBehindQuery) {
  const { found, cursor } = await walkRecordsBehind(context, query, pageSize)
  const masked = found.map(({ type, record, adds }) => ({ type, adds, record: maskRecord(context.user.role, type, record) }))
  return {
    rows: await presentRecords(context.db, masked.map(({ type, record }) => ({ type, record })))
      .then((presented) => presented.map((row, index) => ({ ...row, adds: masked[index]?.adds ?? 0 }))),
    cursor,
  }
}

/** At most `wanted` records behind a figure as they are stored, and from where to walk on. Not masked: only for the server's own counting. */
export async function walkRecordsBehind(context: ServiceContext, query: RecordsBehindQuery, wanted: number): Promise<{ found: Behind[], cursor: string | null }> {
  const indicator = requireIndicator(query.code)
  const period = figurePeriod(query, context.today)
  const scope = await resolveScope(context, query)
  const types = typesBehind(indicator).filter((type) => mayRead(context.user.role, type))
  const start = query.cursor ? readCursor(query.cursor) : null
  const found: Behind[] = []
  for (const type of start ? types.slice(types.indexOf(start.type)) : types) {
    const page = await scanType(context.db, {
      type, limits: limitsOf(indicator, period, query), names: indicator.measures, categoryOf: indicator.categoryOf ?? ((category) => category), scope, period, query,
      after: start?.type === type ? start.after : null, wanted: wanted - found.length,
    })
    found.push(...page.found.map((one) => ({ ...one, type })))
    if (page.after) return { found, cursor: JSON.stringify({ type, after: page.after } satisfies Cursor) }
  }
  return { found, cursor: null }
}

/** The kinds of records that an indicator's numerator is counted from. */
export const typesBehind = ({ measures: names }: Pick<Indicator, 'measures'>) => [...new Set(names.flatMap((name) => measures.get(name)?.record ?? []))]

interface Scan {
  type: RecordName
  limits: Period
  names: string[]
  categoryOf: (category: string) => string | null
  scope: Scope
  period: ReportPeriod
  query: RecordsBehindQuery
  after: Cursor['after']
  wanted: number
}

function limitsOf(indicator: Indicator, period: ReportPeriod, { month, day, point, last, sum }: RecordsBehindQuery): Period {
  if (month !== undefined) return { from: `${month}-01`, to: [`${month}-31`, period.elapsed.to].sort()[0] ?? period.elapsed.to }
  const span = figureSpan(indicator, period, { month: point, day, last, sum })
  if (span === null) throw invalid({ zh: '这个月（日）不在所看的时段内，或还没有开始', en: 'This month or day is outside the period, or has not begun' })
  return span
}

/** Walks one type's records of the unit and period by the date index until enough of them count. */
async function scanType(db: Db, { type, limits, names, categoryOf, scope, period, query, after, wanted }: Scan) {
  const definition = recordDefinition(type)
  // What is counted as it stands, or for a year, goes by the day on which the figure ends.
  const end = query.last || query.point !== undefined ? limits.to : period.elapsed.to
  const yearEnd = query.last ? (limits.calendar ?? limits).to : period.elapsed.to
  const asked = new Map(definition.measures.filter((measure) => names.includes(measure.name)).map((measure) => [measure.name, measure]))
  const isCounted = (measure: string, date: string) => {
    const kind = asked.get(measure)?.kind
    if (kind === 'stock') return date <= end
    return kind === 'yearly' ? yearOf(date) === yearOf(yearEnd) : date >= limits.from && date <= limits.to
  }
  const found: { record: StoredRecord, adds: number }[] = []
  let from = after
  for (;;) {
    const page = await listRecords(db, { type, organizationId: scope.organization.id, limit: 200, after: from, ...reachOf([...asked.values()], { limits, yearEnd }) })
    for (const record of page.records) {
      const adds = contributionsOf(definition, record, scope.tree)
        .filter((one) => asked.has(one.measure) && one.organizations.has(scope.organization.id) && isCounted(one.measure, one.date)
          && (scope.subdistrict === null || one.subdistrict === scope.subdistrict.id)
          && (query.category === undefined || categoryOf(one.category) === query.category))
        .reduce((sum, one) => sum + one.value, 0)
      if (adds === 0) continue
      found.push({ record, adds })
      if (found.length === wanted) return { found, after: { value: definition.date(record) ?? '', id: record.id } }
    }
    if (!page.next) return { found, after: null }
    from = { value: String(page.next.value), id: page.next.id }
  }
}

/** How far a walk must go: flows by the days of the period, yearly figures by the year, stocks and what counts on another day through all. */
function reachOf(asked: Pick<Measure, 'kind' | 'apart'>[], { limits, yearEnd }: { limits: Period, yearEnd: string }) {
  if (asked.some(({ kind, apart }) => kind === 'stock' || apart)) return {}
  const year = yearOf(yearEnd)
  const yearly = asked.some(({ kind }) => kind === 'yearly')
  return {
    from: yearly ? `${year}-01-01` : addDays(limits.from, -festivalReach),
    // A report on a year may be dated in the next one.
    to: yearly ? `${year + 1}-12-31` : addDays(limits.to, festivalReach),
  }
}

const cursorSchema = z.object({
  type: z.string().refine(isRecordName),
  after: z.object({ value: z.string(), id: z.number().int() }).nullable(),
})

function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text))
  } catch {
    throw invalid({ zh: '翻页位置无效，请从第一页重新查看', en: 'The page position is not valid; begin again from the first page' })
  }
}
