import { describe, expect, it } from 'vitest'
import { loadCompletionContext, prepareValues } from '../../../db/prepare-values.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { type Fetch, openApp } from '../open-app.ts'
import { clustersOf, pointsOf } from '../../../web/composables/map/map-points.ts'
import type { MapAnswers } from './map-answers.ts'

const wgs84 = (longitude: number, latitude: number) => ({ longitude, latitude, source_crs: 'WGS84' })

describe('the points of a view', () => {
  it('are those inside it, with the places on its edge', async () => {
    const { signIn } = await openApp()
    const planner = await signIn('planner')
    expect((await within(planner, '120.3,36,120.5,36.2')).points).toMatchObject([
      { name: '海伦路避险点', kind: 'shelter', longitude: 120.38, latitude: 36.06, subdistrict: '海伦路街道' },
    ])
    expect((await within(planner, '120.38,36.06,120.5,36.2')).points).toHaveLength(1)
    expect((await within(planner, '120.39,36,120.5,36.2')).points).toEqual([])
  })

  it('hold what was entered in GCJ-02 at its place in WGS84', async () => {
    const { signIn, add, district: { hailun } } = await openApp()
    await add('partner_site', { name: '海澜小学', kind: 'school', owner_id: hailun.id, longitude: 120.7, latitude: 36.4, source_crs: 'GCJ02' })
    const { points } = await within(await signIn('planner'), '120.6,36.3,120.8,36.5')
    expect(points[0]?.longitude).toBeCloseTo(120.6952, 3)
    expect(points[0]?.latitude).toBeCloseTo(36.3997, 3)
  })

  it('are marked where nobody checked them for half a year, and where a second officer or the phone is missing', async () => {
    const { signIn, add, district: { hailun, mechanism } } = await openApp()
    const duty = { officer_a: '王一鸣', officer_b: '李二丰', duty_phone: '0532-88776655', verified_on: '2026-11-01' }
    const point = (name: string, given: object) => add('coordination_point', {
      name, kind: 'depot', mechanism_ids: [mechanism.id], owner_id: hailun.id, ...wgs84(121, 36.5), ...duty, ...given,
    })
    await point('齐全', {})
    await point('半年整', { verified_on: '2026-05-27' })
    await point('逾半年', { verified_on: '2026-05-26' })
    await point('从未核实', { verified_on: null })
    await point('一人两岗', { officer_b: '王一鸣' })
    await point('无电话', { duty_phone: null })
    const { points } = await within(await signIn('planner'), '120.9,36.4,121.1,36.6')
    expect(points.map(({ name, stale, incomplete }) => [name, stale, incomplete])).toEqual([
      ['齐全', false, false], ['半年整', false, false], ['逾半年', true, false], ['从未核实', true, false],
      ['一人两岗', false, true], ['无电话', false, true],
    ])
  })

  it('of staff are those of their own subtree', async () => {
    const { signIn } = await openApp()
    expect((await within(await signIn('staff'), '120,36,121,37')).points).toHaveLength(1)
    expect((await within(await signIn('otherStaff'), '120,36,121,37')).points).toEqual([])
  })

  it('never say more of a person than that somebody is missing', async () => {
    const { signIn } = await openApp()
    expect(JSON.stringify(await within(await signIn('planner'), '120,36,121,37'))).not.toMatch(/王一鸣|88776655/u)
  })

  it('are refused without a box, or with one that is turned inside out', async () => {
    const { signIn } = await openApp()
    const planner = await signIn('planner')
    for (const bounds of ['', '?bounds=', '?bounds=120,36,121', '?bounds=121,36,120,37', '?bounds=120,36,121,x', '?bounds=120,36,121,37,1']) {
      expect((await planner(`/api/map/points${bounds}`)).status, bounds).toBe(422)
    }
    expect((await (await signIn('auditor'))('/api/map/points?bounds=120,36,121,37')).status).toBe(403)
  })

  it('stand singly up to two thousand, and beyond it in clusters that leave out nobody', { timeout: 60_000 }, async () => {
    const { signIn, db, clock, district: { hailun } } = await openApp()
    const context = await loadCompletionContext(db, '2026-11-23')
    const writes = Array.from({ length: 2_000 }, (_, index) => prepareValues('partner_site', {
      name: `共建点${index}`, kind: 'community', owner_id: hailun.id, ...wgs84(120.5 + (index % 50) / 1000, 36.3 + index / 100_000),
    }, context)).flatMap(({ values }) => values ? [{ before: null, values }] : [])
    await db.transaction().execute((trx) =>
      writeRecords(trx, 'partner_site', writes, { authorId: null, at: clock.now.toISOString(), batchId: null }))
    const planner = await signIn('planner')
    const wide = await within(planner, '120,36,121,37&zoom=10')
    expect(wide.inView.count).toBe(2_001)
    expect(wide.clusters.length).toBeGreaterThan(0)
    expect(wide.clusters.length).toBeLessThan(60)
    expect(wide.clusters.reduce((sum, { count }) => sum + count, 0) + wide.points.length).toBe(2_001)
    for (const { box, longitude, latitude } of wide.clusters) {
      expect(longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north).toBe(true)
    }
    const near = await within(planner, '120.5,36.3,120.51,36.31')
    expect(near.clusters).toEqual([])
    expect(near.points).toHaveLength(near.inView.count)
  })
})

describe('the search of the map', () => {
  it('finds a place by its characters, its pinyin and its initials, from any syllable on', async () => {
    const { signIn } = await openApp()
    const planner = await signIn('planner')
    for (const text of ['避险', '海伦路避险点', 'bixiandian', 'hllbxd', 'bxd', 'HLL', ' 避 险 ']) {
      const { points } = await find(planner, text)
      expect(points.map(({ name }) => name), text).toEqual(['海伦路避险点'])
    }
    expect((await find(planner, '不存在')).points).toEqual([])
  })

  it('names a place without a position apart, to those who may see it', async () => {
    const { signIn } = await openApp()
    const { points, unplaced } = await find(await signIn('planner'), '福利院')
    expect(points).toEqual([])
    expect(unplaced).toEqual([{ id: 'partner_site:1', name: '海伦路福利院', kind: 'welfare_home', subdistrict: '海伦路街道' }])
    expect((await find(await signIn('otherStaff'), '福利院')).unplaced).toEqual([])
  })

  it('takes the signs of a pattern for nothing special', async () => {
    const { signIn } = await openApp()
    const planner = await signIn('planner')
    expect((await find(planner, '%')).points).toEqual([])
    expect((await planner('/api/map/search?q=')).status).toBe(422)
  })
})

async function within(fetch: Fetch, bounds: string) {
  const answer = await fetch(`/api/map/points?bounds=${bounds}`)
  expect(answer.status).toBe(200)
  const { points, clusters, inView } = await answer.json() as MapAnswers['points']
  return { points: pointsOf(points), clusters: clustersOf(clusters), inView }
}

async function find(fetch: Fetch, text: string) {
  const answer = await fetch(`/api/map/search?q=${encodeURIComponent(text)}`)
  expect(answer.status).toBe(200)
  const { points, ...rest } = await answer.json() as MapAnswers['search']
  return { ...rest, points: pointsOf(points) }
}
