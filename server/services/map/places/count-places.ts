import type { Bounds } from '../../../../db/queries/map-points.ts'
import { failing, type PlaceState, placeStates, stateBits } from './match-places.ts'
import type { ShownPlaces } from './open-places.ts'
import { walkRows } from './walk-rows.ts'

/**
 * How many places on the map there are of everything that can be filtered by, each number under all other filters: what a click on it
 * would leave. `placed` and `unplaced` are by type; sets of mechanisms are told by their place in the table.
 */
export async function countPlaces({ table, matcher, positions: { x, y } }: Pick<ShownPlaces, 'table' | 'matcher' | 'positions'>) {
  const { columns } = table
  const byMechanisms = table.mechanismSets.map(() => 0)
  const bySiteKind = table.kinds.map(() => 0)
  const byPointKind = table.kinds.map(() => 0)
  /** Kinds of which any place is on the map, whatever the filters. */
  const kindsThere = new Set<number>()
  const bySubdistrict = new Map<number, number>()
  const byState: Record<PlaceState, number> = { ok: 0, stale: 0, incomplete: 0, overdue: 0, expiring: 0, crowded: 0, inactive: 0 }
  const placed = [0, 0]
  const unplaced = [0, 0]
  let matched = 0
  let bounds = null as Bounds | null

  await walkRows(table.size, (row) => {
    if (!matcher.isVisible(row)) return
    const type = columns.type[row] ?? 0
    const longitude = x[row] ?? NaN
    const latitude = y[row] ?? NaN
    if (Number.isNaN(longitude)) {
      unplaced[type] = (unplaced[type] ?? 0) + 1
      return
    }
    bounds = widened(bounds, longitude, latitude)
    const state = matcher.stateOf(row)
    const fails = matcher.fails(row, state)
    const kind = columns.kind[row] ?? 0
    kindsThere.add(kind)
    if (fails === 0) matched += 1
    if ((fails & ~failing.layer) === 0) {
      placed[type] = (placed[type] ?? 0) + 1
      if (type === 0) add(byMechanisms, columns.mechanisms[row] ?? 0)
      else add(bySiteKind, kind)
    }
    if (type === 0 && (fails & ~failing.kind) === 0) add(byPointKind, kind)
    const subdistrict = columns.subdistrict[row] ?? 0
    bySubdistrict.set(subdistrict, (bySubdistrict.get(subdistrict) ?? 0) + ((fails & ~failing.subdistrict) === 0 ? 1 : 0))
    if ((fails & ~failing.state) === 0) for (const name of placeStates) if ((state & stateBits[name]) !== 0) byState[name] += 1
  })
  return { matched, placed, unplaced, bounds, byMechanisms, bySiteKind, byPointKind, kindsThere, bySubdistrict, byState }
}

function add(counts: number[], at: number) {
  counts[at] = (counts[at] ?? 0) + 1
}

function widened(bounds: Bounds | null, longitude: number, latitude: number): Bounds {
  if (bounds === null) return { west: longitude, south: latitude, east: longitude, north: latitude }
  if (longitude < bounds.west) bounds.west = longitude
  if (longitude > bounds.east) bounds.east = longitude
  if (latitude < bounds.south) bounds.south = latitude
  if (latitude > bounds.north) bounds.north = latitude
  return bounds
}
