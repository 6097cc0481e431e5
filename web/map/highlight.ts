import { DivIcon, DomUtil, Marker } from 'leaflet'
import type { Map as LeafletMap } from 'leaflet'
import type { MapPoint } from './map-point.ts'
import { symbolSvg } from './symbols.ts'

const SYMBOL_PIXELS = 24

/**
 * A ring around one point with its symbol on top of all others and its name: a single DOM element, so that pointing and
 * selecting never redraw the canvas. `className` tells the look.
 */
export function createHighlight(map: LeafletMap, className: string) {
  let marker: Marker | undefined

  function hide() {
    marker?.remove()
    marker = undefined
  }

  return {
    show(point: MapPoint) {
      hide()
      const element = DomUtil.create('div', 'map-highlight-body')
      element.innerHTML = symbolSvg(point.kind, SYMBOL_PIXELS)
      DomUtil.create('span', 'map-highlight-name', element).textContent = point.name
      const icon = new DivIcon({ className: `map-highlight ${className}`, html: element, iconSize: [0, 0] })
      marker = new Marker([point.latitude, point.longitude], { icon, interactive: false, keyboard: false }).addTo(map)
    },
    hide,
  }
}
