import { type PointType, searchMechanisms, searchPlaces } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead } from '../../security/permissions.ts'
import { presentPoints } from './find-points.ts'
import { type OpenPlaces, openPlaces } from './places/open-places.ts'
import { placeTypes } from './places/place-table.ts'

const mostFound = 30
const mostUnplaced = 5
const mostMechanisms = 5

/**
 * Places by name in characters, pinyin or initials. Those without a position are named apart: not being on the map is not
 * the same as not being there.
 */
export async function searchMapPoints(context: ServiceContext, search: string) {
  const { db, user } = context
  const places = await openPlaces(context)
  const find = async (placed: boolean, limit: number) => (await Promise.all(placeTypes.filter((type) => mayRead(user.role, type))
    .map(async (type) => (await searchPlaces(db, type, { organizationId: places.scope.organization.id, search, placed, limit })).map((id) => ({ type, id })))))
    .flat()
  const rowOf = ({ type, id }: { type: PointType, id: number }) => places.table.rowOf(type, id) ?? []
  const [found, unplaced, mechanisms] = await Promise.all([
    find(true, mostFound + 1), find(false, mostUnplaced), searchMechanisms(db, { search, limit: mostMechanisms }),
  ])
  return {
    points: await presentPoints(places, found.slice(0, mostFound).flatMap(rowOf)),
    more: found.length > mostFound,
    /** Mechanisms by that name; each has a page of its own. */
    mechanisms,
    unplaced: await presentUnplaced(places, unplaced.slice(0, mostUnplaced).flatMap(rowOf)),
  }
}

/** What is told of places that are not on the map. */
async function presentUnplaced(places: OpenPlaces, rows: number[]) {
  const { types, ids, names, kinds, subdistricts, kindNames, subdistrictNames } = await presentPoints(places, rows)
  return ids.map((id, index) => ({
    id: `${placeTypes[types[index] ?? 0]}:${id}`,
    name: names[index] ?? '',
    kind: kindNames[kinds[index] ?? 0] ?? '',
    subdistrict: subdistrictNames[subdistricts[index] ?? 0] ?? null,
  }))
}
