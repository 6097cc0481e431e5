import { setImmediate } from 'node:timers/promises'
import type { HourlyFix } from './interpolate-track.ts'
import { ringForce, type RingLabel } from './track.ts'
import { type Centre, circleOf, geodesicBetween, isReached, radiusAt } from './wind-rings.ts'

/** A stretch of hours, by their place in the list of hours, during which a place lies within a ring; both ends count. */
export interface Stretch { label: RingLabel, from: number, to: number }

/** Kilometres to a degree at most, and how far a sphere's distance may be from the ellipsoid's, as a share. */
const degreeKilometres = 111.7
const sphereError = 0.006
const sphereRadius = 6_371.0088
/** Degrees by which a sphere's bearing may be off within some thousand kilometres. */
const bearingError = 1.5

/** Places in one cell of this many degrees are judged together while a ring passes wide of it, or covers it whole. */
const cellDegrees = 0.01

interface Cell { middle: Centre, radius: number, members: number[] }

/**
 * For each place (NaN for none) the stretches during which each ring covers it. Most cells of places are all within a ring or all without it by a
 * sphere's distance, with the sphere's error allowed for; only those near an edge are asked on the ellipsoid, place by place. Others get their turn
 * after each ring.
 */
export async function reachOf(hours: HourlyFix[], places: Centre[]): Promise<Stretch[][]> {
  const cells = cellsOf(places)
  const found: Stretch[][] = places.map(() => [])
  const open = new Map<RingLabel, Map<number, Stretch>>()
  for (const [index, fix] of hours.entries()) {
    for (const ring of fix.rings) {
      await setImmediate()
      const running = open.get(ring.label) ?? new Map<number, Stretch>()
      open.set(ring.label, running)
      for (const cell of cells) {
        const judged = judgeCell(fix, ring, cell)
        if (judged === 'outside') continue
        for (const member of cell.members) {
          const place = places[member]
          if (place !== undefined && (judged === 'inside' || isReached(fix, ring, place))) extend(found, running, { member, label: ring.label, index })
        }
      }
    }
  }
  for (const stretches of found) stretches.sort((a, b) => a.from - b.from || ringForce[a.label] - ringForce[b.label])
  return found
}

function extend(found: Stretch[][], running: Map<number, Stretch>, { member, label, index }: { member: number, label: RingLabel, index: number }) {
  const last = running.get(member)
  if (last !== undefined && last.to === index - 1) {
    last.to = index
    return
  }
  const next = { label, from: index, to: index }
  running.set(member, next)
  found[member]?.push(next)
}

function cellsOf(places: Centre[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const [member, { longitude, latitude }] of places.entries()) {
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) continue
    const [x, y] = [Math.floor(longitude / cellDegrees), Math.floor(latitude / cellDegrees)]
    const key = `${x},${y}`
    const cell = cells.get(key)
    if (cell) cell.members.push(member)
    else {
      cells.set(key, {
        middle: { longitude: (x + 0.5) * cellDegrees, latitude: (y + 0.5) * cellDegrees }, radius: cellDegrees * degreeKilometres * Math.SQRT1_2, members: [member],
      })
    }
  }
  return [...cells.values()]
}

function judgeCell(fix: HourlyFix, ring: HourlyFix['rings'][number], { middle, radius }: Cell) {
  const { shape } = ring
  const from = shape.kind === 'offset' ? circleOf(fix, shape).middle : fix
  const { distance, bearing } = onSphere(from, middle)
  const slack = distance * sphereError + radius
  const [least, most] = shape.kind === 'offset' ? [(shape.longest + shape.shortest) / 2, (shape.longest + shape.shortest) / 2] : radiiAround(shape, { bearing, distance, radius })
  if (distance + slack < least) return 'inside'
  return distance - slack > most ? 'outside' : 'edge'
}

/** The least and the largest radius that any place of a cell may be held against: near a compass point both its quadrants. */
function radiiAround(shape: Parameters<typeof radiusAt>[0], { bearing, distance, radius }: { bearing: number, distance: number, radius: number }): [number, number] {
  const spread = bearingError + (distance > 2 * radius ? Math.atan(radius / (distance - radius)) * 180 / Math.PI : 180)
  const radii = spread >= 90 ? [shape.ne, shape.se, shape.sw, shape.nw] : [radiusAt(shape, bearing + 360 - spread), radiusAt(shape, bearing + spread)]
  return [Math.min(...radii), Math.max(...radii)]
}

function onSphere(from: Centre, to: Centre) {
  const radians = Math.PI / 180
  const [one, other] = [from.latitude * radians, to.latitude * radians]
  const turn = (to.longitude - from.longitude) * radians
  const half = Math.sin((other - one) / 2) ** 2 + Math.cos(one) * Math.cos(other) * Math.sin(turn / 2) ** 2
  const bearing = Math.atan2(Math.sin(turn) * Math.cos(other), Math.cos(one) * Math.sin(other) - Math.sin(one) * Math.cos(other) * Math.cos(turn)) / radians
  return { distance: 2 * sphereRadius * Math.asin(Math.min(1, Math.sqrt(half))), bearing: (bearing + 360) % 360 }
}

/** Hours in which the storm's centre is within so many kilometres of a place, as the first and last of them; null where it never is. */
export function hoursNear(hours: HourlyFix[], place: Centre, kilometres: number) {
  const near = hours.flatMap((fix, index) => geodesicBetween(fix, place).distance <= kilometres ? [index] : [])
  const [first, last] = [near[0], near.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}
