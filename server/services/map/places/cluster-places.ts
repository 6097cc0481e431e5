import type { Bounds } from '../../../../db/queries/map-points.ts'
import type { OpenPlaces } from './open-places.ts'
import { stateBits } from './match-places.ts'
import { mergeClose } from './merge-close.ts'
import { walkRows } from './walk-rows.ts'

/** Edge of a cluster's cell on the screen, in pixels. */
const cellPixels = 64
const tilePixels = 256

/** What stands together in one cell of the screen's grid: its middle, its box, and how many of what. */
export interface Cluster extends Bounds {
  longitude: number
  latitude: number
  count: number
  coordinationPoints: number
  /** How many are stale or incomplete. */
  flagged: number
  /** The only place of it, where there is but one. */
  row: number
}

/** A grid over a box whose cells are `cellPixels` wide and high at a zoom; it stays where it is when the map is moved. */
export function gridOf({ west, south, east, north }: Bounds, zoom: number) {
  const width = 360 * cellPixels / (tilePixels * 2 ** zoom)
  // By whole degrees, so that a step of the map does not shift every row of cells.
  const height = width * Math.cos(Math.round((south + north) / 2) * Math.PI / 180)
  const [firstX, firstY] = [Math.floor(west / width), Math.floor(south / height)]
  return {
    width, height, firstX, firstY,
    columns: Math.floor(east / width) - firstX + 1,
    rows: Math.floor(north / height) - firstY + 1,
  }
}

/**
 * The places asked for within a box: singly while there are at most `most`, else by the cells of a grid, and how many of them are in
 * view. One walk over the columns; nothing is read from the database.
 */
export async function gatherPlaces(
  { table, matcher, positions: { x, y } }: Pick<OpenPlaces, 'table' | 'matcher' | 'positions'>,
  { bounds, view = bounds, zoom, most }: { bounds: Bounds, view?: Bounds, zoom: number, most: number },
) {
  const { west, south, east, north } = bounds
  const grid = gridOf(bounds, zoom)
  const cells: (Cluster | undefined)[] = []
  const rows: number[] = []
  const inView = { count: 0, flagged: 0 }
  let total = 0
  await walkRows(table.size, (row) => {
    const longitude = x[row] ?? NaN
    const latitude = y[row] ?? NaN
    // A place without a position is not a number, and so in no box.
    if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north) || !matcher.isVisible(row)) return
    const state = matcher.stateOf(row)
    if (matcher.fails(row, state) !== 0) return
    total += 1
    if (total <= most) rows.push(row)
    const at = (Math.floor(latitude / grid.height) - grid.firstY) * grid.columns + Math.floor(longitude / grid.width) - grid.firstX
    const isFlagged = (state & (stateBits.stale | stateBits.incomplete)) === 0 ? 0 : 1
    if (longitude >= view.west && longitude <= view.east && latitude >= view.south && latitude <= view.north) {
      inView.count += 1
      inView.flagged += isFlagged
    }
    const isPoint = table.columns.type[row] === 0 ? 1 : 0
    const cell = cells[at]
    if (cell === undefined) {
      cells[at] = {
        longitude, latitude, count: 1, coordinationPoints: isPoint, flagged: isFlagged, row, west: longitude, south: latitude, east: longitude, north: latitude,
      }
    } else {
      cell.longitude += longitude
      cell.latitude += latitude
      cell.count += 1
      cell.coordinationPoints += isPoint
      cell.flagged += isFlagged
      if (longitude < cell.west) cell.west = longitude
      else if (longitude > cell.east) cell.east = longitude
      if (latitude < cell.south) cell.south = latitude
      else if (latitude > cell.north) cell.north = latitude
    }
  })
  if (total <= most) return { total, inView, rows, clusters: [] }
  const filled = cells.filter((cell) => cell !== undefined)
  for (const cell of filled) {
    cell.longitude /= cell.count
    cell.latitude /= cell.count
  }
  const full = mergeClose(filled, zoom)
  return { total, inView, rows: full.filter(({ count }) => count === 1).map(({ row }) => row), clusters: full.filter(({ count }) => count > 1) }
}
