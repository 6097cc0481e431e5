import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coarsePosition } from '../../../db/positions.ts'
import { metresBetween } from '../../../server/geo/metres.ts'
import { clustersOf, pointsOf } from '../../../web/composables/map/map-points.ts'
import { type Caller, type Fetch, openApp, type OpenApp } from '../open-app.ts'
import { readAnsweredLines, readSheet } from '../read-sheet.ts'
import type { MapAnswers } from './map-answers.ts'

// Where things really are: given in GCJ-02, so that the raw pair, the system and the converted one could each tell.
const given = { longitude: 120.387654, latitude: 36.067891, source_crs: 'GCJ02' }
const moved = { longitude: 120.391234, latitude: 36.068321, source_crs: 'GCJ02' }
const address = '海伦路街道海伦路18号甲'

let opened: OpenApp
let exact: { longitude: number, latitude: number }
let id: number
/** A sealed map whose view and circle stand right on the place. */
let sealed: number
const sessions = new Map<Caller, Fetch>()
beforeAll(async () => {
  opened = await openApp({ forManyTests: true })
  const { add, district: { hailun, mechanism } } = opened
  const point = await add('coordination_point', {
    name: '秘密物资库', kind: 'depot', mechanism_ids: [mechanism.id], owner_id: hailun.id, subdistrict_id: hailun.id, address, duty_phone: '13954201357', ...given,
  })
  id = point.id
  for (const caller of ['leader', 'planner', 'staff', 'otherStaff', 'administrator', 'auditor'] as const) sessions.set(caller, await opened.signIn(caller))
  // A history of two positions.
  await ask('staff', `/api/records/coordination_point/${id}`, { method: 'PUT', json: { version: 1, values: moved } })
  const stored = await (await ask('planner', `/api/records/coordination_point/${id}`)).json() as { values: { longitude: number, latitude: number } }
  exact = { longitude: stored.values.longitude, latitude: stored.values.latitude }
  const answer = await ask('planner', '/api/sealed-maps', { method: 'POST', json: {
    name: '会商', reason: '台风', filters: { area: `circle:${exact.longitude},${exact.latitude};150` }, box: { west: exact.longitude - 0.01, south: exact.latitude - 0.01, east: exact.longitude + 0.01, north: exact.latitude + 0.01 }, base: 0, typhoon: null, hour: null,
  } })
  sealed = (await answer.json() as { id: number }).id
}, 30_000)
afterAll(() => opened.close())

async function ask(caller: Caller, path: string, call?: Parameters<Fetch>[1]) {
  const session = sessions.get(caller)
  if (!session) throw new Error(`${caller} is not signed in`)
  return session(path, call)
}

/** Every number of a text that is nearer to one of the exact coordinates, then or now, than a coarse cell could tell by chance. */
function tellingNumbers(text: string) {
  const telling = [given.longitude, given.latitude, moved.longitude, moved.latitude, exact.longitude, exact.latitude]
  return (text.match(/\d+\.\d{3,}/gu) ?? []).map(Number).filter((number) => telling.some((one) => Math.abs(one - number) < 0.000_3))
}

const endpoints = () => [
  '/api/wall', '/api/wall/layers', '/api/wall/points?bounds=120,35,121,37', `/api/map/nearest?from=coordination_point:${id}`, '/api/map/nearest?from=120.4,36.1', `/api/map/coverage?mechanism=${opened.district.mechanism.id}&metres=10`,
  '/api/map/points?bounds=120,35,121,37&area=circle:120.4,36.1;50000', `/api/map/points?bounds=120,35,121,37&zoom=12`, `/api/map/points?bounds=120,35,121,37&zoom=3`, '/api/map/layers', '/api/map/search?q=秘密',
  `/api/map/points/coordination_point/${id}`, '/api/records/coordination_point', '/api/records/coordination_point?search=秘密',
  `/api/records/coordination_point/${id}`, `/api/records/coordination_point/${id}/history`, '/api/records/coordination_point/export?format=csv',
  '/api/sealed-maps', `/api/sealed-maps/${sealed}`, `/api/sealed-maps/${sealed}/points?bounds=120,35,121,37&zoom=12`, `/api/sealed-maps/${sealed}/points?bounds=120,35,121,37&zoom=3`,
  `/api/sealed-maps/${sealed}/points/coordination_point/${id}`, `/api/sealed-maps/${sealed}/difference`, `/api/sealed-maps/${sealed}/export?format=geojson`, `/api/sealed-maps/${sealed}/export?format=kml`,
  '/api/imports', '/api/audit', '/api/overview?year=2026', '/api/indicators/H5/records?year=2026',
]

describe.each(['leader', 'administrator'] as const)('the %s', (caller) => {
  it('gets the place from no endpoint more exactly than by its cell', async () => {
    for (const path of endpoints()) {
      const answer = await ask(caller, path)
      const text = await answer.text()
      expect(tellingNumbers(text), path).toEqual([])
      expect(text, path).not.toMatch(/海伦路18号|13954201357/u)
    }
  })

  it('finds it at no box that is cut between its place and the middle of its cell', async () => {
    const [x, y] = coarsePosition(exact.longitude, exact.latitude)
    const isIn = async (west: number, south: number, east: number, north: number) => {
      const answer = await (await ask(caller, `/api/map/points?bounds=${west},${south},${east},${north}`)).json() as MapAnswers['points']
      return pointsOf(answer.points).some(({ name }) => name === '秘密物资库')
    }
    const hair = 0.000_01
    expect(await isIn(exact.longitude - hair, exact.latitude - hair, exact.longitude + hair, exact.latitude + hair)).toBe(false)
    expect(await isIn(x - hair, y - hair, x + hair, y + hair)).toBe(true)
    // Halving the box again and again ends at the cell's middle, wherever the place is.
    let [west, east] = [120, 121]
    while (east - west > 0.000_001) {
      const middle = (west + east) / 2
      if (await isIn(west, 35, middle, 37)) east = middle
      else west = middle
    }
    expect(east).toBeCloseTo(x, 5)
  })

  it('finds it by no circle, polygon or distance: each of them tells the middle of the cell', async () => {
    const [x, y] = coarsePosition(exact.longitude, exact.latitude)
    const middle = { longitude: x, latitude: y }
    const isIn = async (area: string) => {
      const { points } = await (await ask(caller, `/api/map/points?bounds=120,35,121,37&area=${area}`)).json() as MapAnswers['points']
      return pointsOf(points).some(({ name }) => name === '秘密物资库')
    }
    const hair = 0.000_02
    const box = (a: number, b: number) => `polygon:${a - hair},${b - hair};${a + hair},${b - hair};${a + hair},${b + hair};${a - hair},${b + hair}`
    expect([await isIn(`circle:${exact.longitude},${exact.latitude};20`), await isIn(box(exact.longitude, exact.latitude))]).toEqual([false, false])
    expect([await isIn(`circle:${x},${y};20`), await isIn(box(x, y))]).toEqual([true, true])
    // Three distances would tell a place: these are the cell's.
    for (const [longitude, latitude] of [[120.3, 36], [120.5, 36.02], [120.4, 36.2]] as const) {
      const answer = await (await ask(caller, `/api/map/nearest?from=${longitude},${latitude}&count=50`)).json() as MapAnswers['nearest']
      const metres = answer.metres[pointsOf(answer.points).findIndex(({ name }) => name === '秘密物资库')]
      expect(metres).toBe(Math.round(metresBetween({ longitude, latitude }, middle)))
      expect(metres).not.toBe(Math.round(metresBetween({ longitude, latitude }, exact)))
    }
    const { origin } = await (await ask(caller, `/api/map/nearest?from=coordination_point:${id}`)).json() as MapAnswers['nearest']
    expect(origin).toEqual(middle)
    const { covering } = await (await ask(caller, `/api/map/coverage?mechanism=${opened.district.mechanism.id}&metres=500`)).json() as MapAnswers['coverage']
    expect(covering.longitudes).toContain(x)
  })

  it('is shown of a sealed map what the live one showed by cells, though its circle was drawn right around the place', async () => {
    const answer = await (await ask(caller, `/api/sealed-maps/${sealed}`)).json() as { filters: { area: string }, box: { west: number, south: number, east: number, north: number } }
    const { west, south, east, north } = answer.box
    const [x, y] = coarsePosition(exact.longitude, exact.latitude)
    expect([(west + east) / 2, (south + north) / 2]).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)])
    expect(answer.filters.area).toBe(`circle:${x},${y};150`)
    const names = async (path: string) => pointsOf((await (await ask(caller, path)).json() as MapAnswers['points']).points).map(({ name }) => name)
    expect(await names(`/api/sealed-maps/${sealed}/points?bounds=120,35,121,37&zoom=12`)).toEqual(await names(`/api/map/points?bounds=120,35,121,37&area=circle:${x},${y};150`))
  })

  it('cannot filter, sort or page by what would tell it', async () => {
    for (const query of ['sort=longitude', 'sort=raw_latitude', 'sort=address', `equals=${JSON.stringify({ address })}`]) {
      expect((await ask(caller, `/api/records/coordination_point?${encodeURI(query)}`)).status, query).toBe(422)
    }
  })
})

it('the leader’s export bears the cell’s middle as a WGS84 position, and no trace of the pair as it was given', async () => {
  const text = JSON.stringify(await readSheet(await ask('leader', '/api/records/coordination_point/export')))
  expect(tellingNumbers(text)).toEqual([])
  const [x, y] = coarsePosition(exact.longitude, exact.latitude)
  expect(text).toContain(String(x))
  expect(text).toContain(String(y))
  expect(text).not.toContain('GCJ')
  expect(text).toContain('海伦路街道***')
})

it.each(['geojson', 'kml', 'xlsx'])('the leader’s %s of the map bears the cell’s middle, says that it is coarse, and masks address and phone', async (format) => {
  const answer = await ask('leader', `/api/map/export?format=${format}`)
  const text = format === 'xlsx' ? JSON.stringify(await readAnsweredLines(answer)) : await answer.text()
  const [x, y] = coarsePosition(exact.longitude, exact.latitude)
  expect(tellingNumbers(text)).toEqual([])
  for (const part of [String(x), String(y), '概略', '海伦路街道***', '秘密物资库']) expect(text).toContain(part)
  expect(text).not.toMatch(/GCJ|13954201357|海伦路18号/u)
  expect((await ask('administrator', `/api/map/export?format=${format}`)).status).toBe(403)
})

it('planner and staff of the unit get it exactly, staff of another not at all', async () => {
  for (const caller of ['planner', 'staff'] as const) {
    const { points } = await (await ask(caller, '/api/map/points?bounds=120,35,121,37')).json() as MapAnswers['points']
    expect(pointsOf(points).find(({ name }) => name === '秘密物资库')).toMatchObject(exact)
  }
  for (const path of endpoints()) expect(await (await ask('otherStaff', path)).text(), path).not.toMatch(/秘密物资库/u)
  for (const path of endpoints().filter((one) => one !== '/api/audit')) expect((await ask('auditor', path)).status, path).toBe(403)
  expect(tellingNumbers(await (await ask('auditor', '/api/audit')).text())).toEqual([])
})

it('clusters are made of what the role may see', async () => {
  const answer = await (await ask('leader', '/api/map/points?bounds=120,35,121,37&zoom=3')).json() as MapAnswers['points']
  for (const { box } of clustersOf(answer.clusters)) expect(tellingNumbers(JSON.stringify(box))).toEqual([])
})

describe('a place of a military unit', () => {
  it('is refused in a coordination point and in a partner site, with the reason', async () => {
    const { garrison, mechanism } = opened.district
    for (const [type, more] of [['coordination_point', { kind: 'depot', mechanism_ids: [mechanism.id] }], ['partner_site', { kind: 'school' }]] as const) {
      const answer = await ask('planner', `/api/records/${type}`, { method: 'POST', json: { values: { name: '某点', owner_id: garrison.id, ...given, ...more } } })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('部队单位不上图')
    }
  })

  it('has no field to stand in', async () => {
    const types = await (await ask('planner', '/api/records')).json() as { type: string, fields: { name: string }[] }[]
    expect(types.find(({ type }) => type === 'organization')?.fields.filter(({ name }) => /longitude|latitude|address/u.test(name))).toEqual([])
  })
})
