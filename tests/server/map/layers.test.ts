import { describe, expect, it } from 'vitest'
import type { MapAnswers } from './map-answers.ts'
import { openApp } from '../open-app.ts'

const wholeMap = { longitude: 120.4, latitude: 36.1, source_crs: 'WGS84' }

describe('the layers of the map', () => {
  it('count a point that serves two mechanisms once, and once in each of their layers', async () => {
    const { signIn, add, district: { mechanism, hailun } } = await openApp()
    const security = await add('mechanism', { name: '治安联防机制', type: 'security' })
    await add('coordination_point', {
      name: '海伦路警务站', kind: 'patrol', mechanism_ids: [security.id, mechanism.id], owner_id: hailun.id, ...wholeMap,
    })
    const { mechanisms, placed } = await ask(await signIn('planner'))
    expect(mechanisms.map(({ label, count }) => [label.zh, count])).toEqual([['防台风', 2], ['治安联防', 1]])
    expect(placed.coordination_point).toBe(2)
  })

  it('stand in the order of the types, typhoon first, however they were entered', async () => {
    const { signIn, add } = await openApp()
    await add('mechanism', { name: '海上救助机制', type: 'maritime' })
    await add('mechanism', { name: '治安联防机制', type: 'security' })
    const { mechanisms } = await ask(await signIn('planner'))
    expect(mechanisms.map(({ type }) => type)).toEqual(['typhoon', 'security', 'maritime'])
  })

  it('tell how many places cannot be drawn because nobody gave a position', async () => {
    const { signIn } = await openApp()
    const { placed, unplaced, points, sites } = await ask(await signIn('leader'))
    expect(placed).toEqual({ coordination_point: 1, partner_site: 0 })
    expect(unplaced).toEqual({ coordination_point: 0, partner_site: 1 })
    expect(points).toMatchObject([{ kind: 'shelter', label: { zh: '避难安置' }, count: 1 }])
    expect(sites).toEqual([])
  })

  it('give the box that holds every placed point, and none while there is none', async () => {
    const { signIn, add, district: { songtao } } = await openApp()
    const planner = await signIn('planner')
    await add('partner_site', { name: '松涛小学', kind: 'school', owner_id: songtao.id, ...wholeMap })
    expect((await ask(planner)).bounds).toEqual({ west: 120.38, south: 36.06, east: 120.4, north: 36.1 })
    const { bounds } = await ask(await signIn('otherStaff'))
    expect(bounds).toEqual({ west: 120.4, south: 36.1, east: 120.4, north: 36.1 })
  })

  it('of staff hold their own subtree only', async () => {
    const { signIn } = await openApp()
    expect((await ask(await signIn('staff'))).placed.coordination_point).toBe(1)
    const other = await ask(await signIn('otherStaff'))
    expect(other.placed.coordination_point).toBe(0)
    expect(other.bounds).toBeNull()
    expect(other.area).toBe('松涛街道')
  })

  it('count every choice of a filter under all other filters, and never under its own', async () => {
    const { signIn, add, district: { mechanism, hailun, songtao } } = await openApp()
    const duty = { officer_a: '王一鸣', officer_b: '李二丰', duty_phone: '0532-88776655', verified_on: '2026-11-01' }
    await add('coordination_point', {
      name: '松涛物资库', kind: 'depot', mechanism_ids: [mechanism.id], owner_id: songtao.id, subdistrict_id: songtao.id, ...wholeMap, ...duty, verified_on: '2026-01-01',
    })
    await add('partner_site', { name: '松涛小学', kind: 'school', owner_id: songtao.id, subdistrict_id: songtao.id, ...wholeMap })
    const planner = await signIn('planner')
    const numbers = async (query: string) => {
      const { matched, mechanisms, points, sites, subdistricts, states } = await ask(planner, query)
      return {
        matched, mechanism: mechanisms[0]?.count, kinds: points.map(({ kind, count }) => `${kind} ${count}`), sites: sites.map(({ count }) => count),
        subdistricts: subdistricts.map(({ name, count }) => `${name} ${count}`), stale: states.find(({ state }) => state === 'stale')?.count,
      }
    }
    // One of the mechanism's two drills ought to have been held by November: its points are overdue whatever else they are.
    expect(await numbers('')).toEqual({ matched: 3, mechanism: 2, kinds: ['shelter 1', 'depot 1'], sites: [1], subdistricts: ['海伦路街道 1', '松涛街道 2'], stale: 1 })
    expect(await numbers(`?subdistrict=${hailun.id}`)).toEqual({ matched: 1, mechanism: 1, kinds: ['shelter 1', 'depot 0'], sites: [0], subdistricts: ['海伦路街道 1', '松涛街道 2'], stale: 0 })
    expect(await numbers('?states=stale')).toMatchObject({ matched: 1, mechanism: 1, kinds: ['shelter 0', 'depot 1'], subdistricts: ['海伦路街道 0', '松涛街道 1'], stale: 1 })
    expect(await numbers('?kinds=shelter&layers=school')).toMatchObject({ matched: 1, mechanism: 1, kinds: ['shelter 0', 'depot 0'], sites: [1] })
    expect(await numbers('?layers=none')).toMatchObject({ matched: 0, mechanism: 2, sites: [1], stale: 0 })
  })

  it('call a point overdue while its mechanism is behind with drills, and a site where nothing happened for a year', async () => {
    const { signIn, add, district: { mechanism, hailun, site } } = await openApp()
    const planner = await signIn('planner')
    const overdue = async () => (await ask(planner)).states.find(({ state }) => state === 'overdue')?.count
    await add('partner_site', { name: '海澜小学', kind: 'school', owner_id: hailun.id, since_year: 2020, ...wholeMap })
    expect(await overdue()).toBe(2)
    await add('response_event', { happened_at: '2026-05-12', mechanism_id: mechanism.id, kind: 'drill' })
    expect(await overdue()).toBe(1)
    const school = site.id + 1
    await add('activity', { started_on: '2026-06-01', title: '助学', host_id: hailun.id, site_id: school })
    expect(await overdue()).toBe(0)
  })

  it('are not worked out again while the browser has them and nothing has changed', async () => {
    const { signIn, add, district: { hailun } } = await openApp()
    const planner = await signIn('planner')
    const etag = (await planner('/api/map/layers')).headers.get('etag') ?? ''
    const again = () => planner('/api/map/layers', { headers: { 'if-none-match': etag } })
    expect((await again()).status).toBe(304)
    expect((await (await signIn('leader'))('/api/map/layers', { headers: { 'if-none-match': etag } })).status).toBe(200)
    await add('partner_site', { name: '海澜小学', kind: 'school', owner_id: hailun.id, ...wholeMap })
    expect((await again()).status).toBe(200)
    expect((await ask(planner)).placed.partner_site).toBe(1)
  })

  it('stay closed to a role without the map', async () => {
    const { signIn, request } = await openApp()
    expect((await (await signIn('auditor'))('/api/map/layers')).status).toBe(403)
    expect((await request('/api/map/layers')).status).toBe(401)
  })
})

async function ask(fetch: (path: string) => Promise<Response>, query = '') {
  const answer = await fetch(`/api/map/layers${query}`)
  expect(answer.status).toBe(200)
  return await answer.json() as MapAnswers['layers']
}
