import type { MapTokens } from './map-tokens.ts'
import { symbolOf, symbolPaths } from './symbols.ts'

/** `plate`: glyph on its plate. `mark`: the bare glyph, for too many points for plates. `dot`: the bare plate, seen from afar. */
export type SpriteStyle = 'plate' | 'mark' | 'dot'
export interface Sprite { image: HTMLCanvasElement; size: number }

const PIXELS: Record<SpriteStyle, number> = { plate: 22, mark: 12, dot: 8 }
/** Rim in the ground's colour that keeps overlapping symbols apart, and room for it and the mark of a stale point. */
const RIM: Record<SpriteStyle, number> = { plate: 1.5, mark: 1.5, dot: 1 }
const MARGIN = 4

function drawStaleMark(context: CanvasRenderingContext2D, tokens: MapTokens) {
  context.beginPath()
  context.moveTo(21, -2.5)
  context.lineTo(26.5, 7)
  context.lineTo(15.5, 7)
  context.closePath()
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = tokens.land
  context.stroke()
  context.fillStyle = tokens.watch
  context.fill()
}

function drawSprite({ kind, style, stale, tokens, sharpness }: {
  kind: string; style: SpriteStyle; stale: boolean; tokens: MapTokens; sharpness: number
}): Sprite {
  const symbol = symbolOf(kind)
  const { plate, glyph, glyphScale } = symbolPaths(symbol)
  const size = PIXELS[style] + 2 * MARGIN
  const image = document.createElement('canvas')
  image.width = Math.ceil(size * sharpness)
  image.height = image.width
  const context = image.getContext('2d')
  if (!context) return { image, size }
  const scale = PIXELS[style] / 24
  context.setTransform(scale * sharpness, 0, 0, scale * sharpness, MARGIN * sharpness, MARGIN * sharpness)
  context.lineJoin = 'round'
  context.lineWidth = (2 * RIM[style]) / scale
  context.strokeStyle = tokens.land
  context.fillStyle = tokens[symbol.colour]
  const outline = new Path2D(style === 'mark' ? glyph : plate)
  context.stroke(outline)
  context.fill(outline, 'evenodd')
  if (style === 'plate') {
    context.save()
    context.translate(12 - 12 * glyphScale, 12 - 12 * glyphScale)
    context.scale(glyphScale, glyphScale)
    context.fillStyle = tokens.surface
    context.fill(new Path2D(glyph), 'evenodd')
    context.restore()
  }
  if (stale && style !== 'dot') drawStaleMark(context, tokens)
  return { image, size }
}

/** Half the width of a symbol without its rim, in pixels. */
export function symbolRadius(style: SpriteStyle): number {
  return PIXELS[style] / 2
}

/** Draws each symbol once and hands out the picture from then on. */
export function createSprites(tokens: MapTokens, sharpness: number) {
  const sets = new Map<string, Map<string, Sprite>>()
  return (style: SpriteStyle, stale: boolean) => {
    const drawn = sets.get(`${style} ${stale}`) ?? new Map<string, Sprite>()
    sets.set(`${style} ${stale}`, drawn)
    return (kind: string): Sprite => {
      const sprite = drawn.get(kind) ?? drawSprite({ kind, style, stale, tokens, sharpness })
      drawn.set(kind, sprite)
      return sprite
    }
  }
}
