import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAuditEntries } from '../../../db/queries/audit.ts'
import type { makeCallSheet } from '../../../server/services/typhoon/call-sheet.ts'
import type { Passage } from '../../../server/services/typhoon/passage.ts'
import { coarsePosition } from '../../../db/positions.ts'
import { type Caller, type Fetch, openApp, type OpenApp } from '../open-app.ts'
import { readSheet } from '../read-sheet.ts'

type Sheet = Awaited<ReturnType<typeof makeCallSheet>>

// Six hours of a storm that goes north past the district: its 30 kt ring of 60 nautical miles (111.1 km) reaches some places and not others.
const track = [
  '66666 1909  003 0011 1909 0 6               LEKIMA              20191003',
  '19081100 002 3 336 1201  980     045     00000 0000 90060 0060',
  '19081106 002 3 360 1201  980     045     90030 0030 90060 0060',
  '19081112 002 3 380 1201  980     045     00000 0000 90060 0060',
].join('\n')

let opened: OpenApp
let id: number
const sessions = new Map<Caller, Fetch>()
const exact = { longitude: 120.391234, latitude: 36.068321 }
beforeAll(async () => {
  opened = await openApp({ forManyTests: true })
  const { add, district: { hailun, songtao, mechanism } } = opened
  const point = { mechanism_ids: [mechanism.id], owner_id: hailun.id, subdistrict_id: hailun.id, source_crs: 'WGS84' }
  await add('coordination_point', { ...point, name: '海伦路指挥所', kind: 'command', longitude: 120.38, latitude: 36.06, officer_a: '王一鸣', duty_phone: '13954201357', verified_on: '2026-01-10' })
  await add('coordination_point', { ...point, name: '秘密物资库', kind: 'depot', ...exact })
  await add('coordination_point', { ...point, name: '远处避险点', kind: 'shelter', longitude: 122, latitude: 36.06 })
  await add('coordination_point', { ...point, name: '松涛岗', kind: 'patrol', owner_id: songtao.id, longitude: 120.2, latitude: 35.5 })
  await add('coordination_point', { ...point, name: '无坐标点', kind: 'shelter', source_crs: null })
  for (const caller of ['leader', 'planner', 'staff'] as const) sessions.set(caller, await opened.signIn(caller))
  await ask('planner', '/api/typhoons?name=bst.txt', { method: 'POST', file: track })
  id = (await json<{ tracks: { id: number }[] }>('planner', '/api/typhoons')).tracks[0]?.id ?? 0
}, 30_000)
afterAll(() => opened.close())

async function ask(caller: Caller, path: string, call?: Parameters<Fetch>[1]) {
  return (sessions.get(caller) ?? opened.request)(path, call)
}
const json = async <T>(caller: Caller, path: string, call?: Parameters<Fetch>[1]) => await (await ask(caller, path, call)).json() as T
const passageOf = (caller: Caller) => json<Passage>(caller, `/api/typhoons/${id}/passage`)

describe('a storm’s passage', () => {
  it('tells which places a ring reaches and when, whoever is reached first and then the command post before the others', async () => {
    const { places, stretches, hours, reached } = await passageOf('planner')
    const timeOf = (hour = -1) => hours[hour]?.at.slice(11, 13)
    const told = places.names.map((name, index) => [name, ...(stretches[index] ?? []).map(({ label, from, to }) => `${label} ${timeOf(from)}–${timeOf(to)}`)])
    // At 33.6°N + 0.4° an hour a ring of 111.1 km, about a degree of latitude, comes to 35.5°N at about 02:15 and to 36.06°N at about 03:40.
    expect(told).toEqual([
      ['松涛岗', 'kt30 03–07'], ['海伦路指挥所', 'kt30 04–09', 'kt50 06–06'], ['海伦路避险点', 'kt30 04–09', 'kt50 06–06'], ['秘密物资库', 'kt30 04–09', 'kt50 06–06'],
    ])
    expect(reached).toBe(4)
    expect(hours[0]).toMatchObject({ at: '2019-08-11T00:00:00Z', isGiven: true, rings: [{ label: 'kt30' }] })
  })

  it('is of the places that the user may see', async () => {
    expect((await passageOf('staff')).places.names).not.toContain('松涛岗')
  })

  it('is computed for a leader from the middle of each cell, so that no hour tells more than the cell does', async () => {
    const [x, y] = coarsePosition(exact.longitude, exact.latitude)
    const { places, exact: isExact } = await passageOf('leader')
    const at = places.names.indexOf('秘密物资库')
    expect([places.longitudes[at], places.latitudes[at], isExact]).toEqual([x, y, false])
    // A second place in the same cell is reached in the very same hours, wherever in the cell it is.
    await opened.add('coordination_point', {
      name: '同格另一处', kind: 'depot', mechanism_ids: [opened.district.mechanism.id], owner_id: opened.district.hailun.id, longitude: x + 0.003, latitude: y - 0.0024, source_crs: 'WGS84',
    })
    const again = await passageOf('leader')
    const hoursOf = (name: string) => again.stretches[again.places.names.indexOf(name)]
    expect(hoursOf('同格另一处')).toEqual(hoursOf('秘密物资库'))
    expect(JSON.stringify(again)).not.toMatch(/120\.3912|36\.0683/u)
  })

  it('of a track without radii has no rings and reaches nothing', async () => {
    const cma = '66666 1909    2 0011 1909 0 6 LEKIMA                             20200101\n2019081100 3 336 1201  980      23\n2019081106 3 360 1201  980      23'
    await ask('planner', '/api/typhoons?name=CH2019BST.txt', { method: 'POST', file: cma })
    const { tracks } = await json<{ tracks: { id: number, agency: string }[] }>('planner', '/api/typhoons')
    const passage = await json<Passage>('planner', `/api/typhoons/${tracks.find(({ agency }) => agency === 'cma')?.id}/passage`)
    expect([passage.rings, passage.reached, passage.hours.flatMap(({ rings }) => rings)]).toEqual([[], 0, []])
  })
})

describe('the call sheet', () => {
  const make = (caller: Caller) => json<Sheet>(caller, `/api/typhoons/${id}/call-sheet`, { method: 'POST', json: { purpose: 'drill' } })

  it('lists whom to call in order with the phone and how old it is, and stands in the trail with its purpose', async () => {
    const { lines } = await make('planner')
    expect(lines[1]).toMatchObject({
      name: '海伦路指挥所', entersAt: '2019-08-11T04:00:00Z', leavesAt: '2019-08-11T09:00:00Z', ring: 'kt50', officerA: '王一鸣', phone: '13954201357', phoneAgeDays: 317, stale: true, twoDeep: false,
    })
    expect((await findAuditEntries(opened.db, { before: null, limit: 1 }))[0]).toMatchObject({ action: 'export', subject: `typhoon_track:${id}`, author: 'planner' })
  })

  it('hides phones and persons from a leader', async () => {
    const text = JSON.stringify(await make('leader'))
    expect(text).toContain('*******1357')
    expect(text).not.toMatch(/13954201357|0532-88776655/u)
  })

  it('comes as a workbook that says 推演 and its source', async () => {
    const answer = await ask('planner', `/api/typhoons/${id}/call-sheet/file`, { method: 'POST', json: { purpose: 'incident' } })
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('台风1909 利奇马 LEKIMA联络单')
    const [first] = await readSheet(answer)
    expect(JSON.stringify(first)).toContain('推演')
  })
})
