import { mercatorY } from '../../../geo/metres.ts'
import type { Cluster } from './cluster-places.ts'

const tilePixels = 256
/** Kept free between two discs, in pixels, and the half of a single place's symbol. */
const gap = 3
const symbolRadius = 9
/** Discs reach no farther than this from each other's middle. */
const widest = 60

/** Half the width of the disc that the map draws for so many places, in pixels; a single place has a symbol. */
export const discRadius = (count: number) => count === 1 ? symbolRadius : Math.min(27, 13 + 3.2 * Math.log10(count))

/**
 * What stands together in cells of a grid may lie just on both sides of an edge, and one disc would cover the other's number: the smaller one is
 * counted with the larger, which stays where it is. Single places are left beside each other.
 */
export function mergeClose(cells: Cluster[], zoom: number): Cluster[] {
  const scale = tilePixels * 2 ** zoom / 360
  const kept = new Map<string, Cluster[]>()
  const merged: Cluster[] = []
  for (const cell of [...cells].sort((one, other) => other.count - one.count)) {
    const [x, y] = [cell.longitude * scale, mercatorY(cell.latitude) * scale]
    const [column, line] = [Math.floor(x / widest), Math.floor(y / widest)]
    const beside = [-1, 0, 1].flatMap((across) => [-1, 0, 1].flatMap((along) => kept.get(`${column + across} ${line + along}`) ?? []))
    const host = beside.find((other) => other.count > 1
      && Math.hypot(other.longitude * scale - x, mercatorY(other.latitude) * scale - y) < discRadius(other.count) + discRadius(cell.count) + gap)
    if (host) {
      takeIn(host, cell)
      continue
    }
    const key = `${column} ${line}`
    kept.set(key, [...kept.get(key) ?? [], cell])
    merged.push(cell)
  }
  return merged
}

function takeIn(host: Cluster, cell: Cluster) {
  host.count += cell.count
  host.coordinationPoints += cell.coordinationPoints
  host.flagged += cell.flagged
  host.west = Math.min(host.west, cell.west)
  host.south = Math.min(host.south, cell.south)
  host.east = Math.max(host.east, cell.east)
  host.north = Math.max(host.north, cell.north)
}
