import { clipNearerTo, contains, distanceKm, distanceToLineKm, roundLine } from './plane.ts'
import type { Position, Ring } from './plane.ts'

/** Edges longer than this are bent once more. */
const LONGEST_STRAIGHT_KM = 0.6
/** Share of an edge's length by which its middle leaves the straight line, at most. */
const BEND = 0.13

/** Deterministic value in −1…1 from a text (FNV-1a), the same on every machine. */
function noise(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return ((hash >>> 0) / 0xffffffff) * 2 - 1
}

/** Bends a straight edge into a plausible boundary. Both neighbours get the same line, whichever way they walk it. */
function bend(a: Position, b: Position): Position[] {
  const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
  const [from, to] = forward ? [a, b] : [b, a]
  const line = bendForward(from, to)
  return forward ? line : line.toReversed()
}

function bendForward(a: Position, b: Position): Position[] {
  if (distanceKm(a, b) < LONGEST_STRAIGHT_KM) return [a, b]
  const shift = noise(`${a.map((x) => x.toFixed(5)).join()} ${b.map((x) => x.toFixed(5)).join()}`) * BEND
  const middle: Position = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * shift, (a[1] + b[1]) / 2 + (b[0] - a[0]) * shift]
  return [...bendForward(a, middle), ...bendForward(middle, b).slice(1)]
}

/** Voronoi cells of the places inside the district outline, with bent edges. Rings come back closed. */
export function sampleCells<Place extends { centre: Position }>(places: readonly Place[], outline: Ring) {
  return places.map((place) => {
    const corners = places
      .filter((other) => other !== place)
      .reduce<Position[]>((ring, other) => clipNearerTo({ ring, own: place.centre, other: other.centre }), [...outline])
    const ring = roundLine(corners)
    const bent = ring.flatMap((corner, index) => bend(corner, ring[(index + 1) % ring.length] ?? corner).slice(0, -1))
    const closed = roundLine(bent)
    return { place, ring: [...closed, ...closed.slice(0, 1)] }
  })
}

/** The line around all cells together: the edges that only one of them has, joined end to end. */
export function outlineOf(rings: readonly Ring[]): Position[] {
  const edges = rings.flatMap((ring) => ring.slice(1).map((to, index) => ({ from: ring[index] ?? to, to })))
  const keyOf = (from: Position, to: Position) => `${from.join(' ')} ${to.join(' ')}`
  const known = new Set(edges.map(({ from, to }) => keyOf(from, to)))
  const next = new Map(edges.filter(({ from, to }) => !known.has(keyOf(to, from))).map(({ from, to }) => [from.join(' '), to]))
  const start = edges.find(({ from, to }) => !known.has(keyOf(to, from)))?.from
  const outline: Position[] = []
  for (let point = start; point && outline.length <= next.size; point = next.get(point.join(' '))) {
    outline.push(point)
    if (outline.length > 1 && point.join(' ') === start?.join(' ')) break
  }
  return outline
}

/** Names are some three times as wide as high, so room to the side counts for less. */
const NAME_SHAPE = 2.6
const GRID_DEGREES = 0.002

function flatten([longitude, latitude]: Position, around: Position): Position {
  return [around[0] + (longitude - around[0]) / NAME_SHAPE, latitude]
}

/**
 * The roomiest spot for an area's name: on land, inside the ring, away from its edges and from the places that the sample's
 * points are drawn around.
 */
export function namePosition({ ring, land, busy }: {
  ring: Ring; land: readonly Ring[]; busy: ReadonlyArray<{ centre: Position; radiusKm: number }>
}): Position {
  let best: { at: Position; room: number } | undefined
  const [west, east] = [Math.min(...ring.map((one) => one[0])), Math.max(...ring.map((one) => one[0]))]
  const [south, north] = [Math.min(...ring.map((one) => one[1])), Math.max(...ring.map((one) => one[1]))]
  for (let longitude = west; longitude < east; longitude += GRID_DEGREES) {
    for (let latitude = south; latitude < north; latitude += GRID_DEGREES) {
      const at: Position = [longitude, latitude]
      if (!contains(ring, at) || !land.some((shore) => contains(shore, at))) continue
      const toEdge = Math.min(...[ring, ...land].map((line) => distanceToLineKm(at, line.map((one) => flatten(one, at)))))
      const toPoints = Math.min(...busy.map(({ centre, radiusKm }) => distanceKm(at, flatten(centre, at)) - radiusKm * 0.75))
      const room = Math.min(toEdge, toPoints)
      if (!best || room > best.room) best = { at, room }
    }
  }
  return roundLine([best?.at ?? [west, south]])[0] ?? [west, south]
}
