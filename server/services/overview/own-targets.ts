import type { Db } from '../../../db/connect.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { findTargets } from '../../../db/queries/targets.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

/** The targets, by code, that an organization's indicators are held against. */
export async function loadOwnTargets(db: Db, { indicators, scope, period }: { indicators: Indicator[], scope: Scope, period: ReportPeriod }) {
  // A unit's yearly count is not promised for one sub-district of it; rates hold everywhere.
  const held = scope.subdistrict === null ? indicators : indicators.filter(({ format }) => format === 'rate')
  return findTargets(db, { organizationId: scope.organization.id, year: period.year, codes: held.map(({ code }) => code) })
}
