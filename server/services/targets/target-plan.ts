import { createFacts } from '../../../db/facts.ts'
import { type Indicator, valueOf } from '../../../db/indicator.ts'
import { findTargetRecords } from '../../../db/queries/targets.ts'
import type { ServiceContext } from '../../context.ts'
import { requireRead } from '../../security/permissions.ts'
import { describeIndicator } from '../overview/describe-indicator.ts'
import { loadSources } from '../overview/load-sources.ts'
import { readPeriod, wholeMonth } from '../overview/period.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { resolveScope } from '../overview/scope.ts'
import { hasBegun, targetOf, type TargetsQuery } from './list-targets.ts'

/** How many years a season is told from. */
const seasonYears = 3

/** What a target's plan is drawn from: the target, what was reached by each month's end, and how the years before ran. Amounts in the target's own unit. */
export async function showTargetPlan(context: ServiceContext, { code, year, unit }: TargetsQuery & { code: string }) {
  const { db, today, user } = context
  requireRead(user.role, 'target')
  const indicator = requireIndicator(code)
  const { organization } = await resolveScope(context, { unit })
  const record = (await findTargetRecords(db, { organizationId: organization.id, year, codes: [indicator.code] })).get(indicator.code)
  const byMonthEnd = (one: number) => hasBegun(one, today) ? reachedByMonthEnds(context, indicator, { year: one, organizationId: organization.id }) : Promise.resolve(null)
  const before = await Promise.all(Array.from({ length: seasonYears }, (_, index) => byMonthEnd(year - 1 - index)))
  return {
    year,
    organization,
    indicator: { ...describeIndicator(indicator), standard: indicator.target },
    record: record ? targetOf(record) : null,
    /** What was reached by the end of each month, or by today; null from the month that has not begun. */
    reached: await byMonthEnd(year) ?? Array.from({ length: 12 }, () => null),
    lastYear: before[0] ?? null,
    /** Each month's part of a whole year, by last year and by the years before it; null where nothing is known. */
    shares: { lastYear: sharesOf(before.slice(0, 1)), seasons: sharesOf(before) },
  }
}

async function reachedByMonthEnds({ db, today }: ServiceContext, indicator: Indicator, { year, organizationId }: { year: number, organizationId: number }) {
  const period = readPeriod({ year, period: 'year' }, today)
  const sources = await loadSources(db, { indicators: [indicator], organizations: [organizationId], by: 'organization', subdistrict: null, period })
  const own = sources.get(organizationId)
  const perYuan = indicator.format === 'money' ? 100 : 1
  return period.months.map((month) => {
    const { from, to } = wholeMonth(month)
    if (from > period.elapsed.to || !own) return null
    const value = valueOf(indicator, indicator.formulaOf(createFacts(own.current, { from: period.elapsed.from, to: to < period.elapsed.to ? to : period.elapsed.to })))
    return value === null ? null : value / perYuan
  })
}

/** The mean of some years' monthly parts, each year weighing the same; a month in which a rate fell has no part. */
function sharesOf(years: ((number | null)[] | null)[]): number[] | null {
  const shares = years.flatMap((months) => {
    if (!months || months.length < 12 || months.at(-1) === null) return []
    const parts = months.map((value, index) => Math.max(0, (value ?? 0) - (months[index - 1] ?? 0)))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    return whole > 0 ? [parts.map((part) => part / whole)] : []
  })
  return shares.length === 0 ? null : Array.from({ length: 12 }, (_, month) => shares.reduce((sum, parts) => sum + (parts[month] ?? 0), 0) / shares.length)
}
