import geodesic from 'geographiclib-geodesic'
import type { Language, MapBounds } from './map-point.ts'
import type { MapArea, MapShapes, Spot } from './map-shapes.ts'
import { lineToUnit, type ToUnit } from './mercator.ts'

const earth = geodesic.Geodesic.WGS84
/** Corners of a circle's outline: an edge of it is off by less than a pixel at any size that a screen shows. */
const CIRCLE_CORNERS = 96

/** Metres along the WGS84 ellipsoid between two spots. */
export function metresBetween(one: Spot, other: Spot): number {
  return earth.Inverse(one.latitude, one.longitude, other.latitude, other.longitude).s12 ?? NaN
}

/** Metres from the first corner to each corner along a line. */
export function metresAlong(corners: readonly Spot[]): number[] {
  let sum = 0
  return corners.map((corner, index) => {
    const before = corners[index - 1]
    sum += before ? metresBetween(before, corner) : 0
    return sum
  })
}

/** Square metres inside a line that is closed, on the ellipsoid; 0 below three corners. */
export function squareMetres(corners: readonly Spot[]): number {
  const polygon = earth.Polygon(false)
  for (const { latitude, longitude } of corners) polygon.AddPoint(latitude, longitude)
  return Math.abs(polygon.Compute(false, true).area ?? 0)
}

/** A circle on the ground as flat x, y pairs in the unit square of `mercator.ts`. */
export function circleLine({ longitude, latitude }: Spot, metres: number, project?: ToUnit): Float64Array {
  return lineToUnit(Array.from({ length: CIRCLE_CORNERS }, (_, index) => {
    const { lat2 = NaN, lon2 = NaN } = earth.Direct(latitude, longitude, index * 360 / CIRCLE_CORNERS, metres)
    return [lon2, lat2]
  }), project)
}

/** The corners of an area; of a circle its furthest north, east, south and west. */
function cornersOf(area: MapArea): Spot[] {
  return area.kind === 'polygon' ? area.corners : [0, 90, 180, 270].map((bearing) => {
    const { lat2 = NaN, lon2 = NaN } = earth.Direct(area.middle.latitude, area.middle.longitude, bearing, area.metres)
    return { longitude: lon2, latitude: lat2 }
  })
}

/** The box that holds everything that tools have drawn, or null where that is nothing. */
export function boundsOfShapes({ area, line, rays, coverage }: MapShapes): MapBounds | null {
  const corners = [
    ...area ? cornersOf(area) : [], ...line?.corners ?? [], ...rays ? [rays.from, ...rays.to] : [], ...coverage ? [...coverage.middles, ...coverage.gaps] : [],
  ]
  if (corners.length === 0) return null
  const [longitudes, latitudes] = [corners.map(({ longitude }) => longitude), corners.map(({ latitude }) => latitude)]
  return { west: Math.min(...longitudes), south: Math.min(...latitudes), east: Math.max(...longitudes), north: Math.max(...latitudes) }
}

/** “350 米”, “3 公里”, “1.25 公里”: as exactly as a person measures on a map. */
export function lengthText(metres: number, language: Language): string {
  const [kilometre, metre] = language === 'zh' ? ['公里', '米'] : ['km', 'm']
  if (metres < 999.5) return `${Math.round(metres)} ${metre}`
  const kilometres = metres / 1000
  return `${Number(kilometres.toFixed(kilometres < 99.995 ? 2 : 1))} ${kilometre}`
}

/** “2,400 平方米”, “3.5 公顷”, “12.40 平方公里”. */
export function areaText(square: number, language: Language): string {
  const [small, middle, large] = language === 'zh' ? ['平方米', '公顷', '平方公里'] : ['m²', 'ha', 'km²']
  if (square < 9_999.5) return `${Math.round(square).toLocaleString('en-US')} ${small}`
  if (square < 999_500) return `${(square / 10_000).toFixed(1)} ${middle}`
  return `${(square / 1_000_000).toFixed(2)} ${large}`
}
