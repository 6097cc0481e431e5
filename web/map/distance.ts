import type { Language, MapBounds } from './map-point.ts'
import { toUnit } from './mercator.ts'

interface Place { longitude: number; latitude: number }

/** Mean radius of the earth (IUGG), in metres. */
const EARTH_RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places along the sphere. */
export function distanceBetween(one: Place, other: Place): number {
  const [south, north] = [radians(one.latitude), radians(other.latitude)]
  const across = Math.sin(radians(other.longitude - one.longitude) / 2)
  const along = Math.sin((north - south) / 2)
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(along ** 2 + Math.cos(south) * Math.cos(north) * across ** 2)))
}

/** The middle of a box as the map draws it, which is not the mean of its latitudes. */
export function middleOf({ west, south, east, north }: MapBounds): Place {
  const y = (toUnit(west, south).y + toUnit(east, north).y) / 2
  return { longitude: (west + east) / 2, latitude: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI }
}

/** A box grown by a share of its size on every side; one that is smaller than `leastDegrees` is grown to that. */
export function widenBounds({ west, south, east, north }: MapBounds, { share, leastDegrees = 0 }: { share: number; leastDegrees?: number }): MapBounds {
  const growth = (size: number) => Math.max(size * share, (leastDegrees - size) / 2, 0)
  const [across, along] = [growth(east - west), growth(north - south)]
  return { west: west - across, south: south - along, east: east + across, north: north + along }
}

/** Whether a place lies in a box, edges included. */
export function isWithin({ west, south, east, north }: MapBounds, { longitude, latitude }: Place): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** “350 米”, “1.2 公里”, “18 公里”. */
export function distanceText(metres: number, language: Language): string {
  const [kilometre, metre] = language === 'zh' ? ['公里', '米'] : ['km', 'm']
  if (metres < 995) return `${Math.round(metres / 10) * 10} ${metre}`
  const kilometres = metres / 1000
  return `${kilometres < 9.95 ? kilometres.toFixed(1) : Math.round(kilometres)} ${kilometre}`
}
