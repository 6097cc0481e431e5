import { clipToBox, ringAreaKm2, roundLine, simplifyLine, smoothLine } from './plane.ts'
import type { Box, Position, Ring } from './plane.ts'

/** Smaller holes in the source are fish ponds and slivers of its own simplification, not lakes. */
const LEAST_LAKE_KM2 = 25
const LEAST_ISLAND_KM2 = 0.15

function onEdge(box: Box): (point: Position) => boolean {
  return ([longitude, latitude]) =>
    longitude === box.west || longitude === box.east || latitude === box.south || latitude === box.north
}

/** Closing point doubled, so that smoothing also rounds the corner where the ring closes. */
function drawRing(ring: Ring, box: Box, areaKm2: number): Position[] {
  const keep = onEdge(box)
  const first = ring[0]
  const second = ring[1]
  if (!first || !second) return []
  const middle: Position = [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2]
  const opened = keep(first) ? [...ring, first] : [middle, ...ring.slice(1), first, middle]
  const plain = simplifyLine({ line: opened, areaKm2, keep })
  return roundLine(smoothLine(smoothLine(plain, keep), keep))
}

/** Cuts land polygons to the box, takes off spikes and ponds and rounds the corners. Rings come back closed. */
export function cutLand(polygons: ReadonlyArray<readonly Ring[]>, box: Box): Position[][][] {
  return polygons
    .map((rings) => rings.map((ring) => clipToBox(ring.slice(0, -1), box)))
    .flatMap(([shore, ...lakes]) => {
      const area = shore ? ringAreaKm2(shore) : 0
      if (!shore || area < LEAST_ISLAND_KM2) return []
      const kept = lakes.filter((lake) => ringAreaKm2(lake) >= LEAST_LAKE_KM2)
      return [[drawRing(shore, box, area > 100 ? 0.06 : 0.008), ...kept.map((lake) => drawRing(lake, box, 0.06))]]
    })
}
