/** Degrees WGS84. */
export interface Spot { longitude: number; latitude: number }

/** What places are filtered by: a circle in metres, or a polygon whose edges are straight on the map. */
export type MapArea = { kind: 'circle'; middle: Spot; metres: number } | { kind: 'polygon'; corners: Spot[] }

/** What tools have drawn on the map. */
export interface MapShapes {
  area: MapArea | null
  /** A measured line with what it says at some of its corners; closed where its area is measured too. */
  line: { corners: Spot[]; closed: boolean; labels: string[] } | null
  /** Straight lines from a spot to what is nearest to it. */
  rays: { from: Spot; to: Spot[] } | null
  /** Circles of `metres` around what covers, and rings around what is left out. */
  coverage: { middles: Spot[]; metres: number; gaps: Spot[] } | null
}

export const noShapes: MapShapes = { area: null, line: null, rays: null, coverage: null }

/** What is being drawn; the next corner follows the pointer. `metres` is the radius of a circle whose edge nobody has pointed at. */
export interface MapDraft { kind: 'circle' | 'polygon' | 'measure' | 'spot'; corners: Spot[]; metres: number }
