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
    const leader = await signIn('leader')
    await add('partner_site', { name: '松涛小学', kind: 'school', owner_id: songtao.id, ...wholeMap })
    expect((await ask(leader)).bounds).toEqual({ west: 120.38, south: 36.06, east: 120.4, north: 36.1 })
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

  it('stay closed to a role without the map', async () => {
    const { signIn, request } = await openApp()
    expect((await (await signIn('auditor'))('/api/map/layers')).status).toBe(403)
    expect((await request('/api/map/layers')).status).toBe(401)
  })
})

async function ask(fetch: (path: string) => Promise<Response>) {
  const answer = await fetch('/api/map/layers')
  expect(answer.status).toBe(200)
  return await answer.json() as MapAnswers['layers']
}
