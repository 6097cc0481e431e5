import { describe, expect, it } from 'vitest'
import type { Checks } from '../../../server/services/checks/list-checks.ts'
import { seasonEnd } from '../../../server/services/checks/season.ts'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'
import { readAnsweredLines } from '../read-sheet.ts'

const look = async (ask: Fetch) => await (await ask('/api/checks')).json() as Checks
const told = ({ findings }: Checks) => findings.map(({ check, name, what }) => `${check} ${name} ${what.zh}`)
const post = (ask: Fetch) => (path: string, json?: unknown) => ask(`/api/checks/${path}`, { method: 'POST', json })

/** The district with something the matter of every kind. */
async function lacking(opened: OpenApp) {
  const { add, district: { mechanism, point, hailun } } = opened
  await add('resource', { item: '方便食品', quantity: 150, measured_in: '箱', keeper_id: hailun.id, point_id: point.id, checked_on: '2026-02-01', expires_on: '2027-06-30' })
  await add('resource', { item: '饮用水', quantity: 90, keeper_id: hailun.id, point_id: point.id, checked_on: '2026-11-01', expires_on: '2028-01-01' })
  await add('relocation', { place: '老街', reason: 'low_lying', mechanism_ids: [mechanism.id], persons: 310, owner_id: hailun.id, shelter_id: point.id })
}

it('the season is the one that runs or the coming one', () => {
  expect([seasonEnd('2026-04-01'), seasonEnd('2026-10-31'), seasonEnd('2026-11-01')]).toEqual(['2026-10-31', '2026-10-31', '2027-10-31'])
})

describe('the checks', () => {
  it('find duty, phones, stock, drills, expiry and shelters, with the readiness that H5 has', async () => {
    const opened = await openApp()
    await lacking(opened)
    const planner = await opened.signIn('planner')
    const checks = await look(planner)
    expect(told(checks)).toEqual([
      'duty 防台风联动机制 值守不是双人双岗（A、B 岗须两人两部电话）', 'phone 赵三立 从未核实', 'stock 方便食品 已 295 天未核实', 'drill 防台风联动机制 没有预案', 'drill 防台风联动机制 今年演练 0/2 次，落后进度',
      'expiry 方便食品 2027-06-30 到期', 'shelter 防台风联动机制 安置容量缺 10 人', 'shelter 海伦路避险点 安排 310 人，超出容量 10 人',
    ])
    expect(await (await planner('/api/checks/count')).json()).toEqual({ revision: checks.revision, findings: checks.findings.length })
    const { numerator, denominator } = await (await planner('/api/indicators/H5?year=2026')).json() as { numerator: number, denominator: number }
    expect([checks.ready, checks.inUse]).toEqual([numerator, denominator])
  })

  it('ask for both A and B at night', async () => {
    const opened = await openApp()
    const { add, district: { mechanism, hailun } } = opened
    await add('duty_contact', { mechanism_id: mechanism.id, organization_id: hailun.id, slot: 'b', person: '周乙', phone: '13954200002', shift: 'day', verified_on: '2026-11-01' })
    expect(told(await look(await opened.signIn('planner')))).toContain('duty 防台风联动机制 夜间只有一个岗接听')
  })

  it('are filters of the map that count as they filter', async () => {
    const opened = await openApp()
    await lacking(opened)
    const planner = await opened.signIn('planner')
    const { states } = await (await planner('/api/map/layers')).json() as { states: { state: string, count: number }[] }
    expect(states.filter(({ state }) => state === 'expiring' || state === 'crowded').map(({ count }) => count)).toEqual([1, 1])
    const { matched } = await (await planner('/api/map/layers?states=crowded')).json() as { matched: number }
    expect(matched).toBe(1)
    const card = await (await planner(`/api/map/points/coordination_point/${opened.district.point.id}`)).json() as { shortages: unknown }
    expect(card.shortages).toEqual({ expiring: 1, over: 10 })
  })

  it('mask persons and phones from the leader, tell staff nothing of contacts, and go into a file as they stand', async () => {
    const opened = await openApp()
    await lacking(opened)
    const leader = await opened.signIn('leader')
    const text = JSON.stringify(await look(leader))
    expect(text).toContain('*******1357')
    expect(text).not.toMatch(/13954201357|88776655/u)
    expect(JSON.stringify(await look(await opened.signIn('staff')))).not.toContain('赵三立')
    const rows = await readAnsweredLines(await leader('/api/checks/export?check=shelter'))
    expect(JSON.stringify(rows)).toContain('超出容量 10 人')
    expect(JSON.stringify(rows)).not.toContain('方便食品')
  })
})

describe('a round of verification', () => {
  it('counts each line once it is ticked or corrected, keeps by whom, and a tick taken back counts no more', async () => {
    const opened = await openApp()
    await lacking(opened)
    const planner = await opened.signIn('planner')
    const send = post(planner)
    expect((await send('rounds', { name: '冬季核实' })).status).toBe(201)
    expect((await send('rounds', { name: '再来一轮' })).status).toBe(409)
    const { lines } = await look(planner)
    const contact = lines.find(({ type }) => type === 'duty_contact')
    const food = lines.find(({ name }) => name === '方便食品')
    expect((await send('verify', { type: 'duty_contact', id: contact?.id, version: contact?.version, corrected: '13954209999' })).status).toBe(200)
    const ticked = await send('verify', { type: 'resource', id: food?.id, version: food?.version, corrected: null })
    expect((await send('verify', { type: 'resource', id: food?.id, version: food?.version, corrected: null })).status).toBe(409)
    const after = await look(planner)
    expect(after.round).toMatchObject({ name: '冬季核实', done: 2, total: 4, closedAt: null })
    expect(after.lines.find(({ type }) => type === 'duty_contact')).toMatchObject({ value: '13954209999', verifiedOn: '2026-11-23', verifiedBy: 'planner', stale: false })
    expect(told(after).filter((line) => /^(?:phone|stock)/u.test(line))).toEqual([])
    const { version, before } = await ticked.json() as { version: number, before: Record<string, unknown> }
    expect((await planner(`/api/records/resource/${food?.id}`, { method: 'PUT', json: { version, values: before } })).status).toBe(200)
    expect((await look(planner)).round).toMatchObject({ done: 1 })
    expect((await send(`rounds/${after.round?.id}/close`)).status).toBe(200)
    expect((await send(`rounds/${after.round?.id}/close`)).status).toBe(409)
  })

  it('is not run by staff, who tick their own lines and nobody else’s', async () => {
    const opened = await openApp()
    const { id, version } = opened.district.point
    const tick = async (caller: 'staff' | 'otherStaff' | 'leader') => (await post(await opened.signIn(caller))('verify', { type: 'coordination_point', id, version, corrected: null })).status
    expect([await tick('leader'), await tick('otherStaff'), await tick('staff')]).toEqual([403, 404, 200])
    expect((await post(await opened.signIn('staff'))('rounds', { name: '核实' })).status).toBe(403)
  })
})
