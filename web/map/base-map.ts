import type { Map as LeafletMap } from 'leaflet'
import type { Ground } from './ground.ts'
import { drawBaseMap } from './base-map-drawing.ts'
import { drawBaseMapNames } from './base-map-names.ts'
import type { BaseMapShapes } from './base-map-shapes.ts'
import type { Language } from './map-point.ts'
import type { MapTokens } from './map-tokens.ts'
import { createPaddedCanvas } from './padded-canvas.ts'

const PADDING = 0.25

/** The schematic as one canvas below everything else; blank until its shapes are set. */
export function createBaseMapLayer(map: LeafletMap, { ground, ...first }: { ground: Ground; tokens: MapTokens; language: Language }) {
  let { tokens, language } = first
  let shapes: BaseMapShapes | undefined
  const canvas = createPaddedCanvas({
    map,
    ground,
    pane: 'tilePane',
    padding: PADDING,
    draw(frame) {
      if (!shapes) return
      drawBaseMap({ frame, shapes, tokens })
      drawBaseMapNames({ frame, shapes, tokens, language })
    },
  })
  return {
    setShapes(next: BaseMapShapes | undefined) {
      shapes = next
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
    remove: () => canvas.remove(),
  }
}
