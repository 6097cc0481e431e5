import { indicators } from '../../../db/indicators.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { criteria } from '../../../db/records/standard-item.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { describeIndicator } from './describe-indicator.ts'
import { evaluate } from './evaluate.ts'
import { loadSources } from './load-sources.ts'
import { loadOwnTargets } from './own-targets.ts'
import { describePeriod, type PeriodQuery, readPeriod } from './period.ts'
import { resolveScope } from './scope.ts'

export interface IndicatorListQuery extends PeriodQuery { unit?: number, subdistrict?: number }

/** How every indicator stands for one organization and period, under the criterion that it answers; the total score stands apart. */
export async function listIndicators(context: ServiceContext, query: IndicatorListQuery) {
  const { db } = context
  const period = readPeriod(query, context.today)
  const scope = await resolveScope(context, query)
  const [sources, targets, revision, sample] = await Promise.all([
    loadSources(db, { indicators, organizations: [scope.organization.id], by: 'organization', subdistrict: scope.subdistrict?.id ?? null, period }),
    loadOwnTargets(db, { indicators, scope, period }),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const own = sources.get(scope.organization.id)
  if (!own) throw notFound()
  const rows = indicators.map((indicator) => ({
    criterion: indicator.parts === undefined ? indicator.criterion : null,
    indicator: describeIndicator(indicator),
    ...evaluate(indicator, own, { period, target: targets.get(indicator.code) }),
  }))
  const groups = Object.entries(criteria).map(([number, [zh, en]]) => ({ criterion: Number(number), name: { zh, en } }))
  return {
    period: describePeriod(period),
    organization: scope.organization,
    subdistrict: scope.subdistrict,
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    total: rows.find(({ criterion }) => criterion === null) ?? null,
    groups: groups.map((group) => ({ ...group, rows: rows.filter(({ criterion }) => criterion === group.criterion) })),
  }
}
