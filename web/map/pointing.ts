import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet'
import type { MapPoint } from './map-point.ts'
import type { PointsLayer } from './points-layer.ts'

/** Pixels around the pointer that count as on a symbol: half of the 44 px target that a finger needs. */
const FINGER_REACH = 22
const MOUSE_REACH = 13

/** Turns the pointer's doings over the map into picked points. Returns what takes the listeners off again. */
export function followPointer({ map, points, onPick, onHover }: {
  map: LeafletMap; points: PointsLayer; onPick: (picked: MapPoint[]) => void; onHover: (point: MapPoint | undefined) => void
}): () => void {
  let hovered: MapPoint | undefined
  let dragging = false

  function reachOf(event: LeafletMouseEvent): number {
    return event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch' ? FINGER_REACH : MOUSE_REACH
  }
  function picked(event: LeafletMouseEvent): MapPoint[] {
    return points.pick({ longitude: event.latlng.lng, latitude: event.latlng.lat, reach: reachOf(event) })
  }
  function hover(point: MapPoint | undefined) {
    if (point?.id === hovered?.id) return
    hovered = point
    map.getContainer().classList.toggle('map-on-point', point !== undefined)
    onHover(point)
  }
  const onClick = (event: LeafletMouseEvent) => onPick(picked(event))
  const onMove = (event: LeafletMouseEvent) => hover(dragging ? undefined : picked(event)[0])
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
