import { expect, it } from 'vitest'
import type { SupervisedMatter } from '../../../server/services/supervision/list-supervised.ts'
import { type Fetch, openApp } from '../open-app.ts'

const problemOf = { opened_on: '2026-09-01', title: '营区外路灯', list: 'support_army', due_on: '2026-10-31' }

async function openWatched() {
  const opened = await openApp()
  const { id } = await opened.add('problem', { ...problemOf, lead_id: opened.district.hailun.id })
  const leader = await opened.signIn('leader')
  const post = (path: string, json: unknown) => leader(`/api/supervisions${path}`, { method: 'POST', json })
  const supervise = () => post('', { subject: 'problem', problemId: id, dueOn: '2026-12-01', responsible: opened.district.hailun.id, note: '每周报进展' })
  const matters = async (ask: Fetch = leader, query = '') => await (await ask(`/api/supervisions${query}`)).json() as SupervisedMatter[]
  const flag = async () => (await (await leader(`/api/records/problem/${id}`)).json() as { values: { supervised: boolean } }).values.supervised
  return { ...opened, id, leader, post, supervise, matters, flag }
}

it('a problem under supervision stands on the Overview until it is closed with a word, marked in its ledger meanwhile, and can be taken up again', async () => {
  const { leader, post, supervise, matters, flag, id, district } = await openWatched()
  expect((await supervise()).status).toBe(201)
  expect(await flag()).toBe(true)
  const overview = await (await leader('/api/overview?year=2026')).json() as { supervised: SupervisedMatter[] }
  expect(overview.supervised).toMatchObject([{ title: { zh: '营区外路灯' }, dueOn: '2026-12-01', daysLeft: 8, responsible: { name: '海伦路街道' }, problemId: id, problemStatus: { zh: '已登记' } }])
  const [matter] = overview.supervised
  expect((await post(`/${matter?.id}/close`, { version: 1, note: ' ' })).status).toBe(422)
  expect((await post(`/${matter?.id}/close`, { version: 1, note: '路灯已装好' })).status).toBe(200)
  expect(await matters()).toEqual([])
  expect(await flag()).toBe(false)
  expect(await matters(leader, `?problem=${id}`)).toMatchObject([{ closedOn: '2026-11-23', closingNote: '路灯已装好' }])

  const terms = { version: 2, dueOn: '2026-12-20', responsible: district.songtao.id, note: null }
  expect((await post(`/${matter?.id}/reopen`, { ...terms, version: 1 })).status).toBe(409)
  expect((await post(`/${matter?.id}/reopen`, terms)).status).toBe(200)
  expect(await matters()).toMatchObject([{ id: matter?.id, closedOn: null, closingNote: null, responsible: { name: '松涛街道' } }])
  expect(await flag()).toBe(true)
  const history = await (await leader(`/api/records/supervision/${matter?.id}/history`)).json() as { kind: string, author: string }[]
  expect(history.map(({ kind, author }) => `${kind} ${author}`)).toEqual(['update leader', 'update leader', 'create leader'])
})

it('a lagging indicator is watched with how it stands now, the earliest due first, and the overdue told by its days', async () => {
  const { post, supervise, matters, clock, district, signIn } = await openWatched()
  await supervise()
  const unit = district.hailun.id
  await post('', { subject: 'indicator', indicator: 'C1', unit, year: 2026, dueOn: '2026-11-25', responsible: unit, note: null })
  clock.now = new Date('2026-11-28T02:00:00Z')
  const leader = await signIn('leader')
  expect(await matters(leader)).toMatchObject([
    { title: { zh: '海伦路街道 2026年走访次数' }, daysLeft: -3, standing: { value: 1, pace: 'behind' } }, { title: { zh: '营区外路灯' }, daysLeft: 3, standing: null },
  ])
  expect(await matters(leader, `?indicator=C1&year=2026&unit=${unit}`)).toHaveLength(1)
  expect(await matters(leader, `?indicator=C1&year=2025&unit=${unit}`)).toEqual([])
})

it('one thing is watched once, by a day that has not passed, and not when it is resolved', async () => {
  const { post, supervise, add, district, db } = await openWatched()
  await supervise()
  expect((await supervise()).status).toBe(409)
  const done = await add('problem', { ...problemOf, title: '已办好', lead_id: district.hailun.id, resolved_on: '2026-09-20', status: 'resolved' })
  const terms = { dueOn: '2026-12-01', responsible: district.hailun.id, note: null }
  expect((await post('', { subject: 'problem', problemId: done.id, ...terms })).status).toBe(409)
  const indicator = { subject: 'indicator', indicator: 'C1', unit: district.hailun.id, year: 2026 }
  expect((await post('', { ...indicator, ...terms, dueOn: '2026-11-22' })).status).toBe(422)
  expect((await post('', { ...indicator, ...terms, responsible: 9_999 })).status).toBe(404)
  expect((await post('', { ...indicator, ...terms, year: 2027 })).status).toBe(422)
  expect(await db.selectFrom('supervision').select('id').execute()).toHaveLength(1)
})

it('each unit sees what it answers for, and what is watched of it', async () => {
  const { supervise, matters, signIn } = await openWatched()
  await supervise()
  expect(await matters(await signIn('staff'))).toHaveLength(1)
  expect(await matters(await signIn('otherStaff'))).toEqual([])
})

it('the responsible unit answers in order and reports it done; the leader returns it or closes it, and all of it stays', async () => {
  const { supervise, matters, post, signIn, leader, db } = await openWatched()
  await supervise()
  const staff = await signIn('staff')
  const answer = (kind: string, text: string | null) => staff(`/api/supervisions/1/answers`, { method: 'POST', json: { kind, text } })
  expect((await answer('reply', null)).status).toBe(422)
  expect((await answer('recall', null)).status).toBe(409)
  expect((await answer('reply', '已报施工单位')).status).toBe(201)
  expect((await post('/1/return', { text: '再办' })).status).toBe(409)
  expect((await answer('done', '路灯已装')).status).toBe(201)
  expect((await answer('done', null)).status).toBe(409)
  expect(await matters(staff)).toMatchObject([{ awaiting: true, mayAnswer: true }])
  expect(await matters(leader)).toMatchObject([{ awaiting: true, mayAnswer: false }])
  expect((await post('/1/return', { text: '还有两盏不亮' })).status).toBe(201)
  expect((await matters())[0]).toMatchObject({ awaiting: false })
  await answer('done', null)
  expect((await answer('recall', '还差一盏')).status).toBe(201)
  await answer('done', '都亮了')
  expect((await post('/1/close', { version: 1, note: '已到现场看过' })).status).toBe(200)
  expect((await answer('reply', '谢谢')).status).toBe(409)
  const [closed] = await matters(leader, '?problem=1')
  expect(closed?.steps.map(({ kind, text, author }) => `${author} ${kind} ${text}`)).toEqual([
    'staff reply 已报施工单位', 'staff done 路灯已装', 'leader return 还有两盏不亮', 'staff done null', 'staff recall 还差一盏', 'staff done 都亮了', 'leader close 已到现场看过',
  ])
  expect(closed).toMatchObject({ awaiting: false, mayAnswer: false })
  await expect(db.deleteFrom('supervision_step').execute()).rejects.toThrow(/kept as they were/u)
})
