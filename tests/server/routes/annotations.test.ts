import { expect, it } from 'vitest'
import { type Fetch, openApp } from '../open-app.ts'

interface Page { notes: { id: number, day: string, text: string, organization: { name: string } | null }[] }

async function openNotes() {
  const opened = await openApp()
  const leader = await opened.signIn('leader')
  const note = (values: object, ask: Fetch = leader) => ask('/api/records/annotation', { method: 'POST', json: { values } })
  const notes = async (code: string, unit?: number, query = 'year=2026') =>
    (await (await leader(`/api/indicators/${code}?${query}${unit === undefined ? '' : `&unit=${unit}`}`)).json() as Page).notes.map(({ text }) => text)
  return { ...opened, leader, note, notes }
}

it('a note stands on the curves that it concerns: everyone’s on all, a unit’s on its own and those above and below, an indicator’s on that one', async () => {
  const { note, notes, district: { root, hailun, songtao, community }, leader } = await openNotes()
  await note({ on_day: '2026-07-18', text: '台风停办活动' })
  await note({ on_day: '2026-07-20', text: '海伦路改造', organization_id: hailun.id })
  await note({ on_day: '2026-03-01', text: '走访改按户登记', indicator: 'C1' })
  await note({ on_day: '2025-07-18', text: '上年的事' })
  expect(await notes('C1')).toEqual(['走访改按户登记', '台风停办活动', '海伦路改造'])
  expect(await notes('D1')).toEqual(['台风停办活动', '海伦路改造'])
  expect(await notes('D1', hailun.id)).toEqual(['台风停办活动', '海伦路改造'])
  expect(await notes('D1', community.id)).toEqual(['台风停办活动', '海伦路改造'])
  expect(await notes('D1', songtao.id)).toEqual(['台风停办活动'])
  expect(await notes('D1', root.id, 'year=2026&period=q1')).toEqual([])
  const overview = await (await leader('/api/overview?year=2026&focus=C1')).json() as Page
  expect(overview.notes.map(({ day }) => day)).toEqual(['2026-03-01', '2026-07-18', '2026-07-20'])
  expect(overview.notes.at(-1)?.organization).toMatchObject({ name: '海伦路街道' })
})

it('a note is changed, taken away and brought back, each with its author in the trail', async () => {
  const { note, notes, leader, signIn } = await openNotes()
  const { id } = await (await note({ on_day: '2026-07-18', text: '台风' })).json() as { id: number }
  expect((await note({ on_day: '2026-07', text: '没有日' })).status).toBe(422)
  expect((await leader(`/api/records/annotation/${id}`, { method: 'PUT', json: { version: 1, values: { text: '台风停办活动' } } })).status).toBe(200)
  expect(await notes('D1')).toEqual(['台风停办活动'])
  expect((await leader(`/api/records/annotation/${id}?version=2`, { method: 'DELETE' })).status).toBe(200)
  expect(await notes('D1')).toEqual([])
  expect((await leader(`/api/records/annotation/${id}/restore`, { method: 'POST' })).status).toBe(200)
  expect(await notes('D1')).toEqual(['台风停办活动'])
  const { entries } = await (await (await signIn('auditor'))('/api/audit')).json() as { entries: { action: string, subject: string, author: string }[] }
  expect(entries.filter(({ subject }) => subject === `annotation:${id}`).map(({ action, author }) => `${action} ${author}`))
    .toEqual(['restore leader', 'delete leader', 'update leader', 'create leader'])
})

it('staff note what concerns their own units, and nobody notes for all but the district', async () => {
  const { note, signIn, district: { hailun, songtao } } = await openNotes()
  const staff = await signIn('staff')
  expect((await note({ on_day: '2026-07-18', text: '本街道', organization_id: hailun.id }, staff)).status).toBe(201)
  expect((await note({ on_day: '2026-07-18', text: '别的街道', organization_id: songtao.id }, staff)).status).toBe(403)
  expect((await note({ on_day: '2026-07-18', text: '全区' }, staff)).status).toBe(403)
  expect((await note({ on_day: '2026-07-18', text: '全区' }, await signIn('districtStaff'))).status).toBe(201)
  expect((await note({ on_day: '2026-07-18', text: '应急' }, await signIn('planner'))).status).toBe(403)
})
