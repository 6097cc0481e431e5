import { beforeEach, describe, expect, it } from 'vitest'
import { coarsePosition } from '../../../db/positions.ts'
import { pointsOf } from '../../../web/composables/map/map-points.ts'
import type { MapAnswers } from '../map/map-answers.ts'
import { type Fetch, openApp, type OpenApp } from '../open-app.ts'

let opened: OpenApp
let leader: Fetch
beforeEach(async () => {
  opened = await openApp()
  leader = await opened.signIn('leader')
})

/** A screen that was given a link's key: it has a cookie and nothing else. */
async function hang(name = '三楼走廊', days = 30) {
  const { id, key } = await (await leader('/api/wall/links', { method: 'POST', json: { name, days } })).json() as { id: number, key: string }
  const answer = await opened.request('/api/wall-key', { method: 'POST', json: { key } })
  const cookie = answer.headers.get('set-cookie') ?? ''
  const screen: Fetch = (path, call = {}) => opened.request(path, { ...call, headers: { cookie: cookie.split(';')[0] ?? '' } })
  return { id, key, cookie, screen }
}
const setLink = (id: number, stopped: boolean) => leader(`/api/wall/links/${id}`, { method: 'PUT', json: { stopped } })

describe('a wall link', () => {
  it('shows the wall without anybody signed in, and opens nothing else', async () => {
    const { screen, cookie } = await hang()
    expect(cookie).toMatch(/HttpOnly/u)
    for (const path of ['/api/wall', '/api/wall/layers', '/api/wall/points?bounds=120,35,121,37']) expect((await screen(path)).status, path).toBe(200)
    for (const path of [
      '/api/session', '/api/overview?year=2026', '/api/records/visit', '/api/map/points?bounds=120,35,121,37', '/api/map/layers', '/api/responses', '/api/wall/links', '/api/charts/workbook', '/api/accounts',
    ]) expect((await screen(path)).status, path).toBe(401)
    expect((await screen('/api/wall/links', { method: 'POST', json: { name: '自己', days: 30 } })).status).toBe(401)
  })

  it('goes on where a session would have ended for idleness, and ends on its day', async () => {
    const { screen } = await hang('大厅', 2)
    opened.clock.now = new Date(opened.clock.now.getTime() + 47 * 3_600_000)
    expect((await leader('/api/wall')).status).toBe(401)
    expect((await screen('/api/wall')).status).toBe(200)
    opened.clock.now = new Date(opened.clock.now.getTime() + 2 * 3_600_000)
    expect((await screen('/api/wall')).status).toBe(401)
  })

  it('goes dark when it is stopped, and comes back when it is restored; each is in the trail, and its key nowhere', async () => {
    const { id, key, screen } = await hang()
    await setLink(id, true)
    expect((await screen('/api/wall')).status).toBe(401)
    expect((await opened.request('/api/wall-key', { method: 'POST', json: { key } })).status).toBe(410)
    await setLink(id, false)
    expect((await screen('/api/wall')).status).toBe(200)
    const trail = await opened.db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('subject', '=', `wall_link:${id}`).orderBy('id').execute()
    expect(trail.map(({ action }) => action)).toEqual(['link', 'stop', 'restore'])
    expect(JSON.stringify([trail, await opened.db.selectFrom('wall_link').selectAll().execute()])).not.toContain(key)
    expect(await (await leader('/api/wall/links')).json()).toMatchObject({ links: [{ name: '三楼走廊', state: 'open', author: 'leader' }] })
  })

  it('goes dark with the account that made it, or its right to make links', async () => {
    const { screen } = await hang()
    await opened.db.updateTable('user_account').set({ role: 'staff' }).where('name', '=', 'leader').execute()
    expect((await screen('/api/wall')).status).toBe(401)
    await opened.db.updateTable('user_account').set({ role: 'leader', disabled_at: '2026-11-23T00:00:00.000Z' }).where('name', '=', 'leader').execute()
    expect((await screen('/api/wall')).status).toBe(401)
  })
})

describe('what a wall shows', () => {
  it('has the Overview’s figures to the digit', async () => {
    const wall = await (await leader('/api/wall')).json() as { cards: { value: number }[], sentence: unknown, months: unknown }
    const overview = await (await leader('/api/overview?year=2026')).json() as typeof wall
    expect({ cards: wall.cards, sentence: wall.sentence, months: wall.months }).toEqual({ cards: overview.cards, sentence: overview.sentence, months: overview.months })
  })

  it('tells nobody’s name, phone or words, whoever opens it', async () => {
    const planner = await opened.signIn('planner')
    const { hailun, mechanism } = opened.district
    const matter = await opened.add('problem', { opened_on: '2026-10-01', list: 'support_army', title: '王某家属随军', lead_id: hailun.id, status: 'handling', due_on: '2026-11-01' })
    const { id: watched } = await (await leader('/api/supervisions', { method: 'POST', json: { subject: 'problem', problemId: matter.id, dueOn: '2026-12-31', responsible: hailun.id, note: '请王一鸣办' } })).json() as { id: number }
    expect((await (await opened.signIn('staff'))(`/api/supervisions/${watched}/answers`, { method: 'POST', json: { kind: 'reply', text: '已请周六办理' } })).status).toBe(201)
    await opened.add('response_duty', { hazard: 'typhoon', level: 'four', duty: '开放避险点', organization_id: hailun.id })
    const { id } = await (await planner('/api/responses', { method: 'POST', json: { kind: 'drill', hazard: 'typhoon', mechanismId: mechanism.id, title: '防台风演练', level: 3, signal: null, track: null } })).json() as { id: number }
    const { tasks: [task] } = await (await planner(`/api/responses/${id}`)).json() as { tasks: { id: number }[] }
    await planner(`/api/responses/${id}/tasks/${task?.id}`, { method: 'POST', json: { action: 'assign', assignee: '赵三立' } })
    await planner(`/api/responses/${id}/notes`, { method: 'POST', json: { text: '打 13954201357 找钱五', taskId: null } })
    const text = await (await planner('/api/wall')).text()
    expect(text).not.toMatch(/王某|王一鸣|赵三立|钱五|周六|88776655|13954201357/u)
    expect(JSON.parse(text)).toMatchObject({
      supervised: [{ title: { zh: '双清单事项' }, responsible: { name: '海伦路街道' } }], responses: [{ title: '防台风演练', level: 3, tasks: [{ duty: '开放避险点', organization: '海伦路街道' }] }],
    })
  })

  it('has places in their cells even for a planner, who sees them exactly elsewhere', async () => {
    const planner = await opened.signIn('planner')
    const answer = await (await planner('/api/wall/points?bounds=120,35,121,37')).json() as MapAnswers['points']
    const [point] = pointsOf(answer.points)
    expect([point?.longitude, point?.latitude]).not.toEqual([120.38, 36.06])
    const [longitude, latitude] = coarsePosition(120.38, 36.06)
    expect(point?.longitude).toBeCloseTo(longitude, 5)
    expect(point?.latitude).toBeCloseTo(latitude, 5)
  })
})
