import { type Bounds, findPoints, type PointRow } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead, requireFeature } from '../../security/permissions.ts'
import { resolveScope, type Scope } from '../overview/scope.ts'
import { isIncomplete, isStale } from './duty.ts'

// Drawn singly; beyond this the map asks to be zoomed in.
const mostPoints = 2_000

/** Places within the view that the user may see. Nothing here has to do with military organizations: they have no position. */
export async function findMapPoints(context: ServiceContext, { bounds }: { bounds: Bounds }) {
  requireFeature(context.user.role, 'map')
  const scope = await resolveScope(context, {})
  const found = await findBothTypes(context, { organizationId: scope.organization.id, bounds, limit: mostPoints + 1 })
  return { points: found.slice(0, mostPoints).flatMap((row) => viewPoint(row, { scope, today: context.today })), more: found.length > mostPoints }
}

/** The rows of the record types that the role may read, coordination points first. */
export async function findBothTypes({ db, user }: ServiceContext, query: Parameters<typeof findPoints>[2]) {
  const [points, sites] = await Promise.all([
    mayRead(user.role, 'coordination_point') ? findPoints(db, 'coordination_point', query) : [],
    mayRead(user.role, 'partner_site') ? findPoints(db, 'partner_site', query) : [],
  ])
  return [...points, ...sites]
}

/** What every place is listed with, on the map or not. */
export function viewPlace(row: PointRow, { tree }: Scope) {
  return {
    id: `${row.type}:${row.id}`,
    name: row.name,
    kind: row.kind,
    subdistrict: row.subdistrict_id === null ? null : tree.nodes.get(row.subdistrict_id)?.name ?? null,
  }
}

/** A row as a point of the map; none without a position. */
export function viewPoint(row: PointRow, { scope, today }: { scope: Scope, today: string }) {
  const { longitude, latitude } = row
  if (longitude === null || latitude === null) return []
  const isDuty = row.type === 'coordination_point'
  return [{
    ...viewPlace(row, scope),
    longitude,
    latitude,
    mechanisms: row.mechanism_ids === null ? [] : JSON.parse(row.mechanism_ids) as number[],
    stale: isDuty && isStale(row.verified_on, today),
    incomplete: isDuty && isIncomplete({ officerA: row.officer_a, officerB: row.officer_b, phone: row.duty_phone, verifiedOn: row.verified_on }),
    years: row.since_year === null ? null : Number(today.slice(0, 4)) - row.since_year,
  }]
}
