/** Plane geometry for cutting the base map. Positions are [longitude, latitude] in degrees; areas and lengths are in km. */
export type Position = readonly [number, number]
export type Ring = readonly Position[]
export interface Box { west: number; south: number; east: number; north: number }

const KM_PER_DEGREE = 111.32
/** Qingdao lies about this latitude; over two degrees the error of one fixed cosine stays below 2 %. */
const KM_PER_DEGREE_EAST = KM_PER_DEGREE * Math.cos((36.3 * Math.PI) / 180)

/** Straight distance in km. */
export function distanceKm(a: Position, b: Position): number {
  return Math.hypot((a[0] - b[0]) * KM_PER_DEGREE_EAST, (a[1] - b[1]) * KM_PER_DEGREE)
}

/** The point `km` further on from `b` in the direction a → b. */
export function beyond(a: Position, b: Position, km: number): Position {
  const length = distanceKm(a, b)
  if (length === 0) return b
  return [b[0] + ((b[0] - a[0]) * km) / length, b[1] + ((b[1] - a[1]) * km) / length]
}

/** Distance in km from a point to the segment a–b. */
function distanceToSegmentKm(point: Position, a: Position, b: Position): number {
  const ax = (b[0] - a[0]) * KM_PER_DEGREE_EAST
  const ay = (b[1] - a[1]) * KM_PER_DEGREE
  const px = (point[0] - a[0]) * KM_PER_DEGREE_EAST
  const py = (point[1] - a[1]) * KM_PER_DEGREE
  const squared = ax * ax + ay * ay
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * ax + py * ay) / squared))
  return Math.hypot(px - along * ax, py - along * ay)
}

/** Distance in km from a point to the nearest part of a line. */
export function distanceToLineKm(point: Position, line: readonly Position[]): number {
  let least = Infinity
  for (let index = 1; index < line.length; index += 1) {
    const a = line[index - 1]
    const b = line[index]
    if (a && b) least = Math.min(least, distanceToSegmentKm(point, a, b))
  }
  return least
}

/** Whether a point lies inside a ring (even-odd). */
export function contains(ring: Ring, [x, y]: Position): boolean {
  let inside = false
  let previous = ring.at(-1)
  for (const point of ring) {
    if (previous && previous[1] > y !== point[1] > y
      && x < ((previous[0] - point[0]) * (y - point[1])) / (previous[1] - point[1]) + point[0]) inside = !inside
    previous = point
  }
  return inside
}

function triangleAreaKm2(a: Position, b: Position, c: Position): number {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
  return (Math.abs(cross) / 2) * KM_PER_DEGREE * KM_PER_DEGREE_EAST
}

/** Area in km² of a ring, closed or not. */
export function ringAreaKm2(ring: Ring): number {
  let doubled = 0
  let previous = ring.at(-1)
  for (const point of ring) {
    if (previous) doubled += previous[0] * point[1] - point[0] * previous[1]
    previous = point
  }
  return (Math.abs(doubled) / 2) * KM_PER_DEGREE * KM_PER_DEGREE_EAST
}

function clipToHalfPlane(ring: Ring, inside: (point: Position) => number): Position[] {
  const kept: Position[] = []
  let previous = ring.at(-1)
  for (const point of ring) {
    if (previous) {
      const before = inside(previous)
      const now = inside(point)
      if (before >= 0 !== now >= 0) {
        const share = before / (before - now)
        kept.push([previous[0] + share * (point[0] - previous[0]), previous[1] + share * (point[1] - previous[1])])
      }
      if (now >= 0) kept.push(point)
    }
    previous = point
  }
  return kept
}

/** Sutherland–Hodgman. Parts that fall apart stay joined along the edge of the box, where nothing is stroked. */
export function clipToBox(ring: Ring, box: Box): Position[] {
  const sides: Array<(point: Position) => number> = [
    (point) => point[0] - box.west,
    (point) => box.east - point[0],
    (point) => point[1] - box.south,
    (point) => box.north - point[1],
  ]
  return sides.reduce<Position[]>((kept, side) => clipToHalfPlane(kept, side), [...ring])
}

/** The part of a convex or concave ring that is nearer to `own` than to `other`. */
export function clipNearerTo({ ring, own, other }: { ring: Ring; own: Position; other: Position }): Position[] {
  const squeeze = KM_PER_DEGREE_EAST / KM_PER_DEGREE
  const east = (other[0] - own[0]) * squeeze * squeeze
  const north = other[1] - own[1]
  const middle: Position = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2]
  return clipToHalfPlane(ring, (point) => (middle[0] - point[0]) * east + (middle[1] - point[1]) * north)
}

/**
 * Visvalingam–Whyatt: drops the vertex that spans the smallest triangle until none is below `areaKm2`. Chosen over
 * Douglas–Peucker because it takes off the thin spikes that a 100 m coast is full of. Ends stay; `keep` marks others that must.
 */
export function simplifyLine({ line, areaKm2, keep = () => false }: {
  line: readonly Position[]; areaKm2: number; keep?: (point: Position) => boolean
}): Position[] {
  const points = [...line]
  for (;;) {
    let smallest = areaKm2
    let victim = -1
    for (let index = 1; index < points.length - 1; index += 1) {
      const before = points[index - 1]
      const point = points[index]
      const after = points[index + 1]
      if (!before || !point || !after || keep(point)) continue
      const area = triangleAreaKm2(before, point, after)
      if (area < smallest) {
        smallest = area
        victim = index
      }
    }
    if (victim < 0) return points
    points.splice(victim, 1)
  }
}

/** One round of Chaikin's corner cutting; ends stay, and so do corners for which `keep` holds. */
export function smoothLine(line: readonly Position[], keep: (point: Position) => boolean = () => false): Position[] {
  const smooth: Position[] = []
  line.forEach((point, index) => {
    const before = line[index - 1]
    const after = line[index + 1]
    if (!before || !after || keep(point)) smooth.push(point)
    else {
      smooth.push([point[0] + (before[0] - point[0]) / 4, point[1] + (before[1] - point[1]) / 4])
      smooth.push([point[0] + (after[0] - point[0]) / 4, point[1] + (after[1] - point[1]) / 4])
    }
  })
  return smooth
}

/** Four decimals are 11 m: finer than anything this map claims. Repeated points are dropped. */
export function roundLine(line: readonly Position[]): Position[] {
  const rounded: Position[] = []
  for (const point of line) {
    const next: Position = [Math.round(point[0] * 1e4) / 1e4, Math.round(point[1] * 1e4) / 1e4]
    const last = rounded.at(-1)
    if (!last || last[0] !== next[0] || last[1] !== next[1]) rounded.push(next)
  }
  return rounded
}
