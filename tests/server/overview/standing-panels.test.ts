import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOpenProblems } from '../../../db/queries/open-problems.ts'
import { buildIndicatorPage } from '../../../server/services/overview/indicator-page.ts'
import { buildOverview } from '../../../server/services/overview/overview.ts'
import { openApp, type OpenApp } from '../open-app.ts'
import { systemContext } from '../../../server/services/system-context.ts'

const env = { dataDirectory: '', databasePath: '', host: '127.0.0.1', port: 0, secureCookies: false }

describe('what the Overview says of open matters, criteria and its own data', () => {
  let opened: OpenApp
  let hailun: number
  let songtao: number

  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    hailun = opened.district.hailun.id
    songtao = opened.district.songtao.id
    const problem = (title: string, openedOn: string, more: object = {}) =>
      opened.add('problem', { title, opened_on: openedOn, list: 'support_army', lead_id: hailun, status: 'handling', ...more })
    await problem('二十天', '2026-11-03', { due_on: '2026-12-03' })
    await problem('三十天', '2026-10-24', { due_on: '2026-11-22', supervised: true })
    await problem('三十一天', '2026-10-23', { due_on: '2026-11-23' })
    await problem('只知月份', '2026-08', { lead_id: songtao })
    await problem('办结的', '2026-07-01', { status: 'closed', resolved_on: '2026-09-10' })
    await problem('退回的', '2026-07-01', { status: 'returned' })
  }, 60_000)
  afterAll(() => opened.close())

  async function overview(query: { year?: number, period?: string, unit?: number } = {}) {
    const { context } = await systemContext({ db: opened.db, env, now: new Date('2026-11-23T02:00:00Z'), unitName: undefined })
    return buildOverview(context, { year: 2026, period: 'year', focus: 'C1', ...query })
  }

  it('puts every open matter into its age: the thirtieth day still belongs to the youngest', async () => {
    const { problems } = await overview()
    expect(problems.buckets.map(({ from, to, count, overdue }) => [from, to, count, overdue])).toEqual([[0, 30, 2, 1], [31, 60, 1, 0], [61, 90, 0, 0], [91, null, 1, 0]])
    expect(problems.items.map(({ title, days }) => [title, days])).toEqual([['只知月份', 114], ['三十一天', 31], ['三十天', 30], ['二十天', 20]])
    expect(problems.items.find(({ title }) => title === '三十天')).toMatchObject({ overdue: true, supervised: true, unit: opened.district.hailun.name })
  })

  it('asks for one unit alone, and for the end of a period that is over: what was resolved later was open then', async () => {
    expect((await overview({ unit: songtao })).problems.items.map(({ title }) => title)).toEqual(['只知月份'])
    const august = (await overview({ period: 'm8' })).problems
    expect(august.items.map(({ title, days }) => [title, days])).toEqual([['办结的', 61], ['只知月份', 30]])
  })

  it('names only the oldest of each age while it counts all', async () => {
    const found = await findOpenProblems(opened.db, { organizationId: hailun, subdistrict: null, on: '2026-11-23', limits: ['2026-10-23'], most: 1 })
    expect(found.map(({ title, count }) => [title, count])).toEqual([['三十一天', 1], ['三十天', 2]])
  })

  it('adds the criteria up to the total score', async () => {
    const cycle = await opened.add('creation_cycle', { name: '新一轮', from_year: 2025, to_year: 2028 })
    const item = (code: string, title: string, criterion: string, more: object) => opened.add('standard_item', { cycle_id: cycle.id, edition: '示例', code, title, criterion, kind: 'basic', points: 10, ...more })
    await item('1.1', '全体会议', '1', { indicator: 'A6' })
    await item('6.1', '走访次数', '3', { indicator: 'C1' })
    await item('8.1', '难题办结率', '8', { indicator: 'H1' })
    const { criteria } = await overview()
    const { context } = await systemContext({ db: opened.db, env, now: new Date('2026-11-23T02:00:00Z'), unitName: undefined })
    const score = await buildIndicatorPage(context, { code: 'M2', year: 2026, period: 'year' })
    expect(criteria.map(({ criterion }) => criterion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const sum = (pick: (one: typeof criteria[number]) => number) => criteria.reduce((total, one) => total + pick(one), 0)
    expect(100 * sum(({ earned }) => earned) / sum(({ points }) => points)).toBeCloseTo(score.value ?? NaN, 8)
    expect(criteria.filter(({ points }) => points > 0).map(({ criterion }) => criterion)).toContain(8)
  })

  it('tells units that sent nothing from those whose last month is late, and neither of a month that is not due', async () => {
    const { confidence, months } = await overview()
    expect(confidence.judged).toBe(months.length)
    const names = confidence.missing.map(({ id }) => id)
    expect(names.every((id) => months.find(({ organization }) => organization.id === id)?.cells.every(({ state }) => state === 'not_reported' || state === 'not_due'))).toBe(true)
    expect(confidence.late.every(({ id, months: missed }) => !names.includes(id) && missed.includes('2026-10'))).toBe(true)
    expect([...confidence.missing, ...confidence.late].length).toBeGreaterThan(0)
    expect(confidence.rejected).toEqual([])
  })

  it('counts rows left out as wrong and undecided doubles of imports of the period alone, by their author’s unit', async () => {
    const author = await opened.db.selectFrom('user_account').select('id').where('organization_id', '=', hailun).executeTakeFirstOrThrow()
    const batch = (at: string, status: 'committed' | 'undone', wrong: number, open: number) => opened.db.insertInto('import_batch').values({
      record_type: 'visit', file_name: `走访${at}.xlsx`, file_hash: at, file_size: 1, status, options: '{}', author_id: author.id, created_at: at, committed_at: at,
      is_sample: 0, summary: JSON.stringify({ counts: { wrong }, duplicates: { rows: open, open } }),
    }).execute()
    // Midnight in Shanghai is 16:00 UTC of the day before.
    await batch('2025-12-31T16:00:00.000Z', 'committed', 3, 0)
    await batch('2025-12-31T15:59:59.000Z', 'committed', 5, 0)
    await batch('2026-05-01T02:00:00.000Z', 'undone', 7, 0)
    await batch('2026-06-01T02:00:00.000Z', 'committed', 0, 2)
    const { confidence } = await overview()
    expect(confidence.rejected.map(({ rows }) => rows)).toEqual([3])
    expect(confidence.doubles.map(({ file, rows }) => [file, rows])).toEqual([['走访2026-06-01T02:00:00.000Z.xlsx', 2]])
    expect((await overview({ unit: songtao })).confidence).toMatchObject({ rejected: [], doubles: [] })
  })
})
