import type { Indicator } from '../../../db/indicator.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { findReportedFigures } from '../../../db/queries/snapshots.ts'
import { measures } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { summarizeReviews } from '../reviews/summarize-reviews.ts'
import { byCategory } from './by-category.ts'
import { chartDetails } from './chart-details.ts'
import { describeIndicator } from './describe-indicator.ts'
import { evaluate, seriesOf } from './evaluate.ts'
import { findNotes } from './find-notes.ts'
import { loadSources } from './load-sources.ts'
import { loadOwnTargets } from './own-targets.ts'
import { describePeriod, type PeriodQuery, readPeriod, type ReportPeriod } from './period.ts'
import { bestFirst, rankUnits } from './rank-units.ts'
import { requireIndicator } from './require-indicator.ts'
import { resolveScope, type Scope } from './scope.ts'

export interface IndicatorQuery extends PeriodQuery { code: string, unit?: number, subdistrict?: number }

/** 述职率 and 满意度 show what units were told in the review beside them; its ballots are no part of either. */
const reviewed = new Set(['A8', 'H4'])

/** How many years the long trend goes back. */
const trendYears = 5

/** Everything an indicator's page shows: what, how much, against what, since when and who. */
export async function buildIndicatorPage(context: ServiceContext, query: IndicatorQuery) {
  const { db } = context
  const indicator = requireIndicator(query.code)
  const period = readPeriod(query, context.today)
  const scope = await resolveScope(context, query)
  const organizationId = scope.organization.id
  const subdistrict = scope.subdistrict?.id ?? null
  const [sources, targets, revision, sample] = await Promise.all([
    loadSources(db, { indicators: [indicator], organizations: [organizationId], by: 'organization', subdistrict, period, everyDay: period.compare === 'festival' }),
    loadOwnTargets(db, { indicators: [indicator], scope, period }),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const own = sources.get(organizationId)
  if (!own) throw notFound()
  const target = targets.get(indicator.code)
  return {
    indicator: describeIndicator(indicator),
    period: describePeriod(period),
    organization: scope.organization,
    subdistrict: scope.subdistrict,
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    ...evaluate(indicator, own, { period, target }),
    series: seriesOf(indicator, own, { period, target }),
    reported: subdistrict === null ? await findReportedFigures(db, { organizationId, indicator: indicator.code, year: period.year }) : [],
    notes: await findNotes(context, { indicator, scope, period }),
    years: await yearlyTrend(context, { indicator, scope, period }),
    byUnit: await rankUnits(context, { scope, indicator, period }),
    bySubdistrict: await bySubdistrict(context, { indicator, scope, period }),
    byCategory: await byCategory(context, { indicator, own, period, scope }),
    counted: countedIn(indicator),
    reviews: reviewed.has(indicator.code) ? await summarizeReviews(context, scope, period.year) : null,
    ...await chartDetails(context, { indicator, own, scope, period }),
  }
}

export type IndicatorPage = Awaited<ReturnType<typeof buildIndicatorPage>>

/** What categories and records behind are counted in, which for a rate is not the rate's own unit. */
export function countedIn({ measures: names }: Indicator) {
  const unit = measures.get(names[0] ?? '')?.measure.unit ?? { zh: '', en: '' }
  return unit.en === 'fen' ? { format: 'money' as const, unit: { zh: '元', en: 'yuan' } } : { format: 'count' as const, unit }
}

async function yearlyTrend({ db, today }: ServiceContext, { indicator, scope, period }: { indicator: Indicator, scope: Scope, period: ReportPeriod }) {
  const years = Array.from({ length: trendYears }, (_, index) => period.year - trendYears + 1 + index)
  return Promise.all(years.map(async (year) => {
    const one = readPeriod({ year, period: period.key }, today)
    const sources = await loadSources(db, {
      indicators: [indicator], organizations: [scope.organization.id], by: 'organization', subdistrict: scope.subdistrict?.id ?? null, period: one,
    })
    const own = sources.get(scope.organization.id)
    const { value, numerator, denominator } = own
      ? evaluate(indicator, own, { period: one, target: undefined }) : { value: null, numerator: 0, denominator: null }
    return { year, value, numerator, denominator, running: one.running }
  }))
}

/** By sub-district; records that name none stand in a row of their own, so that the parts add up to the whole. */
async function bySubdistrict(context: ServiceContext, { indicator, scope, period }: { indicator: Indicator, scope: Scope, period: ReportPeriod }) {
  const sources = await loadSources(context.db, {
    indicators: [indicator], organizations: [scope.organization.id], by: 'subdistrict', subdistrict: scope.subdistrict?.id ?? null, period,
  })
  return [...sources].map(([id, own]) => {
    const { value, numerator, denominator, lastYear } = evaluate(indicator, own, { period, target: undefined })
    const name = scope.tree.nodes.get(id)?.name ?? null
    return { subdistrict: name === null ? null : { id, name }, value, numerator, denominator, lastYear: lastYear.value }
  }).sort(bestFirst(indicator))
}
