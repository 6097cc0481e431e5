import { beyond, distanceKm, distanceToLineKm, roundLine, simplifyLine, smoothLine } from './plane.ts'
import type { Position, Ring } from './plane.ts'

export interface DistrictRing { name: string; ring: Ring }

const BORDER_AREA_KM2 = 0.12
/** The two sources disagree by some 400 m along the shore; this far from it an outline counts as coast. */
const COAST_KM = 1.6
/** Borders run on into the sea by this much and are clipped by the land when drawn, so that none stops short of the shore. */
const OVERSHOOT_KM = 1.8
const JOIN_KM = 1.2
/** The source snaps to about 90 m, which breaks a shared border into runs; gaps up to so many vertices are bridged. */
const BRIDGED_VERTICES = 6

const keyOf = (point: Position) => point.join(' ')

function ownersByVertex(districts: readonly DistrictRing[]): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>()
  for (const { name, ring } of districts) {
    for (const point of ring) owners.set(keyOf(point), (owners.get(keyOf(point)) ?? new Set()).add(name))
  }
  return owners
}

/** Longest runs of the closed ring for which `belongs` holds, bridging short gaps. */
function runsAlong(ring: Ring, belongs: (point: Position) => boolean): Position[][] {
  const open = ring.slice(0, -1)
  const start = open.findIndex((_, index) => {
    const stretch = Array.from({ length: BRIDGED_VERTICES + 1 }, (_, step) => open.at((index - step) % open.length))
    return stretch.every((point) => point && !belongs(point))
  })
  const turned = [...open.slice(Math.max(0, start)), ...open.slice(0, Math.max(0, start))]
  const runs: Position[][] = []
  let run: Position[] = []
  let gap: Position[] = []
  for (const point of turned) {
    if (belongs(point)) {
      run.push(...(run.length > 0 ? gap : []), point)
      gap = []
    } else {
      gap.push(point)
      if (gap.length > BRIDGED_VERTICES && run.length > 0) {
        runs.push(run)
        run = []
      }
    }
  }
  if (run.length > 0) runs.push(run)
  return runs.filter((points) => points.length > 3)
}

function distanceToCoastKm(point: Position, coast: readonly Ring[]): number {
  return Math.min(...coast.map((ring) => distanceToLineKm(point, ring)))
}

function overshoot(line: readonly Position[], coast: readonly Ring[]): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return []
  const nearShore = (point: Position) => distanceToCoastKm(point, coast) < COAST_KM
  const fromStart = line[Math.min(2, line.length - 1)] ?? last
  const fromEnd = line[Math.max(0, line.length - 3)] ?? first
  return [
    ...(nearShore(first) ? [beyond(fromStart, first, OVERSHOOT_KM)] : []),
    ...line,
    ...(nearShore(last) ? [beyond(fromEnd, last, OVERSHOOT_KM)] : []),
  ]
}

/** Runs of the inner borders stop at the last vertex two districts share; this takes them the last step to the outer line. */
function joinTo(line: readonly Position[], outer: readonly Position[]): Position[] {
  const nearest = (point: Position | undefined) => outer.filter((other) => point && distanceKm(point, other) < JOIN_KM)
    .toSorted((a, b) => (point ? distanceKm(point, a) - distanceKm(point, b) : 0)).slice(0, 1)
  return [...nearest(line[0]), ...line, ...nearest(line.at(-1))]
}

function tidy(line: readonly Position[], coast: readonly Ring[]): Position[] {
  return roundLine(smoothLine(overshoot(simplifyLine({ line, areaKm2: BORDER_AREA_KM2 }), coast)))
}

/** Borders between two of the districts, each once, as lines that end on the shore, on one another or on the `landward` line. */
export function innerBorders({ districts, coast, landward }: {
  districts: readonly DistrictRing[]; coast: readonly Ring[]; landward: readonly Position[]
}): Position[][] {
  const owners = ownersByVertex(districts)
  return districts.flatMap((district, index) =>
    districts.slice(index + 1).flatMap((other) =>
      runsAlong(district.ring, (point) => owners.get(keyOf(point))?.has(other.name) ?? false)
        .map((run) => roundLine(joinTo(tidy(run, coast), landward)))))
}

/** The landward outline of all districts together, joined end to end from the south-west shore to the north-east shore. */
export function landwardBorder(districts: readonly DistrictRing[], coast: readonly Ring[]): Position[] {
  const owners = ownersByVertex(districts)
  const pieces = districts.flatMap(({ ring }) =>
    runsAlong(ring, (point) => owners.get(keyOf(point))?.size === 1 && distanceToCoastKm(point, coast) > COAST_KM))
  const southernmost = pieces.toSorted((a, b) => lowest(a) - lowest(b))[0]
  if (!southernmost) return []
  const rest = pieces.filter((piece) => piece !== southernmost)
  let joined = southernmost[0] && southernmost[0][1] === lowest(southernmost) ? [...southernmost] : southernmost.toReversed()
  while (rest.length > 0) {
    const end = joined.at(-1)
    if (!end) break
    const nearest = rest.toSorted((a, b) => gapKm(end, a) - gapKm(end, b))[0]
    if (!nearest) break
    rest.splice(rest.indexOf(nearest), 1)
    const [first, last] = [nearest[0], nearest.at(-1)]
    if (!first || !last) continue
    joined = [...joined, ...(distanceKm(end, first) <= distanceKm(end, last) ? nearest : nearest.toReversed())]
  }
  return tidy(joined, coast)
}

function lowest(line: readonly Position[]): number {
  return Math.min(...[line[0], line.at(-1)].map((point) => point?.[1] ?? Infinity))
}

function gapKm(end: Position, line: readonly Position[]): number {
  return Math.min(...[line[0], line.at(-1)].map((point) => (point ? distanceKm(end, point) : Infinity)))
}
