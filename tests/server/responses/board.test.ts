import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { type Fetch, openApp, type OpenApp } from '../open-app.ts'

interface Board {
  response: { version: number, level: number, signal: string | null, closedAt: string | null, eventId: number | null }
  tasks: { id: number, duty: string, level: number, isNew: boolean, released: boolean, arrivedAt: string | null, assignee: string | null, contacts: { phone: string }[] | null }[]
  log: { action: string, author: string, detail: Record<string, unknown> }[]
  unbroken: boolean
}

async function openBoard(opened: OpenApp, { level = 3, kind = 'incident' } = {}) {
  const { add, district } = opened
  for (const [hazard, from, duty] of [
    ['typhoon', 'four', '值班'], ['typhoon', 'three', '渔船回港'], ['typhoon', 'two', '开放安置点'], ['typhoon', 'two', '待命'], ['typhoon', 'one', '停工停课'], ['rainstorm', 'two', '抢排'],
  ] as const) await add('response_duty', { hazard, level: from, duty, organization_id: duty === '值班' ? district.hailun.id : null })
  const planner = await opened.signIn('planner')
  const { id } = await (await planner('/api/responses', {
    method: 'POST', json: { kind, hazard: 'typhoon', mechanismId: district.mechanism.id, title: '利奇马', level, signal: 'blue', track: null },
  })).json() as { id: number }
  const put = (what: string, json: unknown) => planner(`/api/responses/${id}/${what}`, { method: 'PUT', json })
  const post = (what: string, json: unknown) => planner(`/api/responses/${id}/${what}`, { method: 'POST', json })
  const look = async (ask: Fetch = planner) => await (await ask(`/api/responses/${id}`)).json() as Board
  return { id, planner, put, post, look }
}

const newOnes = ({ tasks }: Board) => tasks.filter(({ isNew }) => isNew).map(({ duty }) => duty)

describe('the level of a response', () => {
  it('opened at Ⅲ brings in what holds from Ⅳ and Ⅲ of its own hazard, raised to Ⅱ only what Ⅱ adds', async () => {
    const { id, planner, put, look } = await openBoard(await openApp())
    expect(newOnes(await look())).toEqual(['值班', '渔船回港'])
    const preview = await (await planner(`/api/responses/${id}/duties?level=2`)).json() as { duties: { duty: string }[] }
    expect(preview.duties.map(({ duty }) => duty)).toEqual(['开放安置点', '待命'])
    expect((await put('level', { level: 2, reason: '预警升级', version: 1 })).status).toBe(200)
    const raised = await look()
    expect(newOnes(raised)).toEqual(['开放安置点', '待命'])
    expect(raised.tasks).toHaveLength(4)
    // The service's colour is another matter.
    expect(raised.response.signal).toBe('blue')
  })

  it('lowered releases what the higher level had added, and raised again brings it back as it was', async () => {
    const { put, post, look } = await openBoard(await openApp(), { level: 2 })
    const [shelter] = (await look()).tasks.filter(({ duty }) => duty === '开放安置点')
    await post(`tasks/${shelter?.id}`, { action: 'assign', assignee: '周主任' })
    await put('level', { level: 3, reason: null, version: 1 })
    const lowered = await look()
    expect(lowered.tasks.filter(({ released }) => released).map(({ duty }) => duty)).toEqual(['开放安置点', '待命'])
    expect((await post(`tasks/${shelter?.id}`, { action: 'arrive' })).status).toBe(409)
    await put('level', { level: 1, reason: null, version: 2 })
    const raised = await look()
    expect(newOnes(raised)).toEqual(['开放安置点', '待命', '停工停课'])
    expect(raised.tasks.find(({ duty }) => duty === '开放安置点')?.assignee).toBe('周主任')
  })

  it('that two officers change at once is taken from the first, and the other is told', async () => {
    const { put, look } = await openBoard(await openApp())
    const answers = await Promise.all([put('level', { level: 2, reason: null, version: 1 }), put('level', { level: 1, reason: null, version: 1 })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await look()).log.filter(({ action }) => action === 'level')).toHaveLength(1)
  })
})

describe('the time line', () => {
  it('holds every step with its author, and neither the API nor SQL changes it', async () => {
    const opened = await openApp()
    const { post, put, look } = await openBoard(opened)
    const { tasks: [duty] } = await look()
    await post(`tasks/${duty?.id}`, { action: 'call', answered: false })
    await post(`tasks/${duty?.id}`, { action: 'call', answered: true })
    await post(`tasks/${duty?.id}`, { action: 'arrive' })
    expect((await post(`tasks/${duty?.id}`, { action: 'arrive' })).status).toBe(409)
    await post('notes', { text: '雨势加大', taskId: null })
    await put('signal', { signal: 'orange', version: 1 })
    const board = await look()
    expect(board.log.map(({ action, author }) => `${author} ${action}`)).toEqual(['open', 'call', 'call', 'arrive', 'note', 'signal'].map((action) => `planner ${action}`))
    expect(board.unbroken).toBe(true)
    for (const statement of ["update response_log set detail = '{}'", 'delete from response_log', 'insert or replace into response_log select * from response_log limit 1']) {
      await expect(sql.raw(statement).execute(opened.db)).rejects.toThrow(/time line/u)
    }
    expect((await look()).log).toHaveLength(6)
  })

  it('that was changed below the database’s own guard shows that it is broken', async () => {
    const opened = await openApp()
    const { post, look } = await openBoard(opened)
    await post('notes', { text: '第一条', taskId: null })
    await sql`drop trigger response_log_no_update`.execute(opened.db)
    await sql`update response_log set detail = '{"text":"改过"}' where action = 'note'`.execute(opened.db)
    expect((await look()).unbroken).toBe(false)
  })
})

describe('the end', () => {
  it('writes the response into the ledger with its figures, which H6 counts, and nothing can be changed after it', async () => {
    const opened = await openApp()
    const { post, put, look, planner } = await openBoard(opened)
    const { tasks: [duty] } = await look()
    opened.clock.now = new Date(opened.clock.now.getTime() + 25 * 60_000)
    await post(`tasks/${duty?.id}`, { action: 'arrive' })
    await put('level', { level: 2, reason: null, version: 1 })
    opened.clock.now = new Date(opened.clock.now.getTime() + 20 * 60_000)
    expect((await post('close', { summary: '平稳结束，转移 120 人', persons: 60, evacuated: 120, version: 2 })).status).toBe(200)
    const { response } = await look()
    const record = await (await planner(`/api/records/response_event/${response.eventId}`)).json() as { values: Record<string, unknown> }
    expect(record.values).toMatchObject({
      happened_at: '2026-11-23T10:00+08:00', requested_at: '2026-11-23T10:00+08:00', arrived_at: '2026-11-23T10:25+08:00', closed_at: '2026-11-23T10:45+08:00', kind: 'incident', level: 'two',
      persons: 60, evacuated: 120, outcome: '平稳结束，转移 120 人',
    })
    const indicator = JSON.stringify(await (await planner('/api/indicators/H6?year=2026')).json())
    expect(indicator).toContain('25')
    for (const [what, json] of [['notes', { text: '补记', taskId: null }], ['close', { summary: '再结束', persons: null, evacuated: null, version: 3 }]] as const) expect((await post(what, json)).status).toBe(409)
    expect((await put('level', { level: 1, reason: null, version: 3 })).status).toBe(409)
  })

  it('of a drill counts as a drill of its mechanism in H5, with its summary on the leader’s chart, and leaves H6 to incidents', async () => {
    const opened = await openApp()
    const leader = await opened.signIn('leader')
    const { post, look } = await openBoard(opened, { kind: 'drill' })
    const chart = async () => (await (await leader('/api/indicators/H5?year=2026')).json() as { mechanisms: { drills: number, last: { kind: string, summary: string } | null }[] }).mechanisms[0]
    expect(await chart()).toMatchObject({ drills: 0, last: null })
    const { tasks: [duty] } = await look()
    await post(`tasks/${duty?.id}`, { action: 'arrive' })
    await post('close', { summary: '按预案推演完毕', persons: 60, evacuated: 320, version: 1 })
    expect(await chart()).toMatchObject({ drills: 1, last: { kind: 'drill', summary: '按预案推演完毕' } })
    expect((await (await leader('/api/indicators/H6?year=2026')).json() as { value: number | null }).value).toBeNull()
  })

  it('that cannot be written whole leaves the response open', async () => {
    const { post, look } = await openBoard(await openApp())
    expect((await post('close', { summary: '结束', persons: 1, evacuated: 1, version: 9 })).status).toBe(409)
    const { response, log } = await look()
    expect([response.closedAt, response.eventId, log.length]).toEqual([null, null, 1])
  })
})

it('whoever may not see persons and phones gets them masked', async () => {
  const opened = await openApp()
  const { look } = await openBoard(opened)
  expect((await look()).tasks.find(({ duty }) => duty === '值班')?.contacts?.[0]?.phone).toBe('13954201357')
  const leader = JSON.stringify(await look(await opened.signIn('leader')))
  expect(leader).toContain('*******1357')
  expect(leader).not.toContain('13954201357')
  expect((await look(await opened.signIn('staff'))).tasks.find(({ duty }) => duty === '值班')?.contacts).toBeNull()
})
