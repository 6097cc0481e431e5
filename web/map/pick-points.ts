import type { MapPoint } from './map-point.ts'
import type { PointIndex } from './point-index.ts'
import { worldSize } from './mercator.ts'

/** Symbols whose middles are nearer than this cannot be told apart by pointing. */
const INSEPARABLE_PIXELS = 7
const MOST_LISTED = 200

/**
 * What a person may have meant by pointing at a place: nobody, one point, or several that lie on top of one another,
 * nearest first. `reach` is in pixels: generous for a finger, small for a mouse.
 */
export function pickPoints(index: PointIndex, at: { longitude: number; latitude: number; zoom: number; reach: number }): MapPoint[] {
  const pixel = 1 / worldSize(at.zoom)
  const { x, y } = index.project(at.longitude, at.latitude)
  const [nearest] = index.nearest({ x, y, radius: at.reach * pixel, limit: 1 })
  if (!nearest) return []
  const middle = index.project(nearest.longitude, nearest.latitude)
  const together = index.nearest({ ...middle, radius: INSEPARABLE_PIXELS * pixel, limit: MOST_LISTED })
  return [nearest, ...together.filter((point) => point !== nearest)]
}
