import type { SnapshotFigure } from '../../../db/queries/snapshots.ts'
import { findTargetsOf } from '../../../db/queries/targets.ts'
import { indicators } from '../../../db/indicators.ts'
import type { Db } from '../../../db/connect.ts'
import { evaluate } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import type { ReportPeriod } from '../overview/period.ts'
import { memberUnits, type Scope } from '../overview/scope.ts'

/** Every indicator of an organization and of the member units below it for a period, as the screens show them. */
export async function computeFigures(db: Db, { scope, period }: { scope: Scope, period: ReportPeriod }): Promise<SnapshotFigure[]> {
  const units = [{ id: scope.organization.id, name: scope.organization.name }, ...memberUnits(scope).filter(({ id }) => id !== scope.organization.id)]
  const organizations = units.map(({ id }) => id)
  const [sources, targets] = await Promise.all([
    loadSources(db, { indicators, organizations, by: 'organization', subdistrict: null, period }),
    findTargetsOf(db, { organizations, year: period.year, codes: indicators.map(({ code }) => code) }),
  ])
  return units.flatMap(({ id, name }) => {
    const own = sources.get(id)
    if (!own) return []
    return indicators.map((indicator): SnapshotFigure => {
      const { numerator, denominator, value, target } = evaluate(indicator, own, { period, target: targets.get(id)?.get(indicator.code) })
      return { organization_id: id, organization_name: name, indicator: indicator.code, numerator, denominator, value, target: target?.value ?? null, pace: target?.pace ?? null }
    })
  })
}
