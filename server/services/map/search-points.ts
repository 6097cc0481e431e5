import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { resolveScope } from '../overview/scope.ts'
import { findBothTypes, viewPlace, viewPoint } from './find-points.ts'

const mostFound = 30
const mostUnplaced = 5

/**
 * Places by name in characters, pinyin or initials. Those without a position are named apart: not being on the map is not
 * the same as not being there.
 */
export async function searchMapPoints(context: ServiceContext, search: string) {
  requireFeature(context.user.role, 'map')
  const scope = await resolveScope(context, {})
  const query = { organizationId: scope.organization.id, search }
  const [found, unplaced] = await Promise.all([
    findBothTypes(context, { ...query, limit: mostFound + 1 }),
    findBothTypes(context, { ...query, placed: false, limit: mostUnplaced }),
  ])
  return {
    points: found.slice(0, mostFound).flatMap((row) => viewPoint(row, { scope, today: context.today })),
    more: found.length > mostFound,
    unplaced: unplaced.slice(0, mostUnplaced).map((row) => viewPlace(row, scope)),
  }
}
