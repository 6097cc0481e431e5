import type { Label } from '../../../db/record.ts'

/** Who determined a track. Two agencies' winds are means over different times, so one track is never made of two. */
export type Agency = 'cma' | 'jma' | 'usa' | 'hko' | 'cwa'
export type TrackFormat = 'cma' | 'jma' | 'ibtracs' | 'zhejiang'

/** Minutes that an agency's wind is the mean of. */
export const windMinutes: Record<Agency, number> = { cma: 2, jma: 10, usa: 1, hko: 10, cwa: 10 }

/** low: below a depression's wind or a remnant · ex: extratropical. */
export type Grade = 'low' | 'td' | 'ts' | 'sts' | 'ty' | 'sty' | 'super' | 'ex'

/** The wind at a ring's edge as the source states it: knots, or the Beaufort force (级) that a Chinese warning names. */
export type RingLabel = 'kt30' | 'kt34' | 'kt50' | 'kt64' | 'force7' | 'force10' | 'force12'

/**
 * The Beaufort force of each label. Force 7 begins at 13.9 m/s, 8 at 17.2, 10 at 24.5, 12 at 32.7: 30 kt is 15.4, 34 kt 17.5, 50 kt 25.7
 * and 64 kt 32.9 m/s. So 30 kt lies within force 7 and 50 kt within 10, and `exactForce` says that they do not begin there.
 */
export const ringForce: Record<RingLabel, number> = { kt30: 7, kt34: 8, kt50: 10, kt64: 12, force7: 7, force10: 10, force12: 12 }
export const exactForce: Record<RingLabel, boolean> = { kt30: false, kt34: true, kt50: false, kt64: true, force7: true, force10: true, force12: true }

/**
 * Kilometres. quadrants: north-east, south-east, south-west, north-west of the centre · offset: a circle whose middle lies off the centre, so
 * that it reaches `longest` in the direction `bearing` (degrees from north) and `shortest` the other way.
 */
export type RingShape =
  | { kind: 'quadrants', ne: number, se: number, sw: number, nw: number }
  | { kind: 'offset', bearing: number, longest: number, shortest: number }

export interface Ring { label: RingLabel, shape: RingShape }

/** Where a storm was, or is forecast to be, at a time. */
export interface Fix {
  /** UTC, as 2019-08-10T18:00:00Z. */
  at: string
  /** Degrees WGS84. */
  longitude: number
  latitude: number
  /** hPa at the centre. */
  pressure: number | null
  /** m/s, the mean over the agency's minutes. */
  wind: number | null
  grade: Grade | null
  rings: Ring[]
}

export interface Track {
  agency: Agency
  /** Number of the year and order in it, as 1909; null where it was never numbered. */
  number: string | null
  name: string
  nameZh: string | null
  fixes: Fix[]
  forecasts: Forecast[]
}

export interface Forecast { agency: Agency, issuedAt: string, fixes: Fix[] }

/** A line, or for JSON the number of a point, that could not be read. */
export interface TrackProblem { line: number, text: string, reason: Label }

export interface TrackReading { format: TrackFormat, tracks: Track[], problems: TrackProblem[] }

const knot = 0.514_444
const nauticalMile = 1.852

/** Knots to m/s and nautical miles to km, to a tenth. */
export const fromKnots = (knots: number) => Math.round(knots * knot * 10) / 10
export const fromNauticalMiles = (miles: number) => Math.round(miles * nauticalMile * 10) / 10

/** A UTC instant from its parts, or null where there is no such hour. */
export function utcInstant(year: number, month: number, day: number, hour: number, minute = 0) {
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const isReal = instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day && instant.getUTCHours() === hour && instant.getUTCMinutes() === minute
  return isReal ? `${instant.toISOString().slice(0, 19)}Z` : null
}

/** Degrees within −180 and 180; files write 181.5 for a storm past the date line. */
export const wrapLongitude = (longitude: number) => longitude > 180 ? Math.round((longitude - 360) * 1e6) / 1e6 : longitude

export const isPosition = (longitude: number, latitude: number) =>
  Number.isFinite(longitude) && Number.isFinite(latitude) && Math.abs(latitude) <= 90 && longitude >= -180 && longitude <= 360

const longestQuote = 80

export const problem = (line: number, text: string, reason: Label): TrackProblem => ({ line, text: text.trim().slice(0, longestQuote), reason })

export const notInOrder: Label = { zh: '时间不晚于上一行，未读入', en: 'Not later than the line before it; left out' }
export const noPosition: Label = { zh: '经纬度不对，未读入', en: 'The position is not right; left out' }
export const noTime: Label = { zh: '时间不对，未读入', en: 'There is no such time; left out' }
export const notARow: Label = { zh: '格式认不出，未读入', en: 'The line has another form; left out' }

/** Adds a fix behind the others of its track, or tells why it cannot be one. */
export function addFix(fixes: Fix[], fix: Omit<Fix, 'at'> & { at: string | null }): Label | null {
  if (fix.at === null) return noTime
  if (!isPosition(fix.longitude, fix.latitude)) return noPosition
  const last = fixes.at(-1)
  if (last && last.at >= fix.at) return notInOrder
  fixes.push({ ...fix, at: fix.at, longitude: wrapLongitude(fix.longitude) })
  return null
}
