import { addDays, dayNumber, monthOf, yearOf } from '../../../../db/dates.ts'
import { plannedShare } from '../../../../db/pace.ts'
import { countDrills, findActiveSites, findPlaceNames, type PointType } from '../../../../db/queries/map-points.ts'
import { findAssigned, findExpiringPoints } from '../../../../db/queries/checks.ts'
import { findNames, findRecordsByIds } from '../../../../db/queries/records.ts'
import type { StoredRecord } from '../../../../db/record.ts'
import type { ServiceContext } from '../../../context.ts'
import { mayRead, requireFeature, seesPlaces } from '../../../security/permissions.ts'
import { seasonEnd } from '../../checks/season.ts'
import { resolveScope, type Scope } from '../../overview/scope.ts'
import { currentPlaces } from './current-places.ts'
import { createMatcher, noFilters, type PlaceFilters, positionsFor } from './match-places.ts'
import { type PlaceTable, placeTypes } from './place-table.ts'

/** A partner site where nothing happened for so long is overdue. */
const quietDays = 365

/**
 * The places that a user may see, as exactly as the role may, with the filters asked for: what every answer of the map is made from.
 * Throws permission.denied.
 */
export async function openPlaces(context: ServiceContext, filters: PlaceFilters = noFilters) {
  const { db, user, today } = context
  requireFeature(user.role, 'map')
  const scope = await resolveScope(context, {})
  const districtId = scope.tree.root?.id ?? scope.organization.id
  const [{ table, revision }, mechanisms, drills, activeSites, expiring, assigned] = await Promise.all([
    currentPlaces(db),
    findNames(db, 'mechanism'),
    countDrills(db, { districtId, year: yearOf(today) }),
    findActiveSites(db, { districtId, since: monthOf(addDays(today, -quietDays)) }),
    findExpiringPoints(db, seasonEnd(today)),
    findAssigned(db),
  ])
  const exact = seesPlaces(user.role)
  const positions = positionsFor(table, { exact })
  const overdueMechanisms = new Set(mechanisms.filter((mechanism) => isDrillOverdue(mechanism, drills.get(mechanism.id) ?? 0, today)).map(({ id }) => id))
  const matcher = createMatcher({
    table,
    positions,
    isOwn: isOwnOf(scope),
    types: placeTypes.filter((type) => mayRead(user.role, type)),
    filters,
    mechanisms: new Set(mechanisms.map(({ id }) => id)),
    inactiveMechanisms: new Set(mechanisms.filter(({ status }) => status !== 'active').map(({ id }) => id)),
    overdueMechanisms,
    activeSites,
    expiringPoints: new Set(expiring.keys()),
    crowdedPoints: new Set(assigned.filter(({ id, persons }) => persons > capacityOf(table, id)).map(({ id }) => id)),
    today: dayNumber(today),
  })
  return {
    table, revision, scope, mechanisms, mechanismNames: new Map(mechanisms.map(({ id, name }) => [id, String(name)])), overdueMechanisms, matcher, positions, exact,
    year: yearOf(today),
    /** What is told of places beside what stands in the columns: by type and id, and names of organizations by id. */
    namesOf: (type: PointType, ids: number[]) => findPlaceNames(db, type, ids),
    recordsOf: (type: PointType, ids: number[]) => findRecordsByIds(db, type, ids),
    organizationName: (id: number) => scope.tree.nodes.get(id)?.name ?? null,
  }
}

export type OpenPlaces = Awaited<ReturnType<typeof openPlaces>>

/** What it takes to draw places and to write them into a file, whether they stand now or were sealed. */
export type ShownPlaces = Pick<OpenPlaces, 'table' | 'matcher' | 'positions' | 'exact' | 'year' | 'revision' | 'mechanismNames' | 'namesOf' | 'recordsOf' | 'organizationName'>

/** Persons that a shelter holds; 0 where nobody told. */
function capacityOf({ columns, rowOf }: PlaceTable, id: number) {
  const row = rowOf('coordination_point', id)
  return row === undefined ? 0 : columns.capacity[row] ?? 0
}

/** Whether a set of organizations answers to the user's own; the district answers for what names none. */
export function isOwnOf({ tree, organization }: Pick<Scope, 'tree' | 'organization'>) {
  return (organizations: number[]) => {
    const living = organizations.filter((id) => tree.nodes.has(id))
    const named = living.length > 0 ? living : tree.root ? [tree.root.id] : []
    return named.some((id) => tree.isWithin(id, organization.id))
  }
}

/** Whether fewer drills were held this year than the days gone by call for, of a mechanism in use. */
function isDrillOverdue({ status, drills_required: required }: StoredRecord, drills: number, today: string) {
  return status === 'active' && typeof required === 'number' && drills < Math.floor(required * plannedShare(today, null))
}
