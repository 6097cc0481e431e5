import { DomUtil, point } from 'leaflet'
import type { LatLng, Map as LeafletMap, ZoomAnimEvent } from 'leaflet'
import type { Ground } from './ground.ts'
import { worldSize } from './mercator.ts'

/** What a drawing needs: pixels are unit-square coordinates × `scale` − `left`, `top`. The context is cleared and scaled for the screen. */
export interface CanvasFrame {
  context: CanvasRenderingContext2D
  width: number
  height: number
  zoom: number
  scale: number
  left: number
  top: number
  ground: Ground
}

/** Beyond this a sharper canvas costs memory that nobody sees. */
const SHARPEST = 2
/** Of a map that is laid out for paper, which shows more than a screen does. */
export const ON_PAPER = 'map-on-paper'

const isOnPaper = (map: LeafletMap) => map.getContainer().classList.contains(ON_PAPER)

/** Pixels that a map's pictures have for each one of the page. */
export const sharpnessOf = (map: LeafletMap) => isOnPaper(map) ? SHARPEST : Math.min(SHARPEST, window.devicePixelRatio || 1)

/**
 * A canvas that reaches `padding` of the view beyond each edge and is drawn anew only when a move ends, so that panning and
 * zooming in between are CSS transforms. A pan that outruns the padding draws at the next animation frame.
 */
export function createPaddedCanvas({ map, ground, pane, padding, draw }: {
  map: LeafletMap; ground: Ground; pane: string; padding: number; draw: (frame: CanvasFrame) => void
}) {
  const canvas = DomUtil.create('canvas', 'leaflet-layer leaflet-zoom-animated map-canvas', map.getPane(pane))
  canvas.setAttribute('aria-hidden', 'true')
  const drawn = { zoom: map.getZoom(), left: 0, top: 0, width: 0, height: 0 }
  let pending = 0
  /** While a zoom is animated Leaflet already reports the new zoom; drawing then would jump, and the end of the move draws anyway. */
  let zooming = false

  function redraw() {
    cancelAnimationFrame(pending)
    pending = 0
    zooming = false
    const context = canvas.getContext('2d')
    const view = map.getSize()
    if (!context || view.x === 0 || view.y === 0) return
    // What lies beyond the edge would be printed with the rest, unseen, and takes more than half of the time.
    const margin = view.multiplyBy(isOnPaper(map) ? 0 : padding).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    const origin = map.getPixelOrigin()
    const sharpness = Math.min(SHARPEST, sharpnessOf(map) * (canvas.currentCSSZoom ?? 1))
    Object.assign(drawn, {
      zoom: map.getZoom(),
      left: origin.x + corner.x,
      top: origin.y + corner.y,
      width: view.x + 2 * margin.x,
      height: view.y + 2 * margin.y,
    })
    resize(sharpness)
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0)
    context.clearRect(0, 0, drawn.width, drawn.height)
    DomUtil.setPosition(canvas, corner)
    draw({ context, ...drawn, scale: worldSize(drawn.zoom), ground })
  }

  function resize(sharpness: number) {
    const width = Math.round(drawn.width * sharpness)
    const height = Math.round(drawn.height * sharpness)
    if (canvas.width === width && canvas.height === height) return
    canvas.width = width
    canvas.height = height
    canvas.style.width = `${drawn.width}px`
    canvas.style.height = `${drawn.height}px`
  }

  function schedule() {
    if (pending === 0 && !zooming) pending = requestAnimationFrame(redraw)
  }

  /** Leaflet's own renderers do the same with private methods (Renderer.js, _updateTransform). */
  function follow(center: LatLng, zoom: number) {
    const growth = 2 ** (zoom - drawn.zoom)
    const mapPane = map.getPane('mapPane')
    const shift = mapPane ? DomUtil.getPosition(mapPane) : point(0, 0)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(shift).round()
    DomUtil.setTransform(canvas, point(drawn.left * growth, drawn.top * growth).subtract(origin), growth)
  }

  function onMove() {
    if (map.getZoom() !== drawn.zoom) return
    const view = map.getPixelBounds()
    const corner = view.min ?? point(0, 0)
    const size = map.getSize()
    const outrun = corner.x < drawn.left || corner.y < drawn.top
      || corner.x + size.x > drawn.left + drawn.width || corner.y + size.y > drawn.top + drawn.height
    if (outrun) schedule()
  }

  const onZoom = () => follow(map.getCenter(), map.getZoom())
  const onZoomAnimation = (event: ZoomAnimEvent) => {
    cancelAnimationFrame(pending)
    pending = 0
    zooming = true
    follow(event.center, event.zoom)
  }
  map.on('moveend resize', redraw)
  map.on('move', onMove)
  map.on('zoom', onZoom)
  map.on('zoomanim', onZoomAnimation)

  return {
    /** Draws before the next frame; several calls draw once. */
    schedule,
    remove() {
      cancelAnimationFrame(pending)
      map.off('moveend resize', redraw)
      map.off('move', onMove)
      map.off('zoom', onZoom)
      map.off('zoomanim', onZoomAnimation)
      canvas.remove()
      // Browsers keep the pixels of a detached canvas until collection; giving them back at once keeps memory flat.
      canvas.width = 0
      canvas.height = 0
    },
  }
}
