import { z } from 'zod'
import type { Label } from '../../../db/record.ts'
import { addFix, type Agency, type Fix, type Forecast, type Grade, notARow, problem, type Ring, type RingLabel, type Track, type TrackProblem, type TrackReading, utcInstant } from './track.ts'

/** In which order a file lists the four radii of a ring: public code reads them both ways. */
export const quadrantOrders = { 'ne-se-sw-nw': ['ne', 'se', 'sw', 'nw'], 'ne-nw-sw-se': ['ne', 'nw', 'sw', 'se'] } as const
export type QuadrantOrder = keyof typeof quadrantOrders

const words = z.union([z.string(), z.number()]).transform((value) => String(value).trim()).nullish().transform((value) => value ?? '')
const place = { time: words, lng: words, lat: words, strong: words, speed: words, pressure: words }
const forecastPoint = z.object(place)
const point = z.object({
  ...place, radius7: words, radius10: words, radius12: words,
  forecast: z.array(z.object({ tm: words, forecastpoints: z.array(z.unknown()).nullish() })).nullish(),
})
const storm = z.object({ tfid: words, name: words, enname: words, points: z.array(z.unknown()) })

const grades: Record<string, Grade> = { 热带低压: 'td', 热带风暴: 'ts', 强热带风暴: 'sts', 台风: 'ty', 强台风: 'sty', 超强台风: 'super' }
const issuers: Record<string, Agency> = { 中国: 'cma', 日本: 'jma', 美国: 'usa', 中国香港: 'hko', 中国台湾: 'cwa' }

/** Whether a parsed JSON looks like such a file: a storm, or a list of them, with points. */
export function isZhejiang(value: unknown) {
  return stormsOf(value).some((one) => storm.safeParse(one).success)
}

const stormsOf = (value: unknown): unknown[] => Array.isArray(value) ? value : [value]

/**
 * The JSON of Zhejiang's typhoon service and its kin: all texts, Beijing time, the points of the Central Meteorological Observatory with
 * rings of forces 7, 10 and 12 in kilometres, and at each point what several agencies forecast then. Forecasts stay with their own agency.
 * Problems are told by the number of the point, from 1, through the whole file.
 */
export function readZhejiang(value: unknown, order: QuadrantOrder): TrackReading {
  const tracks: Track[] = []
  const problems: TrackProblem[] = []
  let number = 0
  for (const one of stormsOf(value)) {
    const read = storm.safeParse(one)
    if (!read.success) {
      problems.push(problem(number + 1, JSON.stringify(one) ?? '', { zh: '这一项不是台风路径，未读入', en: 'This item is no typhoon; left out' }))
      continue
    }
    const { tfid, name, enname, points } = read.data
    const track: Track = { agency: 'cma', number: /^\d{6}$/u.test(tfid) ? tfid.slice(2) : null, name: enname.toUpperCase(), nameZh: name || null, fixes: [], forecasts: [] }
    tracks.push(track)
    for (const raw of points) {
      number += 1
      for (const reason of readPoint(track, raw, order)) problems.push(problem(number, JSON.stringify(raw)?.slice(0, 80) ?? '', reason))
    }
  }
  return { format: 'zhejiang', tracks: tracks.filter(({ fixes }) => fixes.length > 0), problems }
}

function readPoint(track: Track, raw: unknown, order: QuadrantOrder) {
  const read = point.safeParse(raw)
  if (!read.success) return [notARow]
  const { radius7, radius10, radius12, forecast } = read.data
  const reason = addFix(track.fixes, { ...placeOf(read.data), rings: [
    ...ringOf('force7', radius7, order), ...ringOf('force10', radius10, order), ...ringOf('force12', radius12, order),
  ] })
  if (reason !== null) return [reason]
  const issuedAt = track.fixes.at(-1)?.at ?? ''
  const forecasts = (forecast ?? []).map(({ tm, forecastpoints }) => readForecast({ tm, points: forecastpoints ?? [], issuedAt }))
  track.forecasts.push(...forecasts.flatMap(({ found }) => found === null ? [] : [found]))
  return forecasts.flatMap(({ reasons }) => reasons)
}

function readForecast({ tm, points, issuedAt }: { tm: string, points: unknown[], issuedAt: string }): { found: Forecast | null, reasons: Label[] } {
  const agency = issuers[tm]
  if (agency === undefined) return { found: null, reasons: [{ zh: `预报机构“${tm}”认不出，未读入它的预报`, en: `The forecaster “${tm}” is not known; its forecast is left out` }] }
  const fixes: Fix[] = []
  const reasons = points.flatMap((raw) => {
    const read = forecastPoint.safeParse(raw)
    const reason = read.success ? addFix(fixes, { ...placeOf(read.data), rings: [] }) : notARow
    return reason === null ? [] : [{ zh: `${tm}的预报中：${reason.zh}`, en: `In the forecast of ${tm}: ${reason.en}` }]
  })
  return { found: fixes.length > 1 ? { agency, issuedAt, fixes } : null, reasons }
}

function placeOf({ time, lng, lat, strong, speed, pressure }: z.infer<typeof forecastPoint>) {
  return {
    at: fromBeijing(time),
    longitude: lng === '' ? NaN : Number(lng),
    latitude: lat === '' ? NaN : Number(lat),
    pressure: Number(pressure) || null,
    wind: Number(speed) || null,
    grade: grades[strong.replace(/\(.*$/u, '')] ?? null,
  }
}

/** 2021/9/23 20:00:00 of Beijing, months and hours unpadded, as UTC; null for no such time. */
export function fromBeijing(text: string) {
  const [, year, month, day, hour, minute = '0'] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2})(?::(\d{1,2}))?(?::\d{1,2})?$/u.exec(text) ?? []
  const there = year === undefined ? null : utcInstant(Number(year), Number(month), Number(day), Number(hour), Number(minute))
  return there === null ? null : `${new Date(Date.parse(there) - 8 * 3_600_000).toISOString().slice(0, 19)}Z`
}

function ringOf(label: RingLabel, text: string, order: QuadrantOrder): Ring[] {
  const radii = text.split('|').map((part) => part.trim()).filter((part) => part !== '').map(Number)
  if (radii.some((radius) => !(radius >= 0))) return []
  // A single figure holds all round.
  const given = radii.length === 1 ? Array.from({ length: 4 }, () => radii[0] ?? 0) : radii
  if (given.length !== 4 || Math.max(...given) === 0) return []
  const shape = { kind: 'quadrants' as const, ne: 0, se: 0, sw: 0, nw: 0 }
  for (const [index, side] of quadrantOrders[order].entries()) shape[side] = given[index] ?? 0
  return [{ label, shape }]
}
