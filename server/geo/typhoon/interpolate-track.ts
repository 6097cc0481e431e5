import type { Fix, Ring } from './track.ts'
import { blendShapes, geodesicBetween, placeAt } from './wind-rings.ts'

const hour = 3_600_000
/** Fixes farther apart say nothing of what lay between them. */
const longestGap = 24 * hour

/** Where a storm was at an hour, and which rings are known of it then. */
export interface HourlyFix { at: string, longitude: number, latitude: number, pressure: number | null, wind: number | null, rings: Ring[], isGiven: boolean }

/**
 * A track by the full hour (UTC) from its first fix to its last. Between two fixes the storm moves along the geodesic at an even pace, and a
 * ring changes evenly from the one to the other; where only one of the two knows it, it is not drawn: nothing is made up.
 */
export function everyHour(fixes: Fix[]): HourlyFix[] {
  const hours: HourlyFix[] = []
  let next = 0
  for (const [index, fix] of fixes.entries()) {
    const start = Date.parse(fix.at)
    const to = fixes[index + 1]
    const end = to === undefined ? start + 1 : Date.parse(to.at)
    const way = to === undefined || end - start > longestGap ? null : geodesicBetween(fix, to)
    for (let at = Math.max(next, Math.ceil(start / hour) * hour); at < end; at += hour) {
      next = at + hour
      if (at === start) hours.push({ ...onlyHourly(fix), isGiven: true })
      else if (to !== undefined && way !== null) hours.push(between(fix, to, { way, share: (at - start) / (end - start), at }))
      else break
    }
  }
  return hours
}

const onlyHourly = ({ at, longitude, latitude, pressure, wind, rings }: Fix) => ({ at, longitude, latitude, pressure, wind, rings })

function between(from: Fix, to: Fix, { way, share, at }: { way: { distance: number, bearing: number }, share: number, at: number }): HourlyFix {
  const blend = (one: number | null, other: number | null) => one === null || other === null ? null : Math.round((one + (other - one) * share) * 10) / 10
  return {
    at: `${new Date(at).toISOString().slice(0, 19)}Z`,
    ...placeAt(from, way.bearing, way.distance * share),
    pressure: blend(from.pressure, to.pressure),
    wind: blend(from.wind, to.wind),
    rings: from.rings.flatMap(({ label, shape }) => {
      const other = to.rings.find((ring) => ring.label === label)
      const blended = other === undefined ? null : blendShapes(shape, other.shape, share)
      return blended === null ? [] : [{ label, shape: blended }]
    }),
    isGiven: false,
  }
}
