import { metresBetween, mercatorY, type Place } from '../../../geo/metres.ts'
import type { OpenPlaces } from './open-places.ts'
import { walkRows } from './walk-rows.ts'

/** So many more are kept by the map's plane than are asked for: their true order is told by the ellipsoid. */
const spare = 16

/**
 * The places asked for that are nearest to a spot, with metres along the ellipsoid. One walk over the columns: the Mercator plane keeps
 * angles, so that near the spot its order is the ground's but for ties, which `spare` takes in.
 */
export async function nearestRows(
  { table, matcher, positions: { x, y } }: Pick<OpenPlaces, 'table' | 'matcher' | 'positions'>,
  { from, count, except }: { from: Place, count: number, except: number | null },
) {
  const fromY = mercatorY(from.latitude)
  const kept: { row: number, square: number }[] = []
  let furthest = Infinity
  await walkRows(table.size, (row) => {
    const across = (x[row] ?? NaN) - from.longitude
    const along = mercatorY(y[row] ?? NaN) - fromY
    const square = across * across + along * along
    if (!(square < furthest) || row === except || !matcher.isVisible(row) || matcher.fails(row, matcher.stateOf(row)) !== 0) return
    kept.push({ row, square })
    if (kept.length < 2 * (count + spare)) return
    kept.sort((one, other) => one.square - other.square)
    kept.length = count + spare
    furthest = kept.at(-1)?.square ?? Infinity
  })
  return kept
    .map(({ row }) => ({ row, metres: metresBetween(from, { longitude: x[row] ?? NaN, latitude: y[row] ?? NaN }) }))
    .sort((one, other) => one.metres - other.metres || one.row - other.row)
    .slice(0, count)
}
