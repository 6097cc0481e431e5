import { expect, it } from 'vitest'
import { openApp } from '../open-app.ts'

interface Listed { rows: { indicator: { code: string }, record: { id: number, version: number, value: number, plan: number[] | null }, standing: { value: number, target: { expected: number, pace: string, neededPerMonth: number } } | null }[], others: { code: string }[] }
interface Plan { record: { version: number, plan: number[] } | null, reached: (number | null)[], lastYear: (number | null)[] | null, shares: { lastYear: number[] | null, seasons: number[] | null } }

async function openTargets() {
  const opened = await openApp()
  const staff = await opened.signIn('staff')
  const list = async (query: string) => await (await staff(`/api/targets?${query}`)).json() as Listed
  const plan = async (query: string) => await (await staff(`/api/targets/C1?${query}`)).json() as Plan
  return { ...opened, staff, list, plan }
}

it('a target stands with its pace by now and what each month that is left still needs', async () => {
  const { list } = await openTargets()
  const { rows, others } = await list('year=2026')
  // One visit of twelve by 23 November, the 327th day: 12 × 327/365 were planned; eleven are missing in two months.
  expect(rows).toMatchObject([{ indicator: { code: 'C1' }, record: { value: 12, plan: null }, standing: { value: 1, target: { pace: 'behind', neededPerMonth: 5.5 } } }])
  expect(rows[0]?.standing?.target.expected).toBeCloseTo(12 * 327 / 365, 9)
  expect(others.map(({ code }) => code)).not.toContain('C1')
})

it('a plan that was drawn is held against at once, told in the history, and can be put back', async () => {
  const { staff, list, plan, district } = await openTargets()
  const drawn = [0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 50, 100]
  const put = (version: number, values: object) => staff(`/api/records/target/${district.target.id}`, { method: 'PUT', json: { version, values } })
  expect((await put(1, { plan: drawn, value: 10 })).status).toBe(200)
  expect((await put(1, { plan: null })).status).toBe(409)
  const november = await list('year=2026')
  expect(november.rows[0]?.standing?.target.expected).toBeCloseTo(10 * (0.5 + 0.5 * 0 / 30), 9)
  expect((await plan('year=2026')).record).toMatchObject({ version: 2, plan: drawn })
  expect((await put(2, { plan: null, value: 12 })).status).toBe(200)
  const history = await (await staff(`/api/records/target/${district.target.id}/history`)).json() as { differences: { field: string }[] }[]
  expect(history.map(({ differences }) => differences.map(({ field }) => field))).toMatchObject([['value', 'plan'], ['value', 'plan'], {}])
})

it('a plan is drawn beside what was reached, by last year and by the seasons of the years before', async () => {
  const { plan, add, district } = await openTargets()
  const visit = (day: string) => add('visit', { visited_on: day, host_id: district.hailun.id, recipient: `烈属${day}`, recipient_category: 'martyr_family', households: 1 })
  for (const day of ['2025-02-03', '2025-07-01', '2025-07-02', '2025-07-03', '2024-02-01']) await visit(day)
  const { reached, lastYear, shares } = await plan('year=2026')
  expect(reached).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, null])
  expect(lastYear).toEqual([0, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4])
  expect(shares.lastYear).toEqual([0, 0.25, 0, 0, 0, 0, 0.75, 0, 0, 0, 0, 0])
  expect(shares.seasons).toEqual([0, 0.625, 0, 0, 0, 0, 0.375, 0, 0, 0, 0, 0])
})

it('next year can be planned before it has begun', async () => {
  const { list, plan, add, district } = await openTargets()
  await add('target', { organization_id: district.hailun.id, year: 2027, indicator: 'C1', value: 20 })
  expect((await list('year=2027')).rows).toMatchObject([{ record: { value: 20 }, standing: null }])
  expect((await plan('year=2027')).reached).toEqual(Array.from({ length: 12 }, () => null))
})
