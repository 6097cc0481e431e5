import { CircleMarker, type LatLngExpression, LayerGroup, type Map as LeafletMap, Polygon, Polyline, SVG } from 'leaflet'
import type { MapTokens } from './map-tokens.ts'

/** Longitude and latitude in turn. */
type Line = readonly number[]

/** A storm as the map draws it at an hour. */
export interface TyphoonDrawing {
  line: Line
  centre: { longitude: number, latitude: number } | null
  /** Each with the Beaufort force of its edge. */
  rings: readonly { force: number, outline: Line }[]
  forecasts: readonly Line[]
}

const PANE = 'typhoon'
/** Above the base map (200), below the points (400). */
const PANE_LEVEL = '350'
const CENTRE_PIXELS = 6
const fillOf = (force: number) => force >= 12 ? 0.26 : force >= 10 ? 0.18 : 0.1

/** Track, forecasts and wind rings of one storm, in one hue that deepens with the wind. */
export function createTyphoonLayer(map: LeafletMap, first: MapTokens) {
  const pane = map.createPane(PANE)
  Object.assign(pane.style, { zIndex: PANE_LEVEL, pointerEvents: 'none' })
  const renderer = new SVG({ pane: PANE, padding: 1 })
  const group = new LayerGroup([], { pane: PANE }).addTo(map)
  let tokens = first
  let drawing: TyphoonDrawing | null = null

  function draw() {
    group.clearLayers()
    if (drawing === null) return
    const common = { renderer, pane: PANE, interactive: false, color: tokens.military }
    for (const { force, outline } of drawing.rings) {
      group.addLayer(new Polygon(placesOf(outline), { ...common, weight: force >= 10 ? 2 : 1.5, fillColor: tokens.military, fillOpacity: fillOf(force) }))
    }
    for (const line of drawing.forecasts) group.addLayer(new Polyline(placesOf(line), { ...common, color: tokens.quiet, weight: 1.5, dashArray: '4 5' }))
    group.addLayer(new Polyline(placesOf(drawing.line), { ...common, color: tokens.ink, weight: 2 }))
    if (drawing.centre !== null) {
      const { longitude, latitude } = drawing.centre
      group.addLayer(new CircleMarker([latitude, longitude], { ...common, radius: CENTRE_PIXELS, color: tokens.surface, weight: 2, fillColor: tokens.ink, fillOpacity: 1 }))
    }
  }

  return {
    set(next: TyphoonDrawing | null) {
      drawing = next
      draw()
    },
    setTokens(next: MapTokens) {
      tokens = next
      draw()
    },
    remove() {
      group.remove()
      renderer.remove()
      pane.remove()
    },
  }
}

function placesOf(line: Line): LatLngExpression[] {
  return Array.from({ length: Math.floor(line.length / 2) }, (_, index) => [line[index * 2 + 1] ?? 0, line[index * 2] ?? 0])
}
