import { type BestTrackForm, readBestTrack } from './read-best-track.ts'
import { fromKnots, fromNauticalMiles, type Grade, type Ring, type RingLabel, utcInstant } from './track.ts'

// RSMC Tokyo's best track (bst): 66666, number, rows, tropical cyclone number, number again, whether it went on, hours, name, date of the file.
const header = /^66666\s+(\d{4})\s+(\d{3})\s+(\d{4})\s+(\d{4})\s+(\d)\s+(\d)\s*(.*?)\s*(?:\d{8})?\s*$/u
const row = /^(\d{2})(\d{2})(\d{2})(\d{2})\s+002\s+(\d)\s+(\d{1,3})\s+(\d{1,4})\s+(\d{3,4})(?:\s+(\d{3}))?(?:\s+(\d)(\d{4})\s+(\d{4})\s+(\d)(\d{4})\s+(\d{4}))?\s*#?\s*$/u

// 7 is a storm just entering the region, 9 one of at least storm strength that is known no better.
const grades: Record<string, Grade> = { 2: 'td', 3: 'ts', 4: 'sts', 5: 'ty', 6: 'ex', 9: 'ts' }

/** The first storms of the record are of 1951. */
const firstYear = 51

export const jmaForm: BestTrackForm = {
  agency: 'jma',
  readHeader(line) {
    const [, number = '', rows = '', , , , , name = ''] = header.exec(line) ?? []
    return number === '' ? null : { number, name, rows: Number(rows) }
  },
  readRow(line) {
    const [, year, month, day, hour, grade = '', latitude, longitude, pressure = '', wind, far50, long50, short50, far30, long30, short30] = row.exec(line) ?? []
    if (year === undefined) return null
    const century = Number(year) >= firstYear ? 1900 : 2000
    return {
      at: utcInstant(century + Number(year), Number(month), Number(day), Number(hour)),
      longitude: Number(longitude) / 10,
      latitude: Number(latitude) / 10,
      pressure: Number(pressure) || null,
      // 000 is written below 35 kt, where the wind is not determined.
      wind: wind === undefined || wind === '000' ? null : fromKnots(Number(wind)),
      grade: grades[grade] ?? null,
      rings: [
        ...jmaRing('kt30', { direction: far30, longest: long30, shortest: short30 }),
        ...jmaRing('kt50', { direction: far50, longest: long50, shortest: short50 }),
      ],
    }
  },
}

/**
 * A ring of RSMC Tokyo: the direction in which it reaches farthest (1 north-east, clockwise, to 8 north; 9 all round; 0 none) and its longest
 * and shortest radius in nautical miles. Blank is as good as none.
 */
export function jmaRing(label: RingLabel, { direction = '', longest = '', shortest = '' }: { direction?: string, longest?: string, shortest?: string }): Ring[] {
  const [far, near] = [Number(longest), Number(shortest)]
  if (!(far > 0) || !(near >= 0) || near > far) return []
  const [from, to] = [Number(direction), fromNauticalMiles(far)]
  if (from === 9 || near === far) return [{ label, shape: { kind: 'offset', bearing: 0, longest: to, shortest: to } }]
  if (!(from >= 1 && from <= 8)) return []
  return [{ label, shape: { kind: 'offset', bearing: from * 45 % 360, longest: to, shortest: fromNauticalMiles(near) } }]
}

/** RSMC Tokyo's best track: UTC, 10-minute winds in knots, radii of 50 and 30 kt in nautical miles. */
export const readJma = (text: string) => readBestTrack(text, jmaForm)
