import { readTracks } from '../../server/geo/typhoon/read-tracks.ts'
import type { Agency, Fix, TrackFormat } from '../../server/geo/typhoon/track.ts'

type Checked = Pick<Fix, 'at' | 'longitude' | 'latitude' | 'pressure' | 'wind' | 'rings'>
const quadrants = (label: Fix['rings'][number]['label'], [ne, se, sw, nw]: [number, number, number, number]) => ({ label, shape: { kind: 'quadrants' as const, ne, se, sw, nw } })

/** A row of each format as somebody read it off the file and worked it out by hand: knots × 0.5144 are m/s, nautical miles × 1.852 kilometres, Beijing's hours less eight UTC. */
const rows: Record<TrackFormat, { storm: string, agency: Agency, written: string, row: Checked }> = {
  cma: {
    storm: 'HATO', agency: 'cma', written: '2017082212 4 206 1173  975      33',
    row: { at: '2017-08-22T12:00:00Z', longitude: 117.3, latitude: 20.6, pressure: 975, wind: 33, rings: [] },
  },
  jma: {
    storm: 'LEKIMA', agency: 'jma', written: '19081012 002 3 308 1204  980     045     00000 0000 20375 0250',
    row: {
      at: '2019-08-10T12:00:00Z', longitude: 120.4, latitude: 30.8, pressure: 980, wind: 23.1,
      rings: [{ label: 'kt30', shape: { kind: 'offset', bearing: 90, longest: 694.5, shortest: 463 } }],
    },
  },
  ibtracs: {
    storm: 'LEKIMA', agency: 'usa', written: '2019-08-10 12:00:00 USA 30.8 120.6 55 kt 969 mb R34 150|150|80|80 R50 55|55|25|25 nmile',
    row: {
      at: '2019-08-10T12:00:00Z', longitude: 120.6, latitude: 30.8, pressure: 969, wind: 28.3,
      rings: [quadrants('kt34', [277.8, 277.8, 148.2, 148.2]), quadrants('kt50', [101.9, 101.9, 46.3, 46.3])],
    },
  },
  zhejiang: {
    storm: 'MINDULLE', agency: 'cma', written: '2021/9/27 5:00:00 136.70 19.60 930 55 radius7 320|300|320|350 radius10 180|180|180|200 radius12 100|100|100|120',
    row: {
      at: '2021-09-26T21:00:00Z', longitude: 136.7, latitude: 19.6, pressure: 930, wind: 55,
      rings: [quadrants('force7', [320, 300, 320, 350]), quadrants('force10', [180, 180, 180, 200]), quadrants('force12', [100, 100, 100, 120])],
    },
  },
}

/** What became of the hand-checked row of a file's format, in words; a file without that storm has none. */
export function compareRow({ format, tracks }: ReturnType<typeof readTracks>) {
  const checked = format === null ? undefined : rows[format]
  const fix = tracks.find(({ name, agency }) => name === checked?.storm && agency === checked.agency)?.fixes.find(({ at }) => at === checked?.row.at)
  if (!checked || !fix) return 'no hand-checked row'
  const { at, longitude, latitude, pressure, wind, rings } = fix
  const read = { at, longitude, latitude, pressure, wind, rings }
  return JSON.stringify(inKilometres(read)) === JSON.stringify(checked.row) ? `as worked out by hand: ${checked.written}` : `DIFFERS from ${JSON.stringify(checked.row)}: ${JSON.stringify(read)}`
}

/** Radii to the tenth of a kilometre that the hand-checked ones have. */
const inKilometres = (fix: Checked): Checked => ({ ...fix, rings: fix.rings.map(({ label, shape }) => ({
  label, shape: Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, typeof value === 'number' ? Math.round(value * 10) / 10 : value])) as Fix['rings'][number]['shape'],
})) })
