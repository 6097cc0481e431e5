import type { PointType } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Place } from '../../geo/metres.ts'
import { presentPoints } from './find-points.ts'
import type { PlaceFilters } from './places/match-places.ts'
import { nearestRows } from './places/nearest-rows.ts'
import { type OpenPlaces, openPlaces } from './places/open-places.ts'

/** From where distances are measured: a spot in degrees WGS84, or a place of the map. */
export type Origin = { spot: Place } | { type: PointType, id: number }

/**
 * The places that pass the filters and are nearest to a spot or to a place, with metres in whole ones. Everything is measured between the
 * positions that the role may see: three exact distances would tell a place. Throws not_found, or invalid where the place has no position.
 */
export async function findNearest(context: ServiceContext, { from, count, filters }: { from: Origin, count: number, filters: PlaceFilters }) {
  const places = await openPlaces(context, filters)
  const { spot, except } = originOf(places, from)
  const found = await nearestRows(places, { from: spot, count, except })
  return {
    revision: places.revision.value,
    exact: places.exact,
    origin: spot,
    points: await presentPoints(places, found.map(({ row }) => row)),
    metres: found.map(({ metres }) => Math.round(metres)),
  }
}

function originOf({ table, matcher, positions: { x, y } }: OpenPlaces, from: Origin): { spot: Place, except: number | null } {
  if ('spot' in from) return { spot: from.spot, except: null }
  const row = table.rowOf(from.type, from.id)
  if (row === undefined || !matcher.isVisible(row)) throw notFound({ zh: '点位', en: 'place' })
  const spot = { longitude: x[row] ?? NaN, latitude: y[row] ?? NaN }
  if (Number.isNaN(spot.longitude)) {
    throw invalid({ zh: '这个点位没有坐标，量不出距离。请先在台账补充坐标', en: 'This place has no position to measure from. Give it one in its ledger first' })
  }
  return { spot, except: row }
}
