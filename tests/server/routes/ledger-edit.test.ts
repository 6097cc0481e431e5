import { describe, expect, it } from 'vitest'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

interface View { version: number, title: string, values: Record<string, unknown> }
interface Change { kind: string, author: string | null, differences: { field: string, from: unknown, to: unknown }[] }
interface Problem { error: { code: string, message: { zh: string, en: string }, details: { field: string }[] | null } }

const view = async (ask: Fetch, type: string, id: number) => await (await ask(`/api/records/${type}/${id}`)).json() as View
const history = async (ask: Fetch, type: string, id: number) => await (await ask(`/api/records/${type}/${id}/history`)).json() as Change[]
const problem = async (answer: Response) => await answer.json() as Problem
const create = (ask: Fetch, type: string, values: object) => ask(`/api/records/${type}`, { method: 'POST', json: { values } })
const update = (ask: Fetch, type: string, { id, version, ...values }: { id: number, version: number } & Record<string, unknown>) =>
  ask(`/api/records/${type}/${id}`, { method: 'PUT', json: { version, values } })
const remove = (ask: Fetch, type: string, { id, version }: { id: number, version: number }) =>
  ask(`/api/records/${type}/${id}?version=${version}`, { method: 'DELETE' })

async function trail(opened: OpenApp) {
  const ask = await opened.signIn('auditor')
  const { entries } = await (await ask('/api/audit')).json() as { entries: { action: string, subject: string, author: string | null }[] }
  return entries.filter(({ action }) => ['create', 'update', 'delete', 'restore'].includes(action)).map(({ action, subject, author }) => `${author} ${action} ${subject}`).reverse()
}

describe('a record made by hand', () => {
  it('is created, changed, deleted and restored, each with its history and its entry in the trail', async () => {
    const opened = await openApp()
    const staff = await opened.signIn('staff')
    const { hailun } = opened.district
    const created = await create(staff, 'visit', { visited_on: '2026-10-01', host_id: hailun.id, recipient: '老兵张某', recipient_category: 'veteran', households: 2 })
    expect(created.status).toBe(201)
    const { id } = await created.json() as { id: number }
    // What follows from other fields is filled in: the visit took place in the host's own sub-district.
    expect((await view(staff, 'visit', id)).values).toMatchObject({ households: 2, subdistrict_id: hailun.id })

    expect(await (await update(staff, 'visit', { id, version: 1, households: 3, money_fen: 50_000 })).json()).toEqual({ id, version: 2 })
    expect((await remove(staff, 'visit', { id, version: 2 })).status).toBe(200)
    expect((await staff(`/api/records/visit/${id}`)).status).toBe(404)
    expect((await staff(`/api/records/visit/${id}/restore`, { method: 'POST' })).status).toBe(200)
    expect((await view(staff, 'visit', id)).values).toMatchObject({ households: 3, money_fen: 50_000 })
    expect((await staff(`/api/records/visit/${id}/restore`, { method: 'POST' })).status).toBe(404)

    const changes = await history(staff, 'visit', id)
    expect(changes.map(({ kind, author }) => `${author} ${kind}`)).toEqual(['staff restore', 'staff delete', 'staff update', 'staff create'])
    expect(changes[2]?.differences).toEqual([
      expect.objectContaining({ field: 'households', from: 2, to: 3 }), expect.objectContaining({ field: 'money_fen', from: null, to: 50_000 }),
    ])
    expect(await trail(opened)).toEqual(['create', 'update', 'delete', 'restore'].map((action) => `staff ${action} visit:${id}`))
  })

  it('is refused with every field that is wrong, and nothing is stored', async () => {
    const opened = await openApp()
    const staff = await opened.signIn('districtStaff')
    const answer = await create(staff, 'visit', { visited_on: '2026-13-40', recipient: '', recipient_category: 'king', households: -1, money_fen: 1.5 })
    expect(answer.status).toBe(422)
    const { error } = await problem(answer)
    expect(error.details?.map(({ field }) => field).sort()).toEqual(['host_id', 'households', 'money_fen', 'recipient', 'recipient_category', 'visited_on'])
    const future = await create(staff, 'visit', { visited_on: '2026-11-24', host_id: opened.district.hailun.id, recipient: '烈属' })
    expect((await problem(future)).error.details?.map(({ field }) => field)).toEqual(['visited_on'])
    expect(await trail(opened)).toEqual([])
  })

  it('is refused where it already stands, but a repeated visit on the same day is another visit', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const activity = { started_on: '2026-03-05', title: '学雷锋便民服务', host_id: district.hailun.id }
    const answer = await create(staff, 'activity', activity)
    expect(answer.status).toBe(409)
    expect((await problem(answer)).error.message.zh).toBe('已有同一条活动：学雷锋便民服务')
    const again = { visited_on: '2026-05-01', host_id: district.hailun.id, recipient: '烈属', recipient_category: 'martyr_family' }
    expect((await create(staff, 'visit', again)).status).toBe(201)
    expect((await create(staff, 'visit', again)).status).toBe(201)
  })

  it('cannot be restored where one with the same key was made meanwhile', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    expect((await remove(staff, 'activity', { id: district.activity.id, version: 1 })).status).toBe(200)
    expect((await create(staff, 'activity', { started_on: '2026-03-05', title: '学雷锋便民服务', host_id: district.hailun.id })).status).toBe(201)
    expect((await staff(`/api/records/activity/${district.activity.id}/restore`, { method: 'POST' })).status).toBe(409)
  })
})

describe('two people at one record', () => {
  it('cannot overwrite each other: the later one is told to look again', async () => {
    const { signIn, district } = await openApp()
    const [one, other] = [await signIn('staff'), await signIn('districtStaff')]
    expect((await update(one, 'visit', { id: district.visit.id, version: 1, households: 20 })).status).toBe(200)
    const late = await update(other, 'visit', { id: district.visit.id, version: 1, households: 30 })
    expect(late.status).toBe(409)
    expect((await problem(late)).error.message.zh).toContain('刚被别人改过')
    expect((await remove(other, 'visit', { id: district.visit.id, version: 1 })).status).toBe(409)
    expect((await view(one, 'visit', district.visit.id)).values.households).toBe(20)
  })

  it('cannot both win at the same moment, and the figures follow the one that did', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const answers = await Promise.all([20, 30, 40, 50].map((households) => update(staff, 'visit', { id: district.visit.id, version: 1, households })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const { values, version } = await view(staff, 'visit', district.visit.id)
    expect(version).toBe(2)
    const page = await (await staff('/api/indicators/C3?year=2026')).json() as { numerator: number }
    expect(page.numerator).toBe(Number(values.households) + 3)
  })

  it('cannot create the same record twice at the same moment', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const values = { started_on: '2026-04-01', title: '清明祭扫', host_id: district.hailun.id }
    const answers = await Promise.all([1, 2, 3].map(() => create(staff, 'activity', values)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })
})

describe('staff of a sub-district', () => {
  it('write only what one of their own organizations answers for', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('staff')
    const { hailun, songtao, community, garrison } = district
    const visit = { visited_on: '2026-10-01', recipient: '烈属', recipient_category: 'martyr_family' }
    expect((await create(staff, 'visit', { ...visit, host_id: community.id })).status).toBe(201)
    expect((await create(staff, 'visit', { ...visit, host_id: songtao.id })).status).toBe(403)
    // To be a participant is not to answer for it.
    const activity = { started_on: '2026-10-01', title: '国庆联欢', host_id: garrison.id, participant_ids: [hailun.id] }
    expect((await create(staff, 'activity', activity)).status).toBe(403)
    expect((await update(staff, 'visit', { id: district.visit.id, version: 1, host_id: songtao.id })).status).toBe(403)
    expect((await update(staff, 'visit', { id: district.otherVisit.id, version: 1, households: 1 })).status).toBe(404)
    expect((await remove(staff, 'visit', { id: district.otherVisit.id, version: 1 })).status).toBe(404)
  })

  it('answer for the partner sites that they own, whoever else serves them, and for a site without an owner only as the whole district', async () => {
    const { signIn, district } = await openApp()
    const [staff, other, everyone] = [await signIn('staff'), await signIn('otherStaff'), await signIn('districtStaff')]
    expect((await update(staff, 'partner_site', { id: district.site.id, version: 1, since_year: 2007 })).status).toBe(200)
    expect((await update(other, 'partner_site', { id: district.site.id, version: 2, since_year: 2008 })).status).toBe(404)
    const site = { name: '无主绿化基地', kind: 'green_base' }
    expect((await create(staff, 'partner_site', site)).status).toBe(403)
    expect((await create(everyone, 'partner_site', site)).status).toBe(201)
  })

  it('cannot bring back what another sub-district deleted', async () => {
    const { signIn, district } = await openApp()
    const [staff, other] = [await signIn('staff'), await signIn('otherStaff')]
    expect((await remove(other, 'visit', { id: district.otherVisit.id, version: 1 })).status).toBe(200)
    expect((await staff(`/api/records/visit/${district.otherVisit.id}/restore`, { method: 'POST' })).status).toBe(403)
  })

  it('keep units below their own: none is made, moved or taken elsewhere', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('staff')
    const { hailun, songtao, community, otherCommunity, root } = district
    const unit = { name: '海伦路第二社区', side: 'civilian', kind: 'community' }
    expect((await create(staff, 'organization', { ...unit, parent_id: hailun.id })).status).toBe(201)
    expect((await create(staff, 'organization', { ...unit, name: '别处社区', parent_id: songtao.id })).status).toBe(403)
    expect((await create(staff, 'organization', { ...unit, name: '区属社区' })).status).toBe(403)
    expect((await update(staff, 'organization', { id: community.id, version: 1, parent_id: songtao.id })).status).toBe(403)
    expect((await update(staff, 'organization', { id: otherCommunity.id, version: 1, parent_id: hailun.id })).status).toBe(404)
    expect((await update(staff, 'organization', { id: root.id, version: 1, name: '我的区' })).status).toBe(404)
    expect((await update(staff, 'organization', { id: hailun.id, version: 1, system: '街道' })).status).toBe(200)
  })
})

describe('an organization', () => {
  it.each(['hailun', 'songtao', 'garrison', 'root'] as const)('cannot be deleted while something hangs on it: %s', async (name) => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const answer = await remove(staff, 'organization', { id: district[name].id, version: 1 })
    expect(answer.status).toBe(409)
    expect((await problem(answer)).error.message.zh).toContain('撤销日期')
  })

  it('cannot be deleted while records lie in it as their sub-district, or an account belongs to it', async () => {
    const { signIn, district, add } = await openApp()
    const staff = await signIn('districtStaff')
    const place = await add('organization', { name: '观澜街道', side: 'civilian', kind: 'subdistrict' })
    const visit = await add('visit', { visited_on: '2026-09-01', host_id: district.hailun.id, recipient: '烈属', recipient_category: 'martyr_family', subdistrict_id: place.id })
    expect((await remove(staff, 'organization', { id: place.id, version: 1 })).status).toBe(409)
    expect((await remove(staff, 'visit', { id: visit.id, version: 1 })).status).toBe(200)
    const administrator = await signIn('administrator')
    const account = { name: 'guanlan', displayName: '观澜业务员', role: 'staff', organizationId: place.id, password: 'First-Password-9' }
    expect((await administrator('/api/accounts', { method: 'POST', json: account })).status).toBe(201)
    expect((await remove(staff, 'organization', { id: place.id, version: 1 })).status).toBe(409)
  })

  it('that nothing hangs on can be deleted and comes back', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const { id } = district.otherCommunity
    expect((await remove(staff, 'organization', { id, version: 1 })).status).toBe(200)
    expect((await staff(`/api/records/organization/${id}/restore`, { method: 'POST' })).status).toBe(200)
    expect((await view(staff, 'organization', id)).title).toBe('松涛社区')
  })

  it('cannot hang below itself, nor below a unit of its own', async () => {
    const { signIn, district } = await openApp()
    const staff = await signIn('districtStaff')
    const { hailun, community, root } = district
    for (const [id, parent] of [[hailun.id, hailun.id], [hailun.id, community.id], [root.id, hailun.id]] as const) {
      const answer = await update(staff, 'organization', { id, version: 1, parent_id: parent })
      expect(answer.status).toBe(422)
      expect((await problem(answer)).error.details?.map(({ field }) => field)).toEqual(['parent_id'])
    }
  })
})

describe('a position given in another coordinate system', () => {
  it('is converted once, and stays where it is when the raw pair is sent again', async () => {
    const { signIn, district } = await openApp()
    const planner = await signIn('planner')
    const { id } = district.point
    const given = { longitude: 120.3855, latitude: 36.0622, source_crs: 'GCJ02' }
    expect((await update(planner, 'coordination_point', { id, version: 1, ...given })).status).toBe(200)
    const { values } = await view(planner, 'coordination_point', id)
    expect(values).toMatchObject({ raw_longitude: given.longitude, raw_latitude: given.latitude })
    expect(values.longitude).not.toBe(given.longitude)
    expect((await update(planner, 'coordination_point', { id, version: 2, ...given, capacity: 310 })).status).toBe(200)
    const after = await view(planner, 'coordination_point', id)
    expect(after.values).toMatchObject({ longitude: values.longitude, latitude: values.latitude, raw_longitude: given.longitude, capacity: 310 })
  })
})
