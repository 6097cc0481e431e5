import { areaText, circleLine, lengthText, metresAlong, metresBetween, squareMetres } from './geodesic.ts'
import type { TileSystem } from './tile-system.ts'
import type { Language } from './map-point.ts'
import type { MapArea, MapDraft, MapShapes, Spot } from './map-shapes.ts'
import type { MapTokens } from './map-tokens.ts'
import { lineToUnit } from './mercator.ts'
import type { CanvasFrame } from './padded-canvas.ts'

interface Look { stroke: string; width: number; fill?: string; fillAlpha?: number; dash?: number[] }

const unitOf = ({ ground }: CanvasFrame, spots: readonly Spot[]) => lineToUnit(spots.map(({ longitude, latitude }) => [longitude, latitude]), ground.toUnit)

function pixelsOf(frame: CanvasFrame, line: Float64Array): { x: number; y: number }[] {
  return Array.from({ length: line.length / 2 }, (_, index) => ({
    x: (line[index * 2] ?? 0) * frame.scale - frame.left, y: (line[index * 2 + 1] ?? 0) * frame.scale - frame.top,
  }))
}

function pathOf(frame: CanvasFrame, line: Float64Array, closed: boolean): Path2D {
  const path = new Path2D()
  pixelsOf(frame, line).forEach(({ x, y }, index) => index === 0 ? path.moveTo(x, y) : path.lineTo(x, y))
  if (closed) path.closePath()
  return path
}

function draw(frame: CanvasFrame, path: Path2D, { stroke, width, fill, fillAlpha = 1, dash = [] }: Look) {
  const { context } = frame
  if (fill !== undefined) {
    context.globalAlpha = fillAlpha
    context.fillStyle = fill
    context.fill(path, 'evenodd')
    context.globalAlpha = 1
  }
  context.lineJoin = 'round'
  context.lineWidth = width
  context.strokeStyle = stroke
  context.setLineDash(dash)
  context.stroke(path)
  context.setLineDash([])
}

function dots(frame: CanvasFrame, line: Float64Array, tokens: MapTokens, colour: string) {
  for (const { x, y } of pixelsOf(frame, line)) {
    const path = new Path2D()
    path.arc(x, y, 4.5, 0, 2 * Math.PI)
    draw(frame, path, { stroke: colour, width: 2, fill: tokens.surface })
  }
}

/** A text on a small plate above a spot: what is measured must be read over any ground. */
function plate(frame: CanvasFrame, spot: Spot, text: string, tokens: MapTokens) {
  const { context } = frame
  const [at] = pixelsOf(frame, unitOf(frame, [spot]))
  if (!at || text === '') return
  context.font = `600 12px ${tokens.sans}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  const width = context.measureText(text).width + 12
  const path = new Path2D()
  path.roundRect(at.x - width / 2, at.y - 31, width, 20, 4)
  draw(frame, path, { stroke: tokens.line, width: 1, fill: tokens.surface })
  context.fillStyle = tokens.ink
  context.fillText(text, at.x, at.y - 20.5)
  context.textAlign = 'left'
}

const outlineOf = (frame: CanvasFrame, area: MapArea) => area.kind === 'circle' ? circleLine(area.middle, area.metres, frame.ground.toUnit) : unitOf(frame, area.corners)

function drawArea(frame: CanvasFrame, area: MapArea, tokens: MapTokens) {
  draw(frame, pathOf(frame, outlineOf(frame, area), true), { stroke: tokens.brand, width: 2, fill: tokens.brand, fillAlpha: 0.1 })
}

function drawLine(frame: CanvasFrame, { corners, closed, labels }: NonNullable<MapShapes['line']>, tokens: MapTokens) {
  const line = unitOf(frame, corners)
  const path = pathOf(frame, line, closed)
  draw(frame, path, { stroke: tokens.surface, width: 5, ...closed && { fill: tokens.fourth, fillAlpha: 0.12 } })
  draw(frame, path, { stroke: tokens.fourth, width: 2.5 })
  dots(frame, line, tokens, tokens.fourth)
  corners.forEach((corner, index) => plate(frame, corner, labels[index] ?? '', tokens))
}

function drawRays(frame: CanvasFrame, { from, to }: NonNullable<MapShapes['rays']>, tokens: MapTokens) {
  for (const end of to) draw(frame, pathOf(frame, unitOf(frame, [from, end]), false), { stroke: tokens.brand, width: 1.5, dash: [5, 4] })
  const [at] = pixelsOf(frame, unitOf(frame, [from]))
  if (!at) return
  const ring = new Path2D()
  ring.arc(at.x, at.y, 7, 0, 2 * Math.PI)
  draw(frame, ring, { stroke: tokens.brand, width: 3, fill: tokens.surface })
}

type Coverage = NonNullable<MapShapes['coverage']>
/** A thousand circles on the ellipsoid are worked out once, not at every move of the map. */
const circles = new WeakMap<Coverage, { system: TileSystem; lines: Float64Array[] }>()

function circlesOf({ ground }: CanvasFrame, coverage: Coverage): Float64Array[] {
  const [known, system] = [circles.get(coverage), ground.system()]
  if (known?.system === system) return known.lines
  const lines = coverage.middles.map((middle) => circleLine(middle, coverage.metres, ground.toUnit))
  circles.set(coverage, { system, lines })
  return lines
}

function drawCoverage(frame: CanvasFrame, coverage: Coverage, tokens: MapTokens) {
  const covered = new Path2D()
  for (const circle of circlesOf(frame, coverage)) covered.addPath(pathOf(frame, circle, true))
  const { context } = frame
  context.globalAlpha = 0.13
  context.fillStyle = tokens.brand
  context.fill(covered, 'nonzero')
  context.globalAlpha = 1
  draw(frame, covered, { stroke: tokens.brand, width: 1, dash: [4, 4] })
  for (const { x, y } of pixelsOf(frame, unitOf(frame, coverage.gaps))) {
    const ring = new Path2D()
    ring.arc(x, y, 17, 0, 2 * Math.PI)
    draw(frame, ring, { stroke: tokens.surface, width: 5 })
    draw(frame, ring, { stroke: tokens.watch, width: 2.5 })
  }
}

/** Draws what tools have made, below the points. */
export function drawShapes({ frame, shapes: { area, line, rays, coverage }, tokens }: { frame: CanvasFrame; shapes: MapShapes; tokens: MapTokens }) {
  if (coverage) drawCoverage(frame, coverage, tokens)
  if (area) drawArea(frame, area, tokens)
  if (rays) drawRays(frame, rays, tokens)
  if (line) drawLine(frame, line, tokens)
}

/** Draws what is being drawn, with a last corner at the pointer and its measure beside it. */
export function drawDraft({ frame, draft, pointer, tokens, language }: {
  frame: CanvasFrame; draft: MapDraft; pointer: Spot | undefined; tokens: MapTokens; language: Language
}) {
  const [middle] = draft.corners
  if (!middle || draft.kind === 'spot') return
  if (draft.kind === 'circle') {
    const metres = pointer ? metresBetween(middle, pointer) : draft.metres
    drawArea(frame, { kind: 'circle', middle, metres }, tokens)
    dots(frame, unitOf(frame, [middle]), tokens, tokens.brand)
    plate(frame, pointer ?? middle, lengthText(metres, language), tokens)
    return
  }
  const corners = pointer ? [...draft.corners, pointer] : draft.corners
  const colour = draft.kind === 'measure' ? tokens.fourth : tokens.brand
  const closes = draft.kind === 'polygon' && corners.length > 2
  draw(frame, pathOf(frame, unitOf(frame, corners), closes), { stroke: colour, width: 2, dash: [6, 4], ...closes && { fill: colour, fillAlpha: 0.1 } })
  dots(frame, unitOf(frame, draft.corners), tokens, colour)
  const end = corners.at(-1)
  if (!end) return
  const text = draft.kind === 'measure' ? lengthText(metresAlong(corners).at(-1) ?? 0, language) : closes ? areaText(squareMetres(corners), language) : ''
  plate(frame, end, text, tokens)
}
