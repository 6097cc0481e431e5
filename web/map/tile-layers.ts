import { type Coords, type Map as LeafletMap, TileLayer, type TileLayerOptions } from 'leaflet'
import type { Language } from './map-point.ts'
import type { MarginTexts } from './map-margin.ts'
import type { TileSystem } from './tile-system.ts'

/** A base map of tiles that somebody has configured. */
export interface TileBaseMap {
  id: number
  name: string
  /** Addresses with {z}, {x} and {y}, {-y} or {bbox}; the lowest layer first. */
  layers: string[]
  minZoom: number
  maxZoom: number
  system: TileSystem
  /** 审图号, or null where the map was not examined. */
  approval: string | null
  licence: string
  attribution: string
  /** Whether the browser may draw the tiles into a picture. */
  drawable: boolean
}

/** Half the edge of the world in metres of Web Mercator. */
const HALF_WORLD = 20_037_508.342789244
/** So many tiles in a row that did not come are no gap but a failure. */
const MOST_MISSING = 8

const STAMP = { zh: '未经审图，仅供内部参考', en: 'Not examined by the map authority; for internal reference only' }

/** What the margin says of a base map. */
export function marginOf({ approval, attribution, licence }: TileBaseMap, language: Language): MarginTexts {
  return {
    stamp: approval === null ? STAMP[language] : language === 'zh' ? `审图号：${approval}` : `Map approval no. ${approval}`,
    attribution: language === 'zh' ? `底图：${attribution}（${licence}）` : `Base map: ${attribution} (${licence})`,
  }
}

/** The box of a tile in metres, as WMS asks for it. */
export function boxOfTile({ z, x, y }: { z: number; x: number; y: number }): string {
  const edge = 2 * HALF_WORLD / 2 ** z
  return [x * edge - HALF_WORLD, HALF_WORLD - (y + 1) * edge, (x + 1) * edge - HALF_WORLD, HALF_WORLD - y * edge].join(',')
}

/** The tiles under everything else. `onFail` is called once where none of a base map's tiles come, or no more. */
export function createTileLayers(map: LeafletMap, { onFail }: { onFail: (base: TileBaseMap) => void }) {
  let layers: TileLayer[] = []

  function addLayer(base: TileBaseMap, template: string, level: number) {
    let [came, missing, isTold] = [0, 0, false]
    // Leaflet fills every option into the address, and calls those that are functions.
    const options: TileLayerOptions & { bbox: (tile: Coords) => string } = {
      minZoom: base.minZoom, maxNativeZoom: base.maxZoom, maxZoom: 24, zIndex: level + 1, bbox: boxOfTile, updateWhenZooming: false,
    }
    const layer = new TileLayer(template, options)
    const tell = () => {
      if (isTold) return
      isTold = true
      onFail(base)
    }
    layer.on('tileload', () => {
      came += 1
      missing = 0
    })
    layer.on('tileerror', () => {
      missing += 1
      if (missing >= MOST_MISSING) tell()
    })
    layer.on('load', () => {
      if (came === 0 && missing > 0) tell()
    })
    layers.push(layer.addTo(map))
  }

  function remove() {
    for (const layer of layers) layer.remove().off()
    layers = []
  }

  return {
    set(base: TileBaseMap | null) {
      remove()
      base?.layers.forEach((template, level) => addLayer(base, template, level))
    },
    /** Resolves once every tile in view has come or failed. */
    whenLoaded: () => Promise.all(layers.map((layer) => layer.isLoading() ? new Promise<void>((resolve) => layer.once('load remove', () => resolve())) : Promise.resolve())),
    remove,
  }
}
