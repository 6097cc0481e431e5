import { expect, it } from 'vitest'
import { interruptReportBatches, updateReportBatch } from '../../../db/queries/report-batches.ts'
import { draftingEnded, interruptDrafting } from '../../../server/services/reports/draft-batch.ts'
import { type Fetch, openApp } from '../open-app.ts'

interface List { batch: Record<string, unknown> | null, units: { name: string, isMember: boolean, reports: { kind: string, status: string }[] }[] }

const more = Array.from({ length: 8 }, (_, index) => `区第${index + 1}局`)

async function openDrafting() {
  const opened = await openApp()
  const staff = await opened.signIn('districtStaff')
  const leader = await opened.signIn('leader')
  // Enough of them that somebody looks before the last is drafted.
  for (const name of more) await opened.add('organization', { name, side: 'civilian', kind: 'government', is_member: true })
  const begin = (fetch: Fetch = staff, year = 2026) => fetch('/api/reports/batches', { method: 'POST', json: { year } })
  const idOf = async (answer: Response) => (await answer.json() as { id: number }).id
  const list = async (fetch: Fetch = staff) => await (await fetch('/api/reports?year=2026')).json() as List
  const ended = (id: number) => draftingEnded(opened.env.databasePath, id)
  return { ...opened, staff, leader, begin, idOf, list, ended }
}
const drafted = ({ units }: List) => units.filter(({ isMember, reports }) => isMember && reports.length > 0).map(({ name }) => name)

it('all missing duty reports are drafted by the server, each by its side’s outline, and everybody who looks sees how far it is', async () => {
  const { leader, begin, idOf, list, ended, staff, district } = await openDrafting()
  await staff('/api/reports', { method: 'POST', json: { unit: district.hailun.id, year: 2026, period: 'year', kind: 'civilian' } })
  const id = await idOf(await begin())
  expect((await list(leader)).batch).toMatchObject({ id, status: 'running', isRunning: true, total: 10, author: 'districtStaff', mayStop: true })
  expect((await begin()).status).toBe(409)
  await ended(id)
  const after = await list()
  expect(after.batch).toMatchObject({ status: 'done', isRunning: false, done: 10, failed: [], unit: null, mayStop: false })
  expect(drafted(after)).toEqual(['海伦路街道', '松涛街道', '驻区某部一大队', ...more])
  expect(after.units.find(({ name }) => name === '驻区某部一大队')?.reports).toMatchObject([{ kind: 'military', status: 'draft' }])
  expect((await begin()).status).toBe(422)
})

it('it ends after the unit under way when somebody stops it, and what is drafted stays', async () => {
  const { leader, begin, idOf, list, ended, db } = await openDrafting()
  const id = await idOf(await begin())
  expect((await leader(`/api/reports/batches/${id}/stop`, { method: 'POST' })).status).toBe(200)
  await ended(id)
  const after = await list()
  expect(after.batch).toMatchObject({ status: 'stopped', isRunning: false, total: 11 })
  expect(drafted(after)).toHaveLength(Number(after.batch?.done))
  expect(Number(after.batch?.done)).toBeLessThan(11)
  expect((await leader(`/api/reports/batches/${id}/stop`, { method: 'POST' })).status).toBe(409)
  expect(await db.selectFrom('report_batch').select('status').execute()).toEqual([{ status: 'stopped' }])
})

it('when the server ends it is told as interrupted, then or at the next start, and can be begun again', async () => {
  const { begin, idOf, list, env, db, ended } = await openDrafting()
  const id = await idOf(await begin())
  await interruptDrafting(env.databasePath)
  expect((await list()).batch).toMatchObject({ status: 'interrupted', isRunning: false })
  await updateReportBatch(db, id, { status: 'running' })
  await interruptReportBatches(db)
  expect((await list()).batch).toMatchObject({ status: 'interrupted' })
  const again = await idOf(await begin())
  await ended(again)
  expect(drafted(await list())).toHaveLength(11)
})

it('a unit’s own staff draft their own units, and see no names of others’ in a drafting of the whole district', async () => {
  const { signIn, begin, idOf, list, ended } = await openDrafting()
  const staff = await signIn('staff')
  const own = await idOf(await begin(staff))
  expect((await list(staff)).batch).toMatchObject({ total: 1, mayStop: true })
  await ended(own)
  const all = await idOf(await begin())
  expect((await list(staff)).batch).toMatchObject({ id: all, total: 10, unit: null, mayStop: false })
  await ended(all)
})
