import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import Supercluster from 'supercluster'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { Bounds } from '../../db/queries/map-points.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { readEnv } from '../../server/env.ts'
import { everyHour } from '../../server/geo/typhoon/interpolate-track.ts'
import { reachOf } from '../../server/geo/typhoon/reach.ts'
import { readTracks } from '../../server/geo/typhoon/read-tracks.ts'
import type { Fix } from '../../server/geo/typhoon/track.ts'
import { findCoverageGaps } from '../../server/services/map/coverage-gaps.ts'
import { findMapPoints } from '../../server/services/map/find-points.ts'
import { findNearest } from '../../server/services/map/nearest.ts'
import { noFilters } from '../../server/services/map/places/match-places.ts'
import { openPlaces } from '../../server/services/map/places/open-places.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { addPlaces, fixedRandom } from './map-places.ts'
import { measure, printRatios } from './measure.ts'
import { compareRow } from './track-rows.ts'

const today = '2026-09-20'
const zooms = [10, 11, 12, 13, 14, 15, 16]
const views = 60

type Context = Awaited<ReturnType<typeof systemContext>>['context']

/** What the map's questions cost with few and very many places, beside Supercluster over the same ones; and typhoon files from a folder, if one is named. */
export async function benchMap({ tracks }: { tracks: string | undefined }) {
  for (const count of [1_000, 100_000, 1_000_000]) {
    const db = connect(':memory:')
    await migrate(db)
    await loadSample(db, { today })
    const { mechanism } = await addPlaces(db, count)
    const { context } = await systemContext({ db, env: readEnv(), now: new Date(`${today}T04:00:00Z`), unitName: undefined })
    const started = performance.now()
    await openPlaces(context)
    process.stdout.write(`\nMap of ${count} places: read once in ${(performance.now() - started).toFixed(0)} ms\n`)
    await benchViews(context, count)
    if (count === 100_000) await benchTools(context, mechanism)
    await db.destroy()
  }
  if (tracks !== undefined) await benchTracks(tracks)
}

/** Windows of a desktop's screen over the places, at every zoom in turn. */
function* windows(): Generator<{ bounds: Bounds, zoom: number }> {
  const random = fixedRandom(7)
  for (let turn = 0; ; turn++) {
    const zoom = zooms[turn % zooms.length] ?? 12
    const width = 1_440 * 360 / (256 * 2 ** zoom)
    const height = width * 0.62 * 0.8
    const [west, south] = [120.2 + random() * 0.8 - width / 2, 35.95 + random() * 0.66 - height / 2]
    yield { bounds: { west, south, east: west + width, north: south + height }, zoom }
  }
}

async function benchViews(context: Context, count: number) {
  const sizes: { raw: number, packed: number }[] = []
  const [own, theirs] = [windows(), windows()]
  const next = (from: ReturnType<typeof windows>) => from.next().value as { bounds: Bounds, zoom: number }
  const asked = await measure(async () => {
    const text = JSON.stringify(await findMapPoints(context, { ...next(own), filters: noFilters }))
    sizes.push({ raw: text.length, packed: 0 })
    if (sizes.length % 6 === 0) sizes[sizes.length - 1] = { raw: Buffer.byteLength(text), packed: gzipSync(text).length }
  }, views)
  const index = new Supercluster({ radius: 64, maxZoom: 16 })
  const { positions: { x, y } } = await openPlaces(context)
  const started = performance.now()
  index.load(Array.from(x, (longitude, row) => ({ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: [longitude, y[row] ?? NaN] } }))
    .filter(({ geometry: { coordinates: [longitude] } }) => Number.isFinite(longitude)))
  const loaded = performance.now() - started
  const compared = await measure(async () => {
    const { bounds: { west, south, east, north }, zoom } = next(theirs)
    JSON.stringify(index.getClusters([west, south, east, north], zoom))
  }, views)
  const packed = sizes.filter(({ packed: size }) => size > 0)
  const most = packed.reduce((one, other) => other.raw > one.raw ? other : one)
  printRatios(`A window's places as JSON, ${count} places`, [
    { name: 'Supercluster (no filters, no roles)', ...compared, note: `· built in ${loaded.toFixed(0)} ms` },
    { name: 'our answer', ...asked, note: `· largest ${(most.raw / 1024).toFixed(0)} kB, ${(most.packed / 1024).toFixed(0)} kB compressed` },
  ])
}

async function benchTools(context: Context, mechanism: number) {
  const random = fixedRandom(11)
  const spot = () => ({ longitude: 120.2 + random() * 0.8, latitude: 35.95 + random() * 0.66 })
  const whole = { west: 119, south: 35, east: 122, north: 38 }
  const { table, positions: { x, y } } = await openPlaces(context)
  const places = Array.from({ length: table.size }, (_, row) => ({ longitude: x[row] ?? NaN, latitude: y[row] ?? NaN }))
  printRatios('Questions over 100000 places', [
    { name: 'the ten nearest', ...await measure(() => findNearest(context, { from: { spot: spot() }, count: 10, filters: noFilters })) },
    { name: 'within 1.5 km', ...await measure(() => findMapPoints(context, { bounds: whole, zoom: 12, filters: { ...noFilters, area: { kind: 'circle', middle: spot(), metres: 1_500 } } })) },
    { name: 'sites 2 km from a mechanism', ...await measure(() => findCoverageGaps(context, { mechanism, metres: 2_000, filters: noFilters })) },
    { name: 'a storm of 72 hours, three rings', ...await measure(() => reachOf(everyHour(storm()), places), 3) },
  ])
}

/** Six-hourly fixes of a storm that comes from the south-east, over the district and away, with three rings of unlike quadrants. */
function storm(): Fix[] {
  return Array.from({ length: 13 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 7, 9, index * 6)).toISOString().replace('.000', ''), longitude: 121.8 - index * 0.2, latitude: 33 + index * 0.5, pressure: 970, wind: 35, grade: 'ty' as const,
    rings: ([['force7', 280], ['force10', 110], ['force12', 50]] as const).map(([label, radius]) => ({
      label, shape: { kind: 'quadrants' as const, ne: radius, se: radius * 0.9, sw: radius * 0.6, nw: radius * 0.7 },
    })),
  }))
}

async function benchTracks(folder: string) {
  process.stdout.write('\nTyphoon files\n')
  for (const name of (await readdir(folder)).sort()) {
    const content = await readFile(join(folder, name))
    const started = performance.now()
    const read = readTracks(content, { quadrantOrder: 'ne-se-sw-nw' })
    const milliseconds = performance.now() - started
    const { format, tracks, problems } = read
    const fixes = tracks.reduce((sum, track) => sum + track.fixes.length, 0)
    process.stdout.write(`  ${name.padEnd(34)} ${milliseconds.toFixed(1).padStart(7)} ms  ${format}: ${tracks.length} tracks, ${fixes} fixes, ${problems.length} lines refused\n  ${''.padEnd(34)}             ${compareRow(read)}\n`)
  }
}
