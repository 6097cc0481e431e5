import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indicators } from '../../../db/indicators.ts'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

interface Behind { rows: { type: string, id: number, adds: number, origin: unknown }[], cursor: string | null }
interface Page { numerator: number, byCategory: { category: string, value: number }[] }

/** Figures that are sums of what records add: shares and gaps are not. */
const additive = ['C1', 'C2', 'C3', 'D1', 'D2', 'D3', 'G2']

describe('the records behind a figure', () => {
  let opened: OpenApp
  let ask: Fetch

  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    ask = await opened.signIn('leader')
    const { hailun, songtao, community, garrison } = opened.district
    const hosts = [hailun, songtao, community, garrison]
    const days = ['2025-11-20', '2025-12-31', '2026-01', '2026-01-01', '2026-02-10', '2026-06-30', '2026-07-28', '2026-11-22']
    for (let index = 0; index < 70; index++) {
      const host = hosts[index % 4]?.id ?? 0
      const date = days[index % 8] ?? ''
      await opened.add('visit', {
        visited_on: date, host_id: host, recipient: `对象${index}`, recipient_category: index % 3 ? 'veteran' : 'garrison',
        households: index % 5, money_fen: index % 2 ? 10_000 * index : null,
        goods: index % 7 ? null : [{ name: '大米', quantity: 1, unit: '袋', value_fen: 5_000 }],
      })
      await opened.add('activity', {
        started_on: date, title: `活动${index}`, host_id: host, participant_ids: index % 3 ? [garrison.id] : [songtao.id], troops: index, trees: index % 2 ? index : null,
        status: index % 9 ? 'done' : 'cancelled',
      })
    }
  }, 60_000)
  afterAll(() => opened.close())

  async function readBehind(code: string, query: Record<string, string>) {
    const rows: Behind['rows'] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer = await ask(`/api/indicators/${code}/records?${new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) })}`)
      expect(answer.status).toBe(200)
      const page = await answer.json() as Behind
      rows.push(...page.rows)
      cursor = page.cursor
    }
    return rows
  }
  const pageOf = async (code: string, query: Record<string, string>) =>
    await (await ask(`/api/indicators/${code}?${new URLSearchParams(query)}`)).json() as Page
  const sum = (rows: Behind['rows']) => rows.reduce((total, row) => total + row.adds, 0)

  it('add up to it, for every unit, sub-district and period', async () => {
    const { root, hailun, songtao, community, garrison } = opened.district
    await fc.assert(fc.asyncProperty(
      fc.constantFrom(...additive), fc.constantFrom('2025', '2026'), fc.constantFrom('year', 'h1', 'q1', 'q3', 'm1', 'm2', 'm7'),
      fc.constantFrom(root.id, hailun.id, songtao.id, community.id, garrison.id), fc.constantFrom(null, hailun.id, songtao.id),
      async (code, year, period, unit, subdistrict) => {
        const query = { year, period, unit: String(unit), ...(subdistrict === null ? {} : { subdistrict: String(subdistrict) }) }
        const rows = await readBehind(code, query)
        expect(sum(rows)).toBe((await pageOf(code, query)).numerator)
        expect(new Set(rows.map((row) => `${row.type}:${row.id}`)).size).toBe(rows.length)
      },
    ), { numRuns: 60 })
  }, 60_000)

  it.each(additive.filter((code) => indicators.find((indicator) => indicator.code === code)?.categories))('add up to each category of %s', async (code) => {
    const query = { year: '2026', period: 'year' }
    const { byCategory } = await pageOf(code, query)
    expect(byCategory.length).toBeGreaterThan(0)
    for (const { category, value } of byCategory) expect(sum(await readBehind(code, { ...query, category }))).toBe(value)
  })

  it('come by the month that a chart’s column stands for', async () => {
    const january = await readBehind('C1', { year: '2026', period: 'year', month: '2026-01' })
    const { numerator } = await pageOf('C1', { year: '2026', period: 'm1' })
    expect(sum(january)).toBe(numerator)
  })
})
