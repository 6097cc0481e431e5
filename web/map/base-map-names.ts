import type { BaseMapShapes, MapName } from './base-map-shapes.ts'
import type { Language } from './map-point.ts'
import type { MapTokens } from './map-tokens.ts'
import { lineToUnit } from './mercator.ts'
import type { CanvasFrame } from './padded-canvas.ts'
import { CENTRED, placeLabels } from './place-labels.ts'
import type { LabelWish } from './place-labels.ts'

const WATERS: MapName[] = [
  { zh: '黄海', en: 'Yellow Sea', at: lineToUnit([[120.8, 35.86]]) },
  { zh: '胶州湾', en: 'Jiaozhou Bay', at: lineToUnit([[120.215, 36.13]]) },
]

interface NameStyle { font: string; colour: string; halo: string; size: number }

function drawNames({ frame, names, language, style }: {
  frame: CanvasFrame; names: readonly MapName[]; language: Language; style: NameStyle
}) {
  const { context } = frame
  context.font = style.font
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const wishes = names.map<LabelWish>((name) => {
    const text = name[language]
    const [x = 0, y = 0] = name.at
    return {
      text,
      x: x * frame.scale - frame.left,
      y: y * frame.scale - frame.top,
      width: context.measureText(text).width,
      height: style.size + 6,
      gap: 0,
    }
  })
  context.strokeStyle = style.halo
  context.lineWidth = 3.5
  context.fillStyle = style.colour
  for (const { wish, left, middle } of placeLabels({ wishes, obstacles: [], sides: CENTRED })) {
    context.strokeText(wish.text, left, middle)
    context.fillText(wish.text, left, middle)
  }
}

const SAMPLE_MARK = { zh: '（示例）', en: ' (sample)' }

/** Writes the names that suit the zoom: waters always, districts up to the town's scale, the sample's sub-districts below it. */
export function drawBaseMapNames({ frame, shapes, tokens, language }: {
  frame: CanvasFrame; shapes: BaseMapShapes; tokens: MapTokens; language: Language
}) {
  const { zoom } = frame
  const water = zoom < 9 ? 13 : 15
  drawNames({ frame, names: WATERS, language, style: { font: `${water}px ${tokens.serif}`, colour: tokens.civilian, halo: tokens.sea, size: water } })
  const district = zoom < 9 ? 11 : 13
  if (zoom < 13) {
    const style = { font: `500 ${district}px ${tokens.sans}`, colour: tokens.quiet, halo: tokens.land, size: district }
    drawNames({ frame, names: shapes.districts, language, style })
  }
  if (!shapes.sample) return
  const { subdistricts } = shapes.sample
  const name = zoom < 9.75 ? shapes.sample.wideName : shapes.sample.name
  const marked = { ...name, zh: name.zh + SAMPLE_MARK.zh, en: name.en + SAMPLE_MARK.en }
  const size = zoom < 10 ? 12 : zoom < 11.5 ? 14 : 18
  drawNames({ frame, names: [marked], language, style: { font: `600 ${size}px ${tokens.serif}`, colour: tokens.brand, halo: tokens.sea, size } })
  if (zoom < 10.75) return
  const style = { font: `14px ${tokens.serif}`, colour: tokens.brand, halo: tokens.land, size: 14 }
  drawNames({ frame, names: subdistricts, language, style })
}
