import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet'
import type { MapCluster, MapPoint } from './map-point.ts'
import type { PointsLayer } from './points-layer.ts'

/** Pixels around the pointer that count as on a symbol: half of the 44 px target that a finger needs. */
const FINGER_REACH = 22
const MOUSE_REACH = 13

/** What lies under the pointer: a cluster, one point, or several on top of one another. */
export type Picked = { cluster: MapCluster } | { points: MapPoint[] }

/** Turns the pointer's doings over the map into picked points and clusters. Returns what takes the listeners off again. */
export function followPointer({ map, points, isBusy, onPick, onHover }: {
  map: LeafletMap; points: PointsLayer
  /** While something is drawn, a click is a corner of it and picks nothing. */
  isBusy: () => boolean
  onPick: (picked: Picked) => void; onHover: (hovered: MapPoint | MapCluster | undefined) => void
}): () => void {
  let hovered: MapPoint | MapCluster | undefined
  let dragging = false

  function reachOf(event: LeafletMouseEvent): number {
    return event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch' ? FINGER_REACH : MOUSE_REACH
  }
  function picked(event: LeafletMouseEvent): MapPoint[] {
    return points.pick({ longitude: event.latlng.lng, latitude: event.latlng.lat, reach: reachOf(event) })
  }
  function clusterAt(event: LeafletMouseEvent): MapCluster | undefined {
    return points.pickCluster({ longitude: event.latlng.lng, latitude: event.latlng.lat })
  }
  function hover(place: MapPoint | MapCluster | undefined) {
    if (place?.id === hovered?.id) return
    hovered = place
    map.getContainer().classList.toggle('map-on-point', place !== undefined)
    onHover(place)
  }
  const onClick = (event: LeafletMouseEvent) => {
    if (isBusy()) return
    const cluster = clusterAt(event)
    onPick(cluster ? { cluster } : { points: picked(event) })
  }
  const onMove = (event: LeafletMouseEvent) => hover(dragging || isBusy() ? undefined : clusterAt(event) ?? picked(event)[0])
  const onLeave = () => hover(undefined)
  const onDragStart = () => {
    dragging = true
    hover(undefined)
  }
  const onDragEnd = () => {
    dragging = false
  }

  map.on('click', onClick)
  map.on('mousemove', onMove)
  map.on('mouseout zoomstart', onLeave)
  map.on('dragstart', onDragStart)
  map.on('dragend', onDragEnd)
  return () => {
    map.off('click', onClick)
    map.off('mousemove', onMove)
    map.off('mouseout zoomstart', onLeave)
    map.off('dragstart', onDragStart)
    map.off('dragend', onDragEnd)
  }
}
