import { setImmediate } from 'node:timers/promises'
import Flatbush from 'flatbush'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { isWithinMetres, mercatorY, metresBetween } from '../../geo/metres.ts'
import { presentPoints } from './find-points.ts'
import { noFilters, type PlaceFilters } from './places/match-places.ts'
import { type OpenPlaces, openPlaces } from './places/open-places.ts'
import { walkRows } from './places/walk-rows.ts'

/** Listed and drawn; the number of all of them is told. */
const mostListed = 1_000
/** Neighbours on the map's plane that are measured along the ellipsoid. */
const candidates = 4
/** Sites looked at before others get their turn. */
const stride = 2_000

/**
 * The partner sites that pass the filters and have no point of a mechanism within `metres`, the worst off first, each with the nearest one.
 * Points count whatever the filters but their kind; both sides are measured where the role may see them. Throws not_found.
 */
export async function findCoverageGaps(context: ServiceContext, { mechanism, metres, filters }: { mechanism: number, metres: number, filters: PlaceFilters }) {
  const [places, all] = await Promise.all([openPlaces(context, filters), openPlaces(context, { ...noFilters, kinds: filters.kinds })])
  if (!places.mechanisms.some(({ id }) => id === mechanism)) throw notFound({ zh: '联动机制', en: 'mechanism' })
  const points = await rowsOf(all, (row) => isOfMechanism(all, row, mechanism))
  const sites = await rowsOf(places, (row) => places.table.columns.type[row] === 1)
  const gaps = await findGaps(places, { sites, points, metres })
  const listed = gaps.slice(0, mostListed)
  const { x, y } = places.positions
  const nearestNames = await presentPoints(places, listed.flatMap(({ point }) => point ?? []))
  let at = 0
  return {
    revision: places.revision.value,
    exact: places.exact,
    sites: sites.length,
    total: gaps.length,
    points: await presentPoints(places, listed.map(({ row }) => row)),
    /** Of each the nearest point of the mechanism; null where it has none at all. */
    nearest: listed.map((gap) => gap.point === null ? null : { id: nearestNames.ids[at] ?? 0, name: nearestNames.names[at++] ?? '', metres: Math.round(gap.metres) }),
    /** The points that cover, to be drawn with their circles. */
    covering: {
      count: points.length,
      longitudes: points.slice(0, mostListed).map((row) => x[row] ?? NaN),
      latitudes: points.slice(0, mostListed).map((row) => y[row] ?? NaN),
    },
  }
}

async function rowsOf({ table, matcher, positions: { x } }: OpenPlaces, isAsked: (row: number) => boolean) {
  const rows: number[] = []
  await walkRows(table.size, (row) => {
    if (!Number.isNaN(x[row] ?? NaN) && isAsked(row) && matcher.isVisible(row) && matcher.fails(row, matcher.stateOf(row)) === 0) rows.push(row)
  })
  return rows
}

const isOfMechanism = ({ table: { columns, mechanismSets } }: OpenPlaces, row: number, mechanism: number) =>
  columns.type[row] === 0 && mechanismSets[columns.mechanisms[row] ?? 0]?.includes(mechanism) === true

interface Gap { row: number, point: number | null, metres: number }

/** The sites without a point within `metres`, the furthest from one first. */
async function findGaps({ positions: { x, y } }: OpenPlaces, { sites, points, metres }: { sites: number[], points: number[], metres: number }): Promise<Gap[]> {
  if (points.length === 0) return sites.map((row) => ({ row, point: null, metres: Infinity }))
  const index = new Flatbush(points.length)
  for (const row of points) index.add(x[row] ?? NaN, mercatorY(y[row] ?? NaN))
  index.finish()
  const placeOf = (row: number) => ({ longitude: x[row] ?? NaN, latitude: y[row] ?? NaN })
  const nearest = (row: number, count: number) => index.neighbors(x[row] ?? NaN, mercatorY(y[row] ?? NaN), count).map((found) => points[found] ?? 0)
  const gaps: Gap[] = []
  for (const [at, row] of sites.entries()) {
    if (at % stride === stride - 1) await setImmediate()
    const site = placeOf(row)
    const [first = 0] = nearest(row, 1)
    if (isWithinMetres(site, metres)(x[first] ?? NaN, y[first] ?? NaN)) continue
    const best = nearest(row, candidates).map((point) => ({ row, point, metres: metresBetween(site, placeOf(point)) }))
      .reduce((one, other) => other.metres < one.metres ? other : one)
    if (best.metres > metres) gaps.push(best)
  }
  return gaps.sort((one, other) => other.metres - one.metres || one.row - other.row)
}
