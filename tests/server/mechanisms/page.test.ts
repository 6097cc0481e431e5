import { describe, expect, it } from 'vitest'
import { up } from '../../../db/migrations/0015-mechanisms.ts'
import { type Kysely, sql } from 'kysely'
import type { MechanismPage } from '../../../server/services/mechanisms/view-mechanism.ts'
import type { listMechanisms } from '../../../server/services/mechanisms/list-mechanisms.ts'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

const look = async (ask: Fetch, { district }: OpenApp) => await (await ask(`/api/mechanisms/${district.mechanism.id}`)).json() as MechanismPage
type List = Awaited<ReturnType<typeof listMechanisms>>

describe('the page of a mechanism', () => {
  it('gathers parties, duty, points, room in its shelters, people to move, teams, stock and drills', async () => {
    const opened = await openApp()
    const { add, district: { mechanism, point, hailun } } = opened
    await add('response_team', { name: '抢排分队', mechanism_ids: [mechanism.id], organization_id: hailun.id, size: 36, muster_minutes: 40, leader: '钱一多', phone: '13800138000' })
    await add('relocation', { place: '老街低洼片', reason: 'low_lying', mechanism_ids: [mechanism.id], persons: 310, owner_id: hailun.id, shelter_id: point.id })
    await add('relocation', { place: '渔港', reason: 'at_sea', mechanism_ids: [mechanism.id], persons: 40, owner_id: hailun.id })
    await add('resource', { item: '编织袋', quantity: 500, keeper_id: hailun.id, point_id: point.id })
    await add('response_event', { happened_at: '2026-05-12T09:00+08:00', mechanism_id: mechanism.id, kind: 'drill', party_ids: [hailun.id], outcome: '流程顺畅' })
    const page = await look(await opened.signIn('planner'), opened)
    expect(page.parties.map(({ name, side }) => [name, side])).toEqual([['海伦路街道', 'civilian'], ['驻区某部一大队', 'military']])
    expect(page.contacts?.[0]).toMatchObject({ person: '赵三立', atNight: true, phone: '13954201357' })
    expect(page.points).toMatchObject({ total: 1, listed: [{ name: '海伦路避险点', capacity: 300 }] })
    // 350 people, room for 300, and 40 of them without a shelter.
    expect(page.balance).toMatchObject({ capacity: 300, persons: 350, left: -50, unassigned: 40, shelters: [{ name: '海伦路避险点', persons: 310, left: -10 }] })
    expect(page.teams.map(({ title, values }) => [title, values.size])).toEqual([['抢排分队', 36]])
    expect(page.stock.map(({ title }) => title)).toEqual(['编织袋'])
    expect(page.events).toMatchObject([{ kind: 'drill', outcome: '流程顺畅' }])
    expect(page.readiness).toMatchObject({ hasPlan: false, isTwoDeep: false, drills: 1, drillsRequired: 2, ready: false })
  })

  it('has a ladder for each of its hazards, the same that a response is opened by', async () => {
    const opened = await openApp()
    const { add, district: { mechanism } } = opened
    for (const [hazard, level, duty] of [['typhoon', 'four', '值班'], ['typhoon', 'two', '开放安置点'], ['rainstorm', 'three', '抢排'], ['fire', 'four', '设卡']] as const) await add('response_duty', { hazard, level, duty, source: '预案 3.2' })
    const planner = await opened.signIn('planner')
    const { ladder } = await look(planner, opened)
    expect(ladder.map(({ hazard, duties }) => [hazard, duties.map(({ duty, level }) => `${level} ${duty}`)])).toEqual([['typhoon', ['4 值班', '2 开放安置点']], ['rainstorm', ['3 抢排']]])
    const open = (hazard: string) => planner('/api/responses', { method: 'POST', json: { kind: 'drill', hazard, mechanismId: mechanism.id, title: '演练', level: 2, signal: null, track: null } })
    const { id } = await (await open('typhoon')).json() as { id: number }
    const board = await (await planner(`/api/responses/${id}`)).json() as { tasks: { duty: string }[] }
    expect(board.tasks.map(({ duty }) => duty)).toEqual(['值班', '开放安置点'])
    // A typhoon mechanism is not there for forest fires.
    expect((await open('fire')).status).toBe(422)
    expect((await look(planner, opened)).responses).toMatchObject([{ title: '演练', closedAt: null }])
  })

  it('shows the leader masked phones, and staff of another street nothing of this one’s', async () => {
    const opened = await openApp()
    const { add, district: { mechanism, hailun } } = opened
    await add('response_team', { name: '抢排分队', mechanism_ids: [mechanism.id], organization_id: hailun.id, leader: '钱一多', phone: '13800138000' })
    const leader = JSON.stringify(await look(await opened.signIn('leader'), opened))
    expect(leader).not.toMatch(/13800138000|13954201357/u)
    const other = await look(await opened.signIn('otherStaff'), opened)
    expect([other.teams, other.points.total, other.contacts]).toEqual([[], 0, null])
    expect((await (await opened.signIn('planner'))('/api/mechanisms/999')).status).toBe(404)
  })

  it('holds no strength or kit of a military unit', async () => {
    const opened = await openApp()
    const { mechanism, garrison } = opened.district
    const answer = await (await opened.signIn('planner'))('/api/records/response_team', { method: 'POST', json: { values: { name: '某连', mechanism_ids: [mechanism.id], organization_id: garrison.id, size: 80 } } })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('部队的人数和装备不得录入')])
  })
})

it('the list counts those that are ready as H5 does, and is found from the map’s search by initials', async () => {
  const opened = await openApp()
  const { add, district: { mechanism, hailun } } = opened
  await add('mechanism', { name: '治安联防机制', type: 'security', plan: '岚公〔2026〕1号', party_ids: [hailun.id], drills_required: 0 })
  const planner = await opened.signIn('planner')
  const security = (await (await planner('/api/mechanisms')).json() as List).mechanisms.find(({ name }) => name === '治安联防机制')
  for (const [slot, person, phone] of [['a', '周甲', '13954200001'], ['b', '吴乙', '13954200002']] as const) await add('duty_contact', { mechanism_id: security?.id ?? 0, organization_id: hailun.id, slot, person, phone, shift: 'always' })
  const list = await (await planner('/api/mechanisms')).json() as List
  expect([list.ready, list.inUse]).toEqual([1, 2])
  const { value, numerator, denominator } = await (await planner('/api/indicators/H5?year=2026')).json() as { value: number, numerator: number, denominator: number }
  expect([value, numerator, denominator]).toEqual([50, list.ready, list.inUse])
  const { mechanisms } = await (await planner('/api/map/search?q=ftf')).json() as { mechanisms: { id: number }[] }
  expect(mechanisms.map(({ id }) => id)).toEqual([mechanism.id])
})

it('duties that stood in a mechanism before there was one ladder are moved to it, once and with their source', async () => {
  const { db, district: { mechanism } } = await openApp()
  // Back to how the database was before.
  for (const statement of ['drop table response_team', 'drop table relocation', 'drop index response_event_mechanism', 'drop index response_mechanism', 'alter table mechanism add column duties text']) await sql.raw(statement).execute(db)
  await sql`update mechanism set plan = '岚应急〔2024〕12号', duties = ${JSON.stringify([{ level: 'three', duty: '渔船回港' }, { level: null, duty: '24 小时值班' }])} where id = ${mechanism.id}`.execute(db)
  await up(db as unknown as Kysely<unknown>)
  const { rows } = await sql`select hazard, level, duty, source, is_example from response_duty order by id`.execute(db)
  expect(rows).toEqual([
    { hazard: 'typhoon', level: 'three', duty: '渔船回港', source: '防台风联动机制（岚应急〔2024〕12号）', is_example: 0 },
    { hazard: 'typhoon', level: 'four', duty: '24 小时值班', source: '防台风联动机制（岚应急〔2024〕12号）', is_example: 0 },
  ])
})
