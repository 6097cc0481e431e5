import { isWithinMetres, mercatorY, type Place } from '../../../geo/metres.ts'
import type { Positions } from './match-places.ts'

/** What was drawn on the map: a circle in metres, or a polygon whose edges are straight on the map. Degrees WGS84. */
export type MapArea = { kind: 'circle', middle: Place, metres: number } | { kind: 'polygon', corners: Place[] }

/** An area as `readArea` reads it. */
export function writeArea(area: MapArea) {
  const place = ({ longitude, latitude }: Place) => `${longitude},${latitude}`
  return area.kind === 'circle' ? `circle:${place(area.middle)};${area.metres}` : `polygon:${area.corners.map(place).join(';')}`
}

const mostMetres = 1_000_000
const mostCorners = 100

/** Reads 120.38,36.06 and so on; null where it is not a place in degrees. */
export function readPlace(text: string): Place | null {
  const [longitude, latitude, ...more] = text.split(',').map((part) => part.trim() === '' ? NaN : Number(part))
  if (longitude === undefined || latitude === undefined || more.length > 0) return null
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 ? { longitude, latitude } : null
}

/** Reads `circle:120.38,36.06;1500` (metres) or `polygon:` with its corners between semicolons; null where that makes no area. */
export function readArea(text: string): MapArea | null {
  const [kind, rest = ''] = text.split(/:(.*)/su)
  const parts = rest.split(';')
  if (kind === 'circle') {
    const middle = readPlace(parts[0] ?? '')
    const metres = Number(parts[1])
    return middle !== null && parts.length === 2 && metres > 0 && metres <= mostMetres ? { kind, middle, metres } : null
  }
  if (kind !== 'polygon' || parts.length < 3 || parts.length > mostCorners) return null
  const corners = parts.map(readPlace).filter((corner) => corner !== null)
  return corners.length === parts.length ? { kind, corners } : null
}

/** Makes the question whether a row lies within an area, its edge included for a circle; a row without a position never does. */
export function insideOf(area: MapArea, { x, y }: Positions) {
  const isInside = area.kind === 'circle' ? isWithinMetres(area.middle, area.metres) : isInPolygon(area.corners)
  return (row: number) => isInside(x[row] ?? NaN, y[row] ?? NaN)
}

/** By the even-odd rule, as the map fills a polygon that crosses itself. */
function isInPolygon(corners: Place[]) {
  const xs = corners.map(({ longitude }) => longitude)
  const ys = corners.map(({ latitude }) => mercatorY(latitude))
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return (longitude: number, latitude: number) => {
    const y = mercatorY(latitude)
    if (!(longitude >= west && longitude <= east && y >= south && y <= north)) return false
    let isIn = false
    for (let index = 0, before = corners.length - 1; index < corners.length; before = index++) {
      const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = [xs[index], ys[index], xs[before], ys[before]]
      if (y1 > y !== y2 > y && longitude < (x2 - x1) * (y - y1) / (y2 - y1) + x1) isIn = !isIn
    }
    return isIn
  }
}
