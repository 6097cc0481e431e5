import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'
import { readSheet } from '../read-sheet.ts'

interface Row { id: number, title: string, date: string | null, values: Record<string, string | number | null>, names: Record<string, Record<string, string>> }
interface Page { rows: Row[], cursor: string | null, count: { value: number, more: boolean } | null }

const readPage = async (ask: Fetch, path: string, query: Record<string, string>) => {
  const answer = await ask(`${path}?${new URLSearchParams(query)}`)
  expect(answer.status).toBe(200)
  return await answer.json() as Page
}

async function readAll(ask: Fetch, path: string, query: Record<string, string>) {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await readPage(ask, path, { ...query, ...(cursor ? { cursor } : {}) })
    rows.push(...page.rows)
    cursor = page.cursor
    expect(rows.length).toBeLessThan(500)
  }
  return rows
}

const titles = (rows: Row[]) => rows.map((row) => row.title)

describe('a ledger', () => {
  let opened: OpenApp
  let leader: Fetch
  const all = new Map<number, { date: string, households: number | null, category: string }>()

  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    leader = await opened.signIn('leader')
    const { hailun, songtao, visit, otherVisit, community } = opened.district
    all.set(visit.id, { date: '2026-07-28', households: 12, category: 'welfare' })
    all.set(otherVisit.id, { date: '2026-02-10', households: 3, category: 'martyr_family' })
    // Few days and few numbers, so that many records tie on whatever they are sorted by.
    for (let index = 0; index < 40; index++) {
      const given = { date: ['2026-01-20', '2026-01', '2025-12-30'][index % 3] ?? '', households: [null, 0, 5][index % 4] ?? null }
      const category = index % 2 ? 'veteran' : 'serving_family'
      const record = await opened.add('visit', {
        visited_on: given.date, host_id: [hailun, songtao, community][index % 3]?.id ?? 0, recipient: `军属${index}户`,
        recipient_category: category, households: given.households,
      })
      all.set(record.id, { ...given, category })
    }
  }, 30_000)
  afterAll(() => opened.close())

  it('shows every record exactly once over its pages, in order, whatever it is sorted by and however many tie', async () => {
    await fc.assert(fc.asyncProperty(
      fc.constantFrom('date', 'households', 'recipient_category', 'visited_on', 'festival'), fc.constantFrom('asc', 'desc'), fc.integer({ min: 1, max: 50 }),
      async (sort, order, limit) => {
        const rows = await readAll(leader, '/api/records/visit', { sort, order, limit: String(limit) })
        expect(new Set(rows.map((row) => row.id))).toEqual(new Set(all.keys()))
        expect(rows).toHaveLength(all.size)
        const valueOf = (row: Row) => sort === 'date' ? row.date : row.values[sort] ?? null
        expect(rows.map((row) => row.id)).toEqual([...rows].sort((a, b) => compare(valueOf(a), valueOf(b), order) || (order === 'asc' ? a.id - b.id : b.id - a.id)).map((row) => row.id))
      },
    ), { numRuns: 40 })
  })

  it('says how many records there are on its first page only', async () => {
    const first = await readPage(leader, '/api/records/visit', { limit: '10' })
    expect(first.count).toEqual({ value: all.size, more: false })
    expect((await readPage(leader, '/api/records/visit', { limit: '10', cursor: first.cursor ?? '' })).count).toBeNull()
  })

  it('refuses a page position that it did not give', async () => {
    for (const cursor of ['x', '{}', '{"value":{},"id":1}', '[1]']) {
      expect((await leader(`/api/records/visit?cursor=${encodeURIComponent(cursor)}`)).status).toBe(422)
    }
  })

  it('filters by unit with all below it, by sub-district, by days and by a choice', async () => {
    const { hailun, songtao, community } = opened.district
    const count = async (query: Record<string, string>) => (await readPage(leader, '/api/records/visit', { limit: '200', ...query })).rows.length
    const [own, below, other] = [await count({ unit: String(hailun.id) }), await count({ unit: String(community.id) }), await count({ unit: String(songtao.id) })]
    expect(below).toBe(13)
    expect(own + other).toBe(all.size)
    expect(own).toBeGreaterThan(below)
    const stored = [...all.values()]
    expect(await count({ from: '2026-01-01', to: '2026-06-30' })).toBe(stored.filter(({ date }) => date.startsWith('2026-0') && date < '2026-07').length)
    expect(await count({ equals: JSON.stringify({ recipient_category: 'veteran' }) })).toBe(20)
    expect(await count({ equals: JSON.stringify({ households: null }) })).toBe(stored.filter(({ households }) => households === null).length)
    expect(await count({ subdistrict: String(songtao.id) })).toBe(other)
  })

  it('counts a visit known only to its month on the first day of that month', async () => {
    const rows = await readAll(leader, '/api/records/visit', { from: '2026-01-01', to: '2026-01-31' })
    expect(rows.filter((row) => row.date === '2026-01')).toHaveLength(13)
    expect((await readAll(leader, '/api/records/visit', { from: '2026-01-02', to: '2026-01-31' })).filter((row) => row.date === '2026-01')).toHaveLength(0)
    expect((await readAll(leader, '/api/records/visit', { from: '2025-12-01', to: '2025-12-31' })).filter((row) => row.date === '2026-01')).toHaveLength(0)
  })

  it.each(['福利', 'fuli', 'FLY', 'hailunlu', 'hllfly'])('finds 海伦路福利院 by %s', async (search) => {
    expect(titles(await readAll(leader, '/api/records/partner_site', { search }))).toEqual(['海伦路福利院'])
  })

  it('shows staff of a sub-district what belongs to it and below, and refuses other units', async () => {
    const ask = await opened.signIn('staff')
    const rows = await readAll(ask, '/api/records/visit', {})
    expect(rows.length).toBe((await readAll(leader, '/api/records/visit', { unit: String(opened.district.hailun.id) })).length)
    expect((await ask(`/api/records/visit?unit=${opened.district.songtao.id}`)).status).toBe(403)
    expect((await ask(`/api/records/visit?unit=${opened.district.root.id}`)).status).toBe(403)
    expect((await ask(`/api/records/visit/${opened.district.otherVisit.id}`)).status).toBe(404)
    expect((await ask(`/api/records/visit/${opened.district.otherVisit.id}/history`)).status).toBe(404)
    const organizations = await readAll(ask, '/api/records/organization', {})
    expect(titles(organizations).sort()).toEqual(['海伦路社区', '海伦路街道'].sort())
  })

  it('exports exactly the rows that its list shows, in the same order, and says so in the trail', async () => {
    const { hailun } = opened.district
    const queries: Record<string, string>[] = [
      { unit: String(hailun.id), sort: 'households', order: 'asc' }, { equals: JSON.stringify({ recipient_category: 'veteran' }) },
      { from: '2026-01-01', to: '2026-12-31', search: 'junshu' }, { search: 'nothing like it' }, {},
    ]
    for (const query of queries) {
      const listed = await readAll(leader, '/api/records/visit', query)
      const answer = await leader(`/api/records/visit/export?${new URLSearchParams(query)}`)
      expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('走访慰问-2026-11-23.xlsx'))
      const exported = await readSheet(answer)
      expect(exported.map((row) => row['慰问对象'])).toEqual(titles(listed))
      expect(exported.map((row) => row['慰问单位'])).toEqual(listed.map((row) => row.names.host_id?.[String(row.values.host_id)]))
      expect(exported.map((row) => row['户数'] ?? null)).toEqual(listed.map((row) => row.values.households === null ? null : String(row.values.households)))
    }
    const trail = await (await (await opened.signIn('auditor'))('/api/audit')).json() as { entries: { action: string, subject: string }[] }
    expect(trail.entries.filter((entry) => entry.action === 'export' && entry.subject === 'visit')).toHaveLength(5)
  })

  it('writes money in yuan and goods in words, as the importer reads them', async () => {
    const [row] = await readSheet(await leader(`/api/records/visit/export?search=${encodeURIComponent('海伦路福利院')}`))
    expect(row).toMatchObject({ 日期: '2026-07-28', '慰问金(元)': '20000', '折价(元)': '2000', 慰问品: '大米20袋(2000元)', 节日: '八一建军节', 对象类别: '福利机构' })
  })
})

/** Records without a value stand last, whichever way the list runs. */
function compare(a: string | number | null, b: string | number | null, order: 'asc' | 'desc') {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return (a < b ? -1 : 1) * (order === 'asc' ? 1 : -1)
}
