import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet'
import type { Ground } from './ground.ts'
import type { Language } from './map-point.ts'
import { type MapDraft, type MapShapes, noShapes, type Spot } from './map-shapes.ts'
import type { MapTokens } from './map-tokens.ts'
import { createPaddedCanvas } from './padded-canvas.ts'
import { drawDraft, drawShapes } from './shapes-drawing.ts'

const PADDING = 0.25
/** A click this near to a corner means the corner. */
const SAME_PIXELS = 10
/** The second click of a double one may end a drawing, and its double click comes after it. */
const DOUBLE_CLICK_MILLISECONDS = 500

/** What a person does while drawing: a new corner, the last one taken back, the end of it, or none of it. */
export interface DrawingListeners { spot: (spot: Spot) => void; undo: () => void; finish: () => void; cancel: () => void }

/** What tools have drawn, and what is being drawn: by clicks, or by the Enter key at the middle of the map, which arrow keys move. */
export function createShapesLayer(map: LeafletMap, { on, ground, ...first }: { ground: Ground; tokens: MapTokens; language: Language; on: DrawingListeners }) {
  let { tokens, language } = first
  let shapes = noShapes
  let draft: MapDraft | undefined
  let pointer: Spot | undefined
  let zoomsAgain: ReturnType<typeof setTimeout> | undefined
  const container = map.getContainer()
  const canvas = createPaddedCanvas({
    map,
    ground,
    pane: 'overlayPane',
    padding: PADDING,
    draw(frame) {
      drawShapes({ frame, shapes, tokens })
      if (draft) drawDraft({ frame, draft, pointer, tokens, language })
    },
  })

  const isNear = (event: LeafletMouseEvent, corner: Spot | undefined) => corner !== undefined
    && map.latLngToContainerPoint([corner.latitude, corner.longitude]).distanceTo(event.containerPoint) < SAME_PIXELS
  const onClick = (event: LeafletMouseEvent) => {
    if (!draft) return
    const { kind, corners } = draft
    const isLine = kind === 'polygon' || kind === 'measure'
    // The second click of a double one stands on the last corner; one on the first closes a polygon.
    if (isLine && (isNear(event, corners.at(-1)) || (corners.length > 2 && isNear(event, corners[0])))) on.finish()
    else on.spot({ longitude: event.latlng.lng, latitude: event.latlng.lat })
  }
  const onMove = (event: LeafletMouseEvent) => {
    if (!draft) return
    pointer = { longitude: event.latlng.lng, latitude: event.latlng.lat }
    canvas.schedule()
  }
  const onOut = () => {
    pointer = undefined
    if (draft) canvas.schedule()
  }
  const keys: Record<string, () => void> = {
    Enter: () => on.spot({ longitude: map.getCenter().lng, latitude: map.getCenter().lat }),
    Backspace: () => on.undo(),
    Escape: () => on.cancel(),
  }
  const onKey = (event: KeyboardEvent) => {
    if (!draft || event.target !== container) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  map.on('click', onClick)
  map.on('mousemove', onMove)
  map.on('mouseout', onOut)
  container.addEventListener('keydown', onKey)

  return {
    isDrawing: () => draft !== undefined,
    setShapes(next: MapShapes) {
      shapes = next
      canvas.schedule()
    },
    setDraft(next: MapDraft | undefined) {
      if (next || draft) {
        clearTimeout(zoomsAgain)
        map.doubleClickZoom.disable()
        if (!next) zoomsAgain = setTimeout(() => map.doubleClickZoom.enable(), DOUBLE_CLICK_MILLISECONDS)
      }
      draft = next
      if (!next) pointer = undefined
      container.classList.toggle('map-drawing', next !== undefined)
      canvas.schedule()
    },
    setTokens(next: MapTokens) {
      tokens = next
      canvas.schedule()
    },
    setLanguage(next: Language) {
      language = next
      canvas.schedule()
    },
    remove() {
      clearTimeout(zoomsAgain)
      map.off('click', onClick)
      map.off('mousemove', onMove)
      map.off('mouseout', onOut)
      container.removeEventListener('keydown', onKey)
      canvas.remove()
    },
  }
}
