import { jmaRing } from './read-jma.ts'
import { addFix, type Agency, fromKnots, fromNauticalMiles, type Grade, noPosition, notARow, noTime, problem, type Ring, type RingLabel, type Track, type TrackProblem, type TrackReading, utcInstant } from './track.ts'

type Cell = (column: string) => string

/** What the columns of one agency give for a row; null where it has no position of that storm then. */
interface AgencyColumns { agency: Agency, prefix: string, grade(cell: Cell): Grade | null, rings(cell: Cell): Ring[] }

const byNumber: Record<string, Grade> = { 0: 'low', 1: 'td', 2: 'ts', 3: 'sts', 4: 'ty', 5: 'sty', 6: 'super', 9: 'ex' }
const byTokyo: Record<string, Grade> = { 2: 'td', 3: 'ts', 4: 'sts', 5: 'ty', 6: 'ex', 9: 'ts' }
const byStatus: Record<string, Grade> = { DB: 'low', WV: 'low', LO: 'low', TD: 'td', SD: 'td', TS: 'ts', SS: 'ts', TY: 'ty', HU: 'ty', ST: 'super', EX: 'ex', ET: 'ex', PT: 'ex' }

const agencies: AgencyColumns[] = [
  { agency: 'jma', prefix: 'TOKYO', grade: (cell) => byTokyo[cell('TOKYO_GRADE')] ?? null, rings: (cell) => [
    ...tokyoRing('kt30', 'TOKYO_R30', cell), ...tokyoRing('kt50', 'TOKYO_R50', cell),
  ] },
  { agency: 'usa', prefix: 'USA', grade: (cell) => byStatus[cell('USA_STATUS')] ?? null, rings: (cell) => [
    ...quadrantRing('kt34', 'USA_R34', cell), ...quadrantRing('kt50', 'USA_R50', cell), ...quadrantRing('kt64', 'USA_R64', cell),
  ] },
  { agency: 'cma', prefix: 'CMA', grade: (cell) => byNumber[cell('CMA_CAT')] ?? null, rings: () => [] },
]

const tokyoRing = (label: RingLabel, prefix: string, cell: Cell) =>
  jmaRing(label, { direction: cell(`${prefix}_DIR`), longest: cell(`${prefix}_LONG`), shortest: cell(`${prefix}_SHORT`) })

function quadrantRing(label: RingLabel, prefix: string, cell: Cell): Ring[] {
  const texts = ['NE', 'SE', 'SW', 'NW'].map((side) => cell(`${prefix}_${side}`))
  const [ne = 0, se = 0, sw = 0, nw = 0] = texts.map((text) => text === '' ? 0 : fromNauticalMiles(Number(text)))
  // A quadrant left blank beside others that are given is one that the wind does not reach.
  return [ne, se, sw, nw].every((radius) => radius >= 0) && Math.max(ne, se, sw, nw) > 0 ? [{ label, shape: { kind: 'quadrants', ne, se, sw, nw } }] : []
}

/**
 * IBTrACS version 4: several agencies side by side in one row. Each becomes a track of its own from its own position, wind and radii; the
 * merged position of the first columns belongs to none of them and is not read. Spurs, which are parts of other storms, are left out.
 */
export function readIbtracs(text: string): TrackReading {
  const lines = text.split(/\r\n|\n|\r/u)
  const columns = new Map((lines[0] ?? '').replace(/^\uFEFF/u, '').split(',').map((name, index) => [name.trim(), index]))
  const tracks = new Map<string, Track>()
  const problems: TrackProblem[] = []

  for (const [index, line] of lines.entries()) {
    // The second line holds the units.
    if (index < 2 || line.trim() === '') continue
    const cells = line.split(',')
    const cell: Cell = (name) => cells[columns.get(name) ?? -1]?.trim() ?? ''
    if (cells.length < columns.size || cell('SID') === '') {
      problems.push(problem(index + 1, line, notARow))
      continue
    }
    if (cell('TRACK_TYPE').includes('spur')) continue
    const at = instantOf(cell('ISO_TIME'))
    if (at === null) problems.push(problem(index + 1, line, noTime))
    else for (const reason of addRow(tracks, cell, at)) problems.push(problem(index + 1, line, reason))
  }
  return { format: 'ibtracs', tracks: [...tracks.values()], problems }
}

/** Adds what each agency says of a storm at a time; answers what was wrong. */
function addRow(tracks: Map<string, Track>, cell: Cell, at: string) {
  return agencies.flatMap(({ agency, prefix, grade, rings }) => {
    const [latitude, longitude] = [cell(`${prefix}_LAT`), cell(`${prefix}_LON`)]
    if (latitude === '' && longitude === '') return []
    if (latitude === '' || longitude === '') return [noPosition]
    const key = `${cell('SID')} ${agency}`
    const track = tracks.get(key) ?? { agency, number: null, name: nameOf(cell('NAME')), nameZh: null, fixes: [], forecasts: [] }
    tracks.set(key, track)
    const reason = addFix(track.fixes, {
      at, longitude: Number(longitude), latitude: Number(latitude), pressure: numberOf(cell(`${prefix}_PRES`)),
      wind: knotsOf(cell(`${prefix}_WIND`)), grade: grade(cell), rings: rings(cell),
    })
    return reason === null ? [] : [reason]
  })
}

const nameOf = (name: string) => /^(?:UNNAMED|NOT_NAMED)$/u.test(name) ? '' : name
const numberOf = (text: string) => Number(text) || null
const knotsOf = (text: string) => Number(text) ? fromKnots(Number(text)) : null

function instantOf(text: string) {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):\d{2}$/u.exec(text) ?? []
  return year === undefined ? null : utcInstant(Number(year), Number(month), Number(day), Number(hour), Number(minute))
}
