import type { Map as LeafletMap } from 'leaflet'
import { drawClusters, pickCluster } from './cluster-drawing.ts'
import type { Ground } from './ground.ts'
import type { MapCluster, MapPoint } from './map-point.ts'
import type { MapTokens } from './map-tokens.ts'
import { createPaddedCanvas, sharpnessOf } from './padded-canvas.ts'
import type { CanvasFrame } from './padded-canvas.ts'
import { pickPoints } from './pick-points.ts'
import { BESIDE, placeLabels } from './place-labels.ts'
import type { LabelWish, PixelBox } from './place-labels.ts'
import { createPointIndex } from './point-index.ts'
import { createSprites, symbolRadius } from './point-sprites.ts'
import type { SpriteStyle } from './point-sprites.ts'

const PADDING = 0.25
/** Symbols cover one another when there are many or the view is wide. */
const MOST_PLATES = 2_000
const MOST_MARKS = 10_000
const PLATES_FROM_ZOOM = 11
const MARKS_FROM_ZOOM = 10
const NAMES_FROM_ZOOM = 12.5
const MOST_NAMES = 400
const NAME_HEIGHT = 16

interface DrawnPoint { point: MapPoint; x: number; y: number }

function styleFor(zoom: number, visible: number): SpriteStyle {
  if (zoom < MARKS_FROM_ZOOM || visible > MOST_MARKS) return 'dot'
  return zoom >= PLATES_FROM_ZOOM && visible <= MOST_PLATES ? 'plate' : 'mark'
}

/** All points and clusters on one canvas: symbols always, names where there is room. Points are picked through a spatial index, not through the DOM. */
export function createPointsLayer(map: LeafletMap, { ground, tokens: firstTokens }: { ground: Ground; tokens: MapTokens }) {
  let tokens = firstTokens
  let index = createPointIndex([])
  let clusters: readonly MapCluster[] = []
  let sprites = createSprites(tokens, sharpnessOf(map))
  /** A point whose name stands beside it already, larger. */
  let namedElsewhere: string | undefined
  const widths = new Map<string, number>()
  const canvas = createPaddedCanvas({ map, ground, pane: 'overlayPane', padding: PADDING, draw })

  function visiblePoints(frame: CanvasFrame): DrawnPoint[] {
    const { scale, left, top, width, height } = frame
    const box = { west: left / scale, north: top / scale, east: (left + width) / scale, south: (top + height) / scale }
    const visible: DrawnPoint[] = []
    index.visitWithin(box, (place) => {
      const point = index.points[place]
      const [x, y] = [index.x[place], index.y[place]]
      if (point && x !== undefined && y !== undefined) {
        visible.push({ point, x: Math.round(x * scale - left), y: Math.round(y * scale - top) })
      }
    })
    return visible
  }

  function draw(frame: CanvasFrame) {
    const visible = visiblePoints(frame)
    const style = styleFor(frame.zoom, visible.length)
    const [fresh, stale] = [sprites(style, false), sprites(style, true)]
    for (const { point, x, y } of visible) {
      const { image, size } = point.stale ? stale(point.kind) : fresh(point.kind)
      frame.context.drawImage(image, x - size / 2, y - size / 2, size, size)
    }
    drawClusters({ frame, clusters, tokens })
    if (clusters.length === 0 && frame.zoom >= NAMES_FROM_ZOOM && visible.length <= MOST_NAMES) drawNames(frame.context, visible, symbolRadius(style))
  }

  function drawNames(context: CanvasRenderingContext2D, visible: readonly DrawnPoint[], radius: number) {
    context.font = `500 12px ${tokens.sans}`
    const obstacles = visible.map<PixelBox>(({ x, y }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }))
    const wishes = visible.filter(({ point }) => point.id !== namedElsewhere).map<LabelWish>(({ point, x, y }) =>
      ({ text: point.name, x, y, width: widthOf(context, point.name), height: NAME_HEIGHT, gap: radius + 4 }))
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3
    context.strokeStyle = tokens.land
    context.fillStyle = tokens.ink
    for (const { wish, left, middle } of placeLabels({ wishes, obstacles, sides: BESIDE })) {
      context.strokeText(wish.text, left, middle)
      context.fillText(wish.text, left, middle)
    }
  }

  function widthOf(context: CanvasRenderingContext2D, text: string): number {
    const known = widths.get(text)
    if (known !== undefined) return known
    const { width } = context.measureText(text)
    widths.set(text, width)
    return width
  }

  return {
    setPoints(points: readonly MapPoint[], nextClusters: readonly MapCluster[]) {
      index = createPointIndex(points, ground.toUnit)
      clusters = nextClusters
      widths.clear()
      canvas.schedule()
    },
    /** Lays the points out anew, on another ground. */
    layOut() {
      index = createPointIndex(index.points, ground.toUnit)
      canvas.schedule()
    },
    /** Leaves out the name of one point, for a highlight that shows it. */
    setNamedElsewhere(id: string | undefined) {
      if (id === namedElsewhere) return
      namedElsewhere = id
      canvas.schedule()
    },
    setTokens(next: MapTokens) {
      tokens = next
      sprites = createSprites(tokens, sharpnessOf(map))
      widths.clear()
      canvas.schedule()
    },
    find: (id: string) => index.find(id),
    pick: (at: { longitude: number; latitude: number; reach: number }) => pickPoints(index, { ...at, zoom: map.getZoom() }),
    pickCluster: (at: { longitude: number; latitude: number }) => pickCluster(clusters, { ...at, zoom: map.getZoom(), project: ground.toUnit }),
    findCluster: (id: string) => clusters.find((cluster) => cluster.id === id),
    remove: () => canvas.remove(),
  }
}

export type PointsLayer = ReturnType<typeof createPointsLayer>
