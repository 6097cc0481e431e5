import { type Bounds, findPoints, type PointRow } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead, requireFeature } from '../../security/permissions.ts'
import { resolveScope } from '../overview/scope.ts'
import { isIncomplete, isStale } from './duty.ts'

// Drawn singly; beyond this the map asks to be zoomed in.
const mostPoints = 2_000
const mostFound = 30

export interface PointQuery { bounds?: Bounds, search?: string }

/** Places within the view, or by name, that the user may see. Nothing here has to do with military organizations: they have no position. */
export async function findMapPoints(context: ServiceContext, { bounds, search }: PointQuery) {
  requireFeature(context.user.role, 'map')
  const { db, user, today } = context
  const scope = await resolveScope(context, {})
  const limit = search ? mostFound : mostPoints
  const query = { organizationId: scope.organization.id, bounds, search, limit: limit + 1 }
  const [sites, points] = await Promise.all([
    mayRead(user.role, 'partner_site') ? findPoints(db, 'partner_site', query) : [],
    mayRead(user.role, 'coordination_point') ? findPoints(db, 'coordination_point', query) : [],
  ])
  const found = [...points, ...sites]
  const view = (row: PointRow) => ({
    id: `${row.type}:${row.id}`,
    name: row.name,
    kind: row.kind,
    longitude: row.longitude,
    latitude: row.latitude,
    subdistrict: row.subdistrict_id === null ? null : scope.tree.nodes.get(row.subdistrict_id)?.name ?? null,
    mechanisms: row.mechanism_ids === null ? [] : JSON.parse(row.mechanism_ids) as number[],
    stale: row.type === 'coordination_point' && isStale(row.verified_on, today),
    incomplete: row.type === 'coordination_point'
      && isIncomplete({ officerA: row.officer_a, officerB: row.officer_b, phone: row.duty_phone, verifiedOn: row.verified_on }),
    years: row.since_year === null ? null : Number(today.slice(0, 4)) - row.since_year,
  })
  return { points: found.slice(0, limit).map(view), more: found.length > limit }
}
