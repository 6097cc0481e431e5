import { DivIcon, DomUtil, Marker } from 'leaflet'
import type { Map as LeafletMap } from 'leaflet'
import { clusterRadius } from './cluster-drawing.ts'
import type { MapCluster, MapPoint } from './map-point.ts'
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

  function place(element: HTMLElement, { longitude, latitude }: { longitude: number; latitude: number }) {
    hide()
    const icon = new DivIcon({ className: `map-highlight ${className}`, html: element, iconSize: [0, 0] })
    marker = new Marker([latitude, longitude], { icon, interactive: false, keyboard: false }).addTo(map)
  }

  return {
    show(point: MapPoint) {
      const element = DomUtil.create('div', 'map-highlight-body')
      element.innerHTML = symbolSvg(point.kind, SYMBOL_PIXELS)
      DomUtil.create('span', 'map-highlight-name', element).textContent = point.name
      place(element, point)
    },
    /** Rings a cluster, which keeps its number. */
    showCluster(cluster: MapCluster) {
      const element = DomUtil.create('div', 'map-highlight-cluster')
      const edge = 2 * clusterRadius(cluster.count) + 6
      Object.assign(element.style, { width: `${edge}px`, height: `${edge}px`, left: `${-edge / 2}px`, top: `${-edge / 2}px` })
      place(element, cluster)
    },
    hide,
  }
}
