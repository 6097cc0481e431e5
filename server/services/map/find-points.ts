import type { Bounds } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { gatherPlaces } from './places/cluster-places.ts'
import { type PlaceFilters, stateBits } from './places/match-places.ts'
import { openPlaces, type ShownPlaces } from './places/open-places.ts'
import { placeTypes } from './places/place-table.ts'

// Drawn singly; beyond this those that stand close together are one symbol with their number.
const mostPoints = 2_000

/** `bounds` is what is to be drawn, `view` the part of it that is seen. */
export interface MapQuery { bounds: Bounds, view?: Bounds, zoom: number, filters: PlaceFilters }

/**
 * The places within the view that the user may see, in columns: singly, or clustered where there are many. Nothing here has to do with
 * military organizations: they have no position.
 */
export async function findMapPoints(context: ServiceContext, { filters, ...query }: MapQuery) {
  return presentView(await openPlaces(context, filters), query)
}

/** The places of a view, as `findMapPoints` answers them. */
export async function presentView(places: ShownPlaces, query: Omit<MapQuery, 'filters'>) {
  const { total, inView, rows, clusters } = await gatherPlaces(places, { ...query, most: mostPoints })
  return {
    revision: places.revision.value,
    exact: places.exact,
    total,
    inView,
    points: await presentPoints(places, rows),
    clusters: {
      longitudes: clusters.map(({ longitude }) => shortened(longitude)),
      latitudes: clusters.map(({ latitude }) => shortened(latitude)),
      counts: clusters.map(({ count }) => count),
      coordinationPoints: clusters.map(({ coordinationPoints }) => coordinationPoints),
      flagged: clusters.map(({ flagged }) => flagged),
      /** West, south, east, north of each, one after the other. */
      boxes: clusters.flatMap(({ west, south, east, north }) => [west, south, east, north].map(shortened)),
    },
  }
}

const shortened = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Some places in columns: one list for each thing that is told of them, words that repeat kept once. */
export async function presentPoints({ table, matcher, positions, year, namesOf, organizationName }: ShownPlaces, rows: number[]) {
  const { columns } = table
  const idsOf = (type: number) => rows.filter((row) => columns.type[row] === type).map((row) => columns.id[row] ?? 0)
  const names = await Promise.all(placeTypes.map((type, index) => namesOf(type, idsOf(index))))
  const states = rows.map((row) => matcher.stateOf(row))
  const subdistricts = [...new Set(rows.map((row) => columns.subdistrict[row] ?? 0))]
  const placeOf = new Map(subdistricts.map((id, index) => [id, index]))
  return {
    types: rows.map((row) => columns.type[row] ?? 0),
    ids: rows.map((row) => columns.id[row] ?? 0),
    names: rows.map((row) => names[columns.type[row] ?? 0]?.get(columns.id[row] ?? 0) ?? ''),
    kinds: rows.map((row) => columns.kind[row] ?? 0),
    longitudes: rows.map((row) => shortened(positions.x[row] ?? NaN)),
    latitudes: rows.map((row) => shortened(positions.y[row] ?? NaN)),
    subdistricts: rows.map((row) => placeOf.get(columns.subdistrict[row] ?? 0) ?? 0),
    stale: rows.flatMap((_, index) => ((states[index] ?? 0) & stateBits.stale) === 0 ? [] : [index]),
    incomplete: rows.flatMap((_, index) => ((states[index] ?? 0) & stateBits.incomplete) === 0 ? [] : [index]),
    overdue: rows.flatMap((_, index) => ((states[index] ?? 0) & stateBits.overdue) === 0 ? [] : [index]),
    years: rows.map((row) => columns.since[row] === 0 ? null : year - (columns.since[row] ?? 0)),
    kindNames: [...table.kinds],
    subdistrictNames: subdistricts.map((id) => id === 0 ? null : organizationName(id)),
  }
}

export type MapPoints = Awaited<ReturnType<typeof findMapPoints>>
