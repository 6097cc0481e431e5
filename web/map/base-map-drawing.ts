import type { BaseMapShapes, UnitLine } from './base-map-shapes.ts'
import { toUnit } from './mercator.ts'
import type { MapTokens } from './map-tokens.ts'
import type { CanvasFrame } from './padded-canvas.ts'

/** Bands of water along the shore, as engravers draw them: half widths in pixels at zoom 10, widest first. */
const WATER_BANDS = [22, 13, 6]
const BAND_STRENGTH = 0.055

function pathOf(frame: CanvasFrame, lines: readonly UnitLine[], { close }: { close: boolean }): Path2D {
  const path = new Path2D()
  for (const line of lines) {
    for (let index = 0; index < line.length; index += 2) {
      const x = (line[index] ?? 0) * frame.scale - frame.left
      const y = (line[index + 1] ?? 0) * frame.scale - frame.top
      if (index === 0) path.moveTo(x, y)
      else path.lineTo(x, y)
    }
    if (close) path.closePath()
  }
  return path
}

function strokeWith(context: CanvasRenderingContext2D, path: Path2D, style: { colour: string; width: number; alpha: number; dash?: number[] }) {
  context.globalAlpha = style.alpha
  context.strokeStyle = style.colour
  context.lineWidth = style.width
  context.setLineDash(style.dash ?? [])
  context.stroke(path)
  context.setLineDash([])
  context.globalAlpha = 1
}

/** A soft band along the inner side of a boundary and a fine line on it, as yearbook maps mark the area they are about. */
function drawRibbon({ context, path, colour, width }: { context: CanvasRenderingContext2D; path: Path2D; colour: string; width: number }) {
  context.save()
  context.clip(path)
  strokeWith(context, path, { colour, width: width * 2, alpha: 0.1 })
  context.restore()
  strokeWith(context, path, { colour, width: 1.2, alpha: 0.6 })
}

/** Distance of the grid's lines, in degrees. */
function gridStep(zoom: number): number {
  if (zoom < 10) return 0.5
  if (zoom < 12) return 0.2
  return zoom < 13.5 ? 0.05 : 0.02
}

interface GridLine { degrees: number; at: number }

function gridLines({ from, to, step, pixelOf }: { from: number; to: number; step: number; pixelOf: (degrees: number) => number }): GridLine[] {
  const count = Math.round((to - from) / step)
  return Array.from({ length: count + 1 }, (_, index) => {
    const degrees = from + index * step
    return { degrees, at: Math.round(pixelOf(degrees)) + 0.5 }
  })
}

function meridians(frame: CanvasFrame): GridLine[] {
  const pixelOf = (degrees: number) => toUnit(degrees, 36).x * frame.scale - frame.left
  return gridLines({ from: 119, to: 121.5, step: gridStep(frame.zoom), pixelOf })
}
function parallels(frame: CanvasFrame): GridLine[] {
  const pixelOf = (degrees: number) => toUnit(120, degrees).y * frame.scale - frame.top
  return gridLines({ from: 35, to: 37.5, step: gridStep(frame.zoom), pixelOf })
}

function graticulePath(frame: CanvasFrame): Path2D {
  const path = new Path2D()
  for (const { at } of meridians(frame)) {
    path.moveTo(at, 0)
    path.lineTo(at, frame.height)
  }
  for (const { at } of parallels(frame)) {
    path.moveTo(0, at)
    path.lineTo(frame.width, at)
  }
  return path
}

function drawSea({ context, tokens, frame, land }: { context: CanvasRenderingContext2D; tokens: MapTokens; frame: CanvasFrame; land: Path2D }) {
  context.fillStyle = tokens.sea
  context.fillRect(0, 0, frame.width, frame.height)
  strokeWith(context, graticulePath(frame), { colour: tokens.quiet, width: 1, alpha: 0.14 })
  const growth = Math.min(1.6, Math.max(0.3, 2 ** ((frame.zoom - 10.5) * 0.7)))
  for (const band of WATER_BANDS) strokeWith(context, land, { colour: tokens.civilian, width: band * 2 * growth, alpha: BAND_STRENGTH })
}

function drawLand({ context, tokens, frame, shapes, land }: {
  context: CanvasRenderingContext2D; tokens: MapTokens; frame: CanvasFrame; shapes: BaseMapShapes; land: Path2D
}) {
  const city = pathOf(frame, shapes.city, { close: true })
  context.fillStyle = tokens.paper
  context.fill(land, 'evenodd')
  context.save()
  context.clip(land, 'evenodd')
  context.fillStyle = tokens.land
  context.fill(city)
  drawRibbon({ context, path: city, colour: tokens.quiet, width: 5 })
  strokeWith(context, pathOf(frame, shapes.borders, { close: false }), { colour: tokens.quiet, width: 1, alpha: 0.6, dash: [7, 3, 1.5, 3] })
  if (shapes.sample) {
    const cells = pathOf(frame, shapes.sample.subdistricts.map((one) => one.ring), { close: true })
    const outline = pathOf(frame, [shapes.sample.outline], { close: true })
    context.globalAlpha = 0.05
    context.fillStyle = tokens.brand
    context.fill(outline)
    context.globalAlpha = 1
    if (frame.zoom >= 9.5) strokeWith(context, cells, { colour: tokens.brand, width: 0.8, alpha: 0.3 })
    drawRibbon({ context, path: outline, colour: tokens.brand, width: frame.zoom < 10 ? 3 : 6 })
  }
  context.restore()
  strokeWith(context, land, { colour: tokens.quiet, width: 1, alpha: 0.75 })
}

interface Sheet { x: number; y: number; width: number; height: number }

function drawDegrees({ context, tokens, frame, sheet }: { context: CanvasRenderingContext2D; tokens: MapTokens; frame: CanvasFrame; sheet: Sheet }) {
  context.fillStyle = tokens.quiet
  context.font = `10px ${tokens.sans}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  for (const { degrees, at } of meridians(frame)) {
    if (at > sheet.x && at < sheet.x + sheet.width) context.fillText(`${degrees.toFixed(1)}°E`, at, sheet.y + sheet.height + 16)
  }
  context.textAlign = 'right'
  for (const { degrees, at } of parallels(frame)) {
    if (at > sheet.y && at < sheet.y + sheet.height) context.fillText(`${degrees.toFixed(1)}°N`, sheet.x - 11, at)
  }
  context.textAlign = 'left'
}

/** Around the sheet: paper, a fine and a strong line, as atlas plates are framed. */
function drawFrame({ context, tokens, frame, sheet }: { context: CanvasRenderingContext2D; tokens: MapTokens; frame: CanvasFrame; sheet: Sheet }) {
  const outside = new Path2D()
  outside.rect(0, 0, frame.width, frame.height)
  outside.rect(sheet.x, sheet.y, sheet.width, sheet.height)
  context.fillStyle = tokens.paper
  context.fill(outside, 'evenodd')
  context.strokeStyle = tokens.quiet
  context.globalAlpha = 0.7
  context.lineWidth = 1
  context.strokeRect(sheet.x, sheet.y, sheet.width, sheet.height)
  context.lineWidth = 1.5
  context.strokeRect(sheet.x - 5, sheet.y - 5, sheet.width + 10, sheet.height + 10)
  context.globalAlpha = 1
  if (frame.zoom < 10) drawDegrees({ context, tokens, frame, sheet })
}

/** Draws sea, land, borders and the sheet's frame, without names. */
export function drawBaseMap({ frame, shapes, tokens }: { frame: CanvasFrame; shapes: BaseMapShapes; tokens: MapTokens }) {
  const { context, scale, left, top } = frame
  const [west = 0, north = 0, east = 0, south = 0] = shapes.sheet
  const sheet = { x: west * scale - left, y: north * scale - top, width: (east - west) * scale, height: (south - north) * scale }
  const land = pathOf(frame, shapes.land, { close: true })
  context.lineJoin = 'round'
  drawSea({ context, tokens, frame, land })
  drawLand({ context, tokens, frame, shapes, land })
  drawFrame({ context, tokens, frame, sheet })
}
