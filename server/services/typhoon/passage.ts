import { everyHour, type HourlyFix } from '../../geo/typhoon/interpolate-track.ts'
import { hoursNear, reachOf, type Stretch } from '../../geo/typhoon/reach.ts'
import { exactForce, ringForce, windMinutes } from '../../geo/typhoon/track.ts'
import { outlineOf } from '../../geo/typhoon/wind-rings.ts'
import type { ServiceContext } from '../../context.ts'
import { presentPoints } from '../map/find-points.ts'
import { type OpenPlaces, openPlaces } from '../map/places/open-places.ts'
import { placeTypes } from '../map/places/place-table.ts'
import { openTrack } from './view-track.ts'

/** The hours that are followed: while the storm's centre is so near the district. No ring of the four sources reaches half as far again. */
const nearKilometres = 1_200
const mostHours = 240
/** Told singly; the first to be reached come first. */
const mostPlaces = 2_000

/** A place that a ring reaches, by its row, with the hours. */
export interface Reached { row: number, stretches: Stretch[], first: number, last: number, force: number }

/**
 * A storm's passing by the places that a user may see: hour by hour where it is and how far its rings reach, and for each place when a ring
 * enters and leaves. Everything is computed from positions as the role may see them. Throws not_found, permission.denied.
 */
export async function buildPassage(context: ServiceContext, id: number) {
  const { track, fixes, forecasts, places, hours, reached } = await followTrack(context, id)
  const shown = reached.slice(0, mostPlaces)
  return {
    revision: places.revision.value,
    exact: places.exact,
    track,
    windMinutes: windMinutes[track.agency],
    /** Longitude and latitude in turn. */
    line: fixes.flatMap(({ longitude, latitude }) => [longitude, latitude]),
    rings: track.ringLabels.map((label) => ({ label, force: ringForce[label], exact: exactForce[label] })),
    hours: hours.map(({ rings, ...fix }) => ({
      ...fix, longitude: shortened(fix.longitude), latitude: shortened(fix.latitude),
      rings: rings.map((ring) => ({ label: ring.label, outline: outlineOf(fix, ring) })),
    })),
    forecasts: forecasts.map(({ agency, issuedAt, fixes: ahead }) => ({ agency, issuedAt, line: ahead.flatMap(({ longitude, latitude }) => [longitude, latitude]) })),
    reached: reached.length,
    places: await presentPoints(places, shown.map(({ row }) => row)),
    stretches: shown.map(({ stretches }) => stretches),
  }
}

export type Passage = Awaited<ReturnType<typeof buildPassage>>

/** What a passage is computed from, and the places that any ring reaches in the order to call them. */
export async function followTrack(context: ServiceContext, id: number) {
  const [{ track, fixes, forecasts }, places] = await Promise.all([openTrack(context, id), openPlaces(context)])
  const rows = visibleRows(places)
  const { x, y } = places.positions
  const positions = rows.map((row) => ({ longitude: x[row] ?? NaN, latitude: y[row] ?? NaN }))
  const hours = hoursAround(everyHour(fixes), positions)
  const stretches = await reachOf(hours, positions)
  const reached = rows.flatMap((row, index): Reached[] => {
    const own = stretches[index] ?? []
    if (own.length === 0) return []
    return [{
      row, stretches: own, first: Math.min(...own.map(({ from }) => from)), last: Math.max(...own.map(({ to }) => to)), force: Math.max(...own.map(({ label }) => ringForce[label])),
    }]
  })
  return { track, fixes, forecasts, places, hours, reached: reached.sort(inCallOrder(places)) }
}

const shortened = (degrees: number) => Math.round(degrees * 1e4) / 1e4

function visibleRows({ table, matcher, positions }: OpenPlaces) {
  return Array.from({ length: table.size }, (_, row) => row).filter((row) => Number.isFinite(positions.x[row]) && matcher.isVisible(row))
}

/** The hours while the storm is near the middle of all the places, or its first ones where it never is. */
function hoursAround(hours: HourlyFix[], positions: { longitude: number, latitude: number }[]) {
  if (positions.length === 0) return hours.slice(0, mostHours)
  const middle = { longitude: middleOf(positions.map(({ longitude }) => longitude)), latitude: middleOf(positions.map(({ latitude }) => latitude)) }
  const near = hoursNear(hours, middle, nearKilometres)
  return near === null ? hours.slice(0, mostHours) : hours.slice(near.first, Math.min(near.last + 1, near.first + mostHours))
}

function middleOf(values: number[]) {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return (least + most) / 2
}

/** Command posts are called first, then whoever has people to take in, then those who bring help. */
const kindOrder = ['command', 'shelter', 'welfare_home', 'elder_home', 'medical', 'depot', 'muster', 'patrol']

/** Whom to call first: whoever is reached first, then by the stronger wind, then by what the place is for. */
function inCallOrder({ table }: OpenPlaces) {
  const rank = (row: number) => {
    const at = kindOrder.indexOf(table.kinds[table.columns.kind[row] ?? 0] ?? '')
    return at === -1 ? kindOrder.length : at
  }
  return (one: Reached, other: Reached) => one.first - other.first || other.force - one.force || rank(one.row) - rank(other.row)
    || (table.columns.id[one.row] ?? 0) - (table.columns.id[other.row] ?? 0)
}

/** Type and id of a place's row. */
export const placeOf = ({ table }: OpenPlaces, row: number) => ({ type: placeTypes[table.columns.type[row] ?? 0] ?? 'coordination_point', id: table.columns.id[row] ?? 0 })
