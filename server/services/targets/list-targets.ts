import { indicators } from '../../../db/indicators.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { findTargetRecords } from '../../../db/queries/targets.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { requireRead } from '../../security/permissions.ts'
import { describeIndicator } from '../overview/describe-indicator.ts'
import { evaluate } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import { readPeriod } from '../overview/period.ts'
import { resolveScope } from '../overview/scope.ts'

export interface TargetsQuery { year: number, unit?: number }

/** A year's targets of a unit with how each stands against its plan by now, and the indicators that have none. A year still to come has no standing. */
export async function listTargets(context: ServiceContext, { year, unit }: TargetsQuery) {
  const { db, today, user } = context
  requireRead(user.role, 'target')
  const scope = await resolveScope(context, { unit })
  const organizationId = scope.organization.id
  const [records, revision, sample] = await Promise.all([
    findTargetRecords(db, { organizationId, year, codes: indicators.map(({ code }) => code) }), readRevision(db), readSetting(db, 'sample'),
  ])
  const held = indicators.filter(({ code }) => records.has(code))
  const period = hasBegun(year, today) ? readPeriod({ year, period: 'year' }, today) : null
  const own = period && held.length > 0
    ? (await loadSources(db, { indicators: held, organizations: [organizationId], by: 'organization', subdistrict: null, period })).get(organizationId) : undefined
  return {
    year,
    organization: scope.organization,
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    rows: held.flatMap((indicator) => {
      const record = records.get(indicator.code)
      if (!record) return []
      const target = targetOf(record)
      return [{ indicator: describeIndicator(indicator), record: target, standing: own && period ? evaluate(indicator, own, { period, target }) : null }]
    }),
    others: indicators.filter(({ code, direction }) => !records.has(code) && direction !== 'neutral').map((indicator) => ({ ...describeIndicator(indicator), standard: indicator.target })),
  }
}

export const hasBegun = (year: number, today: string) => year <= Number(today.slice(0, 4))

/** A target's record as the screens take it; the value is in the indicator's own unit, money in yuan. */
export function targetOf(record: StoredRecord) {
  return { id: record.id, version: record.version, value: Number(record.value), plan: Array.isArray(record.plan) ? record.plan.map(Number) : null }
}
