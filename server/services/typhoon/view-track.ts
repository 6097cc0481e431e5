import { findTyphoonTrack } from '../../../db/queries/typhoons.ts'
import { type Fix, type Forecast, windMinutes } from '../../geo/typhoon/track.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { presentTrack } from './list-tracks.ts'

/** A track with its fixes as the file gives them. Throws not_found. */
export async function viewTrack(context: ServiceContext, id: number) {
  const { track, fixes, forecasts } = await openTrack(context, id)
  return {
    ...track,
    windMinutes: windMinutes[track.agency],
    fixes: fixes.map(({ rings, ...fix }) => ({ ...fix, rings: rings.map(({ label, shape }) => ({ label, radii: radiiOf(shape) })) })),
    forecasts: forecasts.map(({ agency, issuedAt, fixes: ahead }) => ({ agency, issuedAt, hours: hoursOf(ahead) })),
  }
}

/** A stored track as a reader made it. Throws not_found, also for a file that was undone. */
export async function openTrack({ db, user }: ServiceContext, id: number) {
  requireFeature(user.role, 'map')
  const row = await findTyphoonTrack(db, id)
  if (!row) throw notFound({ zh: '台风路径', en: 'typhoon track' })
  return { track: presentTrack(row), fixes: JSON.parse(row.fixes) as Fix[], forecasts: JSON.parse(row.forecasts) as Forecast[] }
}

/** Kilometres: north-east, south-east, south-west and north-west, or longest and shortest with the direction of the longest. */
function radiiOf(shape: Fix['rings'][number]['shape']) {
  return shape.kind === 'quadrants' ? { ne: shape.ne, se: shape.se, sw: shape.sw, nw: shape.nw }
    : { bearing: shape.bearing, longest: shape.longest, shortest: shape.shortest }
}

const hoursOf = (fixes: Fix[]) => {
  const [first, last] = [fixes[0], fixes.at(-1)]
  return first === undefined || last === undefined ? 0 : (Date.parse(last.at) - Date.parse(first.at)) / 3_600_000
}
