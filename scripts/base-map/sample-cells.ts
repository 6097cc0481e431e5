import { clipNearerTo, distanceKm, roundLine } from './plane.ts'
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
