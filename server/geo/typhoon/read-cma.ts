import { type BestTrackForm, readBestTrack } from './read-best-track.ts'
import { type Grade, utcInstant } from './track.ts'

// CMA's best track (CHyyyyBST.txt): 66666, id, rows, serial, Chinese id, how it ended, hours between rows, name, date of the file.
const header = /^66666\s+(\d{4})\s+(\d+)\s+(\d{4})\s+(\d{4})\s+(\d)\s+(\d+)\s+(.*?)\s*(?:\d{8})?\s*$/u
const row = /^(\d{4})(\d{2})(\d{2})(\d{2})\s+(\d)\s+(-?\d{1,3})\s+(-?\d{1,4})\s+(\d{1,4})\s+(\d{1,3})(?:\s+\d{1,3})?\s*$/u

const grades: Record<string, Grade> = { 0: 'low', 1: 'td', 2: 'ts', 3: 'sts', 4: 'ty', 5: 'sty', 6: 'super', 9: 'ex' }

/** A wind of 9 means “below 10 m/s”, and 0 that it was not determined: neither is a figure. */
const windOf = (text: string) => Number(text) < 10 ? null : Number(text)

export const cmaForm: BestTrackForm = {
  agency: 'cma',
  readHeader(line) {
    const [, number = '', rows = '', , , , , name = ''] = header.exec(line) ?? []
    return number === '' ? null : { number: number === '0000' ? null : number, name: name.replace(/^\(nameless\)$/u, ''), rows: Number(rows) }
  },
  readRow(line) {
    const [, year, month, day, hour, grade = '', latitude, longitude, pressure = '', wind = ''] = row.exec(line) ?? []
    if (year === undefined) return null
    return {
      at: utcInstant(Number(year), Number(month), Number(day), Number(hour)),
      longitude: Number(longitude) / 10,
      latitude: Number(latitude) / 10,
      pressure: Number(pressure) || null,
      wind: windOf(wind),
      grade: grades[grade] ?? null,
      // The file tells no radii, and none are made up.
      rings: [],
    }
  },
}

/** CMA's best track: UTC, 2-minute winds in m/s, no wind radii. */
export const readCma = (text: string) => readBestTrack(text, cmaForm)
