import geodesic from 'geographiclib-geodesic'
import type { Ring, RingShape } from './track.ts'

const { Geodesic } = geodesic
const earth = Geodesic.WGS84

export interface Centre { longitude: number, latitude: number }

const kilometres = (metres: number | undefined) => (metres ?? 0) / 1_000

/** The geodesic from one place to another on the WGS84 ellipsoid: kilometres, and degrees from north at its beginning (0–360). */
export function geodesicBetween(from: Centre, to: Centre) {
  const { s12, azi1 } = earth.Inverse(from.latitude, from.longitude, to.latitude, to.longitude)
  return { distance: kilometres(s12), bearing: ((azi1 ?? 0) + 360) % 360 }
}

/** The place so many kilometres from another in a direction. */
export function placeAt({ latitude, longitude }: Centre, bearing: number, distance: number): Centre {
  const { lat2, lon2 } = earth.Direct(latitude, longitude, bearing, distance * 1_000)
  return { longitude: lon2 ?? longitude, latitude: lat2 ?? latitude }
}

/** The quadrant of a bearing; a quadrant begins at its first compass point: due east is south-east. */
export function radiusAt(shape: RingShape & { kind: 'quadrants' }, bearing: number) {
  return [shape.ne, shape.se, shape.sw, shape.nw][Math.floor((bearing % 360) / 90)] ?? 0
}

/** The middle and radius of a circle that lies off the storm's centre. */
export function circleOf(centre: Centre, { bearing, longest, shortest }: RingShape & { kind: 'offset' }) {
  const shift = (longest - shortest) / 2
  return { middle: shift === 0 ? centre : placeAt(centre, bearing, shift), radius: (longest + shortest) / 2 }
}

/** Whether a ring reaches a place, on the ellipsoid; its edge counts as reached. */
export function isReached(centre: Centre, { shape }: Ring, place: Centre) {
  if (shape.kind === 'offset') {
    const { middle, radius } = circleOf(centre, shape)
    return geodesicBetween(middle, place).distance <= radius
  }
  const { distance, bearing } = geodesicBetween(centre, place)
  return distance <= radiusAt(shape, bearing)
}

/** Degrees between two corners of a drawn arc. */
const arcStep = 10

/** The outline of a ring as longitude and latitude in turn, closed by its drawer; quadrants of different radii meet in straight steps. */
export function outlineOf(centre: Centre, { shape }: Ring): number[] {
  const corners = shape.kind === 'offset' ? circleCorners(circleOf(centre, shape)) : quadrantCorners(centre, shape)
  return corners.flatMap(({ longitude, latitude }) => [shortened(longitude), shortened(latitude)])
}

function circleCorners({ middle, radius }: ReturnType<typeof circleOf>) {
  return Array.from({ length: 360 / arcStep }, (_, index) => placeAt(middle, index * arcStep, radius))
}

function quadrantCorners(centre: Centre, { ne, se, sw, nw }: RingShape & { kind: 'quadrants' }) {
  return [ne, se, sw, nw].flatMap((radius, quadrant) => radius === 0 ? [centre]
    : Array.from({ length: 90 / arcStep + 1 }, (_, index) => placeAt(centre, quadrant * 90 + index * arcStep, radius)))
}

// Four decimals of a degree are about 10 m: far finer than any ring is known.
const shortened = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** A ring on its way from one shape to another, `share` 0–1; null where the two are not of one kind. */
export function blendShapes(from: RingShape, to: RingShape, share: number): RingShape | null {
  const blend = (one: number, other: number) => one + (other - one) * share
  if (from.kind === 'quadrants' && to.kind === 'quadrants') {
    return { kind: 'quadrants', ne: blend(from.ne, to.ne), se: blend(from.se, to.se), sw: blend(from.sw, to.sw), nw: blend(from.nw, to.nw) }
  }
  if (from.kind !== 'offset' || to.kind !== 'offset') return null
  const radius = blend(from.longest + from.shortest, to.longest + to.shortest) / 2
  // The middle goes straight from where it lay off the centre to where it will lie: a direction cannot be averaged by its degrees.
  const east = blend(shiftOf(from) * Math.sin(radians(from.bearing)), shiftOf(to) * Math.sin(radians(to.bearing)))
  const north = blend(shiftOf(from) * Math.cos(radians(from.bearing)), shiftOf(to) * Math.cos(radians(to.bearing)))
  const shift = Math.hypot(east, north)
  return { kind: 'offset', bearing: (Math.atan2(east, north) * 180 / Math.PI + 360) % 360, longest: radius + shift, shortest: radius - shift }
}

const shiftOf = ({ longest, shortest }: RingShape & { kind: 'offset' }) => (longest - shortest) / 2
const radians = (degrees: number) => degrees * Math.PI / 180
