import { latLngBounds, Map as LeafletMap, type ZoomPanOptions } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import './map.css'
import { SCHEMATIC_ATTRIBUTION, SCHEMATIC_STAMP } from './base-map-sources.ts'
import { loadBaseMapShapes } from './base-map-shapes.ts'
import { createBaseMapLayer } from './base-map.ts'
import { createGround } from './ground.ts'
import { createHighlight } from './highlight.ts'
import { openHitList } from './hit-list.ts'
import { createMapMargin } from './map-margin.ts'
import type { MarginTexts } from './map-margin.ts'
import type { Language, MapBounds, MapCluster, MapPoint } from './map-point.ts'
import type { MapDraft, MapShapes } from './map-shapes.ts'
import type { MapTokens } from './map-tokens.ts'
import { ON_PAPER } from './padded-canvas.ts'
import { followPointer, type Picked } from './pointing.ts'
import { createPointsLayer } from './points-layer.ts'
import { createShapesLayer, type DrawingListeners } from './shapes-layer.ts'
import { createTileLayers, type TileBaseMap } from './tile-layers.ts'
import { createTyphoonLayer, type TyphoonDrawing } from './typhoon-layer.ts'

/** Which base map to draw: tiles, or the schematic, with the sample district's outlines only where its data is. */
export interface BaseMapChoice { tiles: TileBaseMap | null; withSample: boolean }

export interface MapViewOptions {
  /** Read anew by `refreshTokens`. */
  tokens: () => MapTokens
  language: Language
  /** What to show first: a middle with a zoom, a box to fit with room around it, or one that was a whole view. */
  initialView: { longitude: number; latitude: number; zoom: number } | MapBounds | { frame: MapBounds }
  /** Called after each move, and once for the first view. */
  onMove: (bounds: MapBounds, zoom: number) => void
  onDraw: DrawingListeners
  /** Called where the tiles of a base map do not come. */
  onBaseMapFail: (base: TileBaseMap) => void
}

const LEAST_ZOOM = 8
const MOST_ZOOM = 16
/** Tiles reach further than the schematic, as far as a storm is followed. */
const LEAST_TILE_ZOOM = 4
/** The sheet of the shipped base map with a margin; further out there is nothing to see. */
const REACH = latLngBounds([34.9, 118.4], [37.7, 122.1])
const MOTION_SECONDS = 0.18
/** Whoever prints does not wait longer for tiles than so many milliseconds. */
const TILE_PATIENCE = 15_000

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
const toLeaflet = ({ west, south, east, north }: MapBounds) => latLngBounds([south, west], [north, east])

/** A map in `container`, which must have a size. Everything it adds to the page, `destroy` takes away. */
export function createMapView(container: HTMLElement, options: MapViewOptions) {
  let { language } = options
  let selectedId: string | undefined
  let destroyed = false
  /** The schematic that is being loaded, until another base map is asked for. */
  let wanted: { withSample: boolean } | null = null
  let baseMapReady: Promise<void> = Promise.resolve()
  const selectListeners = new Set<(id: string | undefined) => void>()
  const hoverListeners = new Set<(id: string | undefined) => void>()
  const clusterListeners = new Set<(cluster: MapCluster) => void>()

  const ground = createGround()
  const map = new LeafletMap(container, {
    crs: ground.crs,
    attributionControl: false,
    zoomControl: false,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    zoomSnap: 0.25,
    maxBounds: REACH,
    maxBoundsViscosity: 0.8,
    zoomAnimation: !isStill(),
    fadeAnimation: false,
    inertia: !isStill(),
  })
  show(options.initialView, { animate: false })

  const tokens = options.tokens()
  const baseMap = createBaseMapLayer(map, { ground, tokens, language })
  const tiles = createTileLayers(map, { onFail: options.onBaseMapFail })
  const typhoon = createTyphoonLayer(map, tokens)
  const shapes = createShapesLayer(map, { ground, tokens, language, on: options.onDraw })
  const points = createPointsLayer(map, { ground, tokens })
  const selection = createHighlight(map, 'map-selected')
  const hover = createHighlight(map, 'map-hovered')
  const margin = createMapMargin(map, { language, texts: { stamp: SCHEMATIC_STAMP[language], attribution: SCHEMATIC_ATTRIBUTION[language] } })
  const stopFollowing = followPointer({ map, points, isBusy: shapes.isDrawing, onPick, onHover })

  function show(view: MapViewOptions['initialView'], { animate }: { animate: boolean }) {
    if ('zoom' in view) map.setView([view.latitude, view.longitude], view.zoom, { animate, duration: MOTION_SECONDS })
    else if ('frame' in view) map.fitBounds(toLeaflet(view.frame), { animate })
    else map.fitBounds(toLeaflet(view), { animate, duration: MOTION_SECONDS, padding: [24, 24] })
  }
  /** Moves everything to where the base map has it, and lets the map go as far as its tiles do; what is in the middle stays there. */
  function setGround(next: TileBaseMap | null) {
    const [center, zoom, system] = [map.getCenter(), map.getZoom(), next?.system ?? 'WGS84']
    if (system !== ground.system()) {
      ground.use(system)
      points.layOut()
      // Leaflet's types do not know `reset`, which lays everything out anew where the view stays the same.
      const options: ZoomPanOptions & { reset: true } = { animate: false, reset: true }
      map.setView(center, zoom, options)
    }
    map.setMaxBounds(next === null ? REACH : latLngBounds([]))
    map.setMinZoom(next === null ? LEAST_ZOOM : Math.max(LEAST_TILE_ZOOM, next.minZoom))
    map.setMaxZoom(Math.max(MOST_ZOOM, next?.maxZoom ?? 0))
  }
  async function drawSchematic(mine: { withSample: boolean }) {
    const loaded = await loadBaseMapShapes(mine)
    if (!destroyed && wanted === mine) baseMap.setShapes(loaded)
  }
  function refreshTokens() {
    const next = options.tokens()
    baseMap.setTokens(next)
    shapes.setTokens(next)
    points.setTokens(next)
    typhoon.setTokens(next)
  }
  function reportMove() {
    const bounds = map.getBounds()
    options.onMove(
      { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }, map.getZoom())
  }
  function drawSelection() {
    const point = selectedId === undefined ? undefined : points.find(selectedId)
    if (point) selection.show(point)
    else selection.hide()
  }
  function choose(id: string | undefined) {
    for (const listener of selectListeners) listener(id)
  }
  function onPick(picked: Picked) {
    hover.hide()
    if ('cluster' in picked) for (const listener of clusterListeners) listener(picked.cluster)
    else if (picked.points.length > 1) openHitList({ map, points: picked.points, language, choose: (point) => choose(point.id) })
    else choose(picked.points[0]?.id)
  }
  function onHover(place: MapPoint | MapCluster | undefined) {
    showHover(place)
    for (const listener of hoverListeners) listener(place?.id)
  }
  function showHover(place: MapPoint | MapCluster | undefined) {
    if (place === undefined || place.id === selectedId) hover.hide()
    else if ('count' in place) hover.showCluster(place)
    else hover.show(place)
  }

  map.on('moveend', reportMove)
  reportMove()

  return {
    setPoints(next: readonly MapPoint[], clusters: readonly MapCluster[]) {
      points.setPoints(next, clusters)
      hover.hide()
      drawSelection()
    },
    /** Rings a point; an id that is not among the points is remembered until it is. */
    setSelection(id: string | undefined) {
      selectedId = id
      points.setNamedElsewhere(id)
      hover.hide()
      drawSelection()
    },
    /** Shows a point or a cluster as pointed at, wherever the pointer is: for a list beside the map. */
    setHover: (id: string | undefined) => showHover(id === undefined ? undefined : points.find(id) ?? points.findCluster(id)),
    /** Draws a storm at an hour; null takes it away. */
    setTyphoon: (drawing: TyphoonDrawing | null) => typhoon.set(drawing),
    setShapes: (next: MapShapes) => shapes.setShapes(next),
    /** Starts or goes on with drawing; undefined ends it. */
    setDraft: (next: MapDraft | undefined) => shapes.setDraft(next),
    setBaseMap({ tiles: next, withSample }: BaseMapChoice) {
      setGround(next)
      tiles.set(next)
      // Tiles are light in every theme: what stands on them needs a ground of its own.
      container.classList.toggle('map-on-tiles', next !== null)
      baseMap.setShapes(undefined)
      wanted = next === null ? { withSample } : null
      baseMapReady = wanted === null ? Promise.resolve() : drawSchematic(wanted)
    },
    /** Resolves once the base map is there as far as it comes, and everything has been drawn. */
    async whenDrawn() {
      await Promise.race([Promise.all([baseMapReady, tiles.whenLoaded()]), pause(TILE_PATIENCE)])
      await nextFrame()
      await nextFrame()
    },
    /** Draws for paper: in the colours that hold where the map is then, and sharper. */
    setOnPaper(onPaper: boolean) {
      container.classList.toggle(ON_PAPER, onPaper)
      refreshTokens()
    },
    /** Stamp and sources in the margin. */
    setMargin: (texts: MarginTexts) => margin.setTexts(texts),
    setLanguage(next: Language) {
      language = next
      baseMap.setLanguage(next)
      shapes.setLanguage(next)
      margin.setLanguage(next)
    },
    fitTo: (bounds: MapBounds) => show(bounds, { animate: !isStill() }),
    /** Shows a box at once and as large as it goes, in a container that may just have got another size. */
    frame(bounds: MapBounds) {
      map.invalidateSize({ animate: false, pan: false })
      show({ frame: bounds }, { animate: false })
    },
    /** Moves to a place; without a zoom it keeps the one in force, but comes close enough to tell neighbours apart. */
    flyTo: ({ longitude, latitude, zoom }: { longitude: number; latitude: number; zoom?: number }) =>
      show({ longitude, latitude, zoom: zoom ?? Math.max(map.getZoom(), 13) }, { animate: !isStill() }),
    /** Each returns what takes the listener off again. */
    onSelect(listener: (id: string | undefined) => void) {
      selectListeners.add(listener)
      return () => selectListeners.delete(listener)
    },
    onHover(listener: (id: string | undefined) => void) {
      hoverListeners.add(listener)
      return () => hoverListeners.delete(listener)
    },
    onCluster(listener: (cluster: MapCluster) => void) {
      clusterListeners.add(listener)
      return () => clusterListeners.delete(listener)
    },
    refreshTokens,
    /** To be called when the container's size changed. A hidden container is let be: its bounds would be one point. */
    resize() {
      if (container.clientWidth > 0 && container.clientHeight > 0) map.invalidateSize({ animate: false })
    },
    destroy() {
      destroyed = true
      stopFollowing()
      map.off('moveend', reportMove)
      selection.hide()
      hover.hide()
      margin.remove()
      points.remove()
      typhoon.remove()
      shapes.remove()
      tiles.remove()
      baseMap.remove()
      map.remove()
    },
  }
}

export type MapView = ReturnType<typeof createMapView>
