import { shallowRef } from 'vue'
import { middleOf } from '../../map/distance.ts'
import type { MapBounds } from '../../map/map-point.ts'
import { toUnit, worldSize } from '../../map/mercator.ts'
import type { MapPlace } from './map-link.ts'

/** What the map shows: the box, its middle and the zoom. */
export interface MapExtent { bounds: MapBounds, place: MapPlace }

// The map rounds to pixels: a view this near is the same one.
const samePixels = 2
const sameZoom = 0.02

/** Keeps what the map shows, and tells whether a place of a link is what it shows already. */
export function useMapView() {
  const extent = shallowRef<MapExtent | null>(null)

  /** Takes a report of the map; answers whether it has moved since the last one (the first is no move). */
  function report(bounds: MapBounds, zoom: number) {
    const place = { ...middleOf(bounds), zoom }
    const hasMoved = extent.value !== null && !isShown(place)
    extent.value = { bounds, place }
    return hasMoved
  }

  function isShown(place: MapPlace) {
    if (extent.value === null) return false
    const { longitude, latitude, zoom } = extent.value.place
    const [one, other] = [toUnit(place.longitude, place.latitude), toUnit(longitude, latitude)]
    return Math.abs(place.zoom - zoom) < sameZoom && Math.hypot(one.x - other.x, one.y - other.y) * worldSize(zoom) < samePixels
  }

  return { extent, report, isShown }
}
