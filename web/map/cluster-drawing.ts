import type { MapCluster } from './map-point.ts'
import type { MapTokens } from './map-tokens.ts'
import { type ToUnit, worldSize } from './mercator.ts'
import type { CanvasFrame } from './padded-canvas.ts'

const smallestRadius = 13
const largestRadius = 27
const ringWidth = 3.5

/** Half the width of a cluster's disc in pixels: it grows with the logarithm, so that ten thousand still fit beside ten. */
export function clusterRadius(count: number): number {
  return Math.min(largestRadius, smallestRadius + 3.2 * Math.log10(count))
}

/** 128, 3.4k, 26k, 1.2M: a disc has no room for more, and the list tells the exact number. */
export function clusterText(count: number): string {
  if (count < 1_000) return String(count)
  if (count < 10_000) return `${(count / 1_000).toFixed(1)}k`
  return count < 1_000_000 ? `${Math.round(count / 1_000)}k` : `${(count / 1_000_000).toFixed(1)}M`
}

/** Discs with their numbers; the part of the ring in the colour of warning is the share that is stale or incomplete. */
export function drawClusters({ frame, clusters, tokens }: { frame: CanvasFrame; clusters: readonly MapCluster[]; tokens: MapTokens }) {
  const { context, scale, left, top, ground } = frame
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const cluster of clusters) {
    const unit = ground.toUnit(cluster.longitude, cluster.latitude)
    const [x, y] = [unit.x * scale - left, unit.y * scale - top]
    const radius = clusterRadius(cluster.count)
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = tokens.surface
    context.fill()
    drawRing({ context, x, y, radius: radius - ringWidth / 2, share: cluster.flagged / cluster.count, tokens })
    context.fillStyle = tokens.ink
    context.font = `600 ${radius > 18 ? 13 : 12}px ${tokens.sans}`
    context.fillText(clusterText(cluster.count), x, y + 0.5)
  }
  context.textAlign = 'left'
}

function drawRing({ context, x, y, radius, share, tokens }: {
  context: CanvasRenderingContext2D; x: number; y: number; radius: number; share: number; tokens: MapTokens
}) {
  const top = -Math.PI / 2
  const end = top + 2 * Math.PI * share
  context.lineWidth = ringWidth
  for (const [from, to, colour] of [[end, top + 2 * Math.PI, tokens.brand], [top, end, tokens.watch]] as const) {
    if (to - from < 0.01) continue
    context.beginPath()
    context.arc(x, y, radius, from, to)
    context.strokeStyle = colour
    context.stroke()
  }
}

/** The cluster whose disc a place lies on, the last drawn first. */
export function pickCluster(clusters: readonly MapCluster[], at: { longitude: number; latitude: number; zoom: number; project: ToUnit }): MapCluster | undefined {
  const size = worldSize(at.zoom)
  const { x, y } = at.project(at.longitude, at.latitude)
  return clusters.findLast((cluster) => {
    const unit = at.project(cluster.longitude, cluster.latitude)
    return Math.hypot(unit.x - x, unit.y - y) * size <= clusterRadius(cluster.count) + 2
  })
}
