import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { addDays } from '../../../db/dates.ts'
import { indicators } from '../../../db/indicators.ts'
import { migrate } from '../../../db/migrate.ts'
import { loadSample } from '../../../db/sample/load-sample.ts'
import type { ServiceContext } from '../../../server/context.ts'
import { listIndicators } from '../../../server/services/overview/indicator-list.ts'
import { buildIndicatorPage } from '../../../server/services/overview/indicator-page.ts'
import { findRecordsBehind } from '../../../server/services/overview/records-behind.ts'

const today = '2026-11-23'
const codes = indicators.map(({ code }) => code)
/** Those whose numerator is what their records add, one by one. */
const sums = ['A6', 'A7', 'B1', 'B2', 'B5', 'C1', 'C2', 'C3', 'C4', 'C5', 'D1', 'D2', 'D3', 'E1', 'E2', 'E3', 'E4', 'F1', 'G2', 'G4', 'H2', 'H4', 'M1']

let db: Db
let context: ServiceContext
beforeAll(async () => {
  db = connect(':memory:')
  await migrate(db)
  await loadSample(db, { today })
  context = {
    db, now: new Date(`${today}T02:00:00Z`), today, address: null,
    env: { dataDirectory: '', databasePath: ':memory:', host: '127.0.0.1', port: 0, secureCookies: false } as ServiceContext['env'],
    user: { id: 0, name: 'test', displayName: '测试', role: 'leader', organizationId: null, mustChangePassword: false },
  }
}, 60_000)
afterAll(() => db.destroy())

async function allRecordsBehind(query: Parameters<typeof findRecordsBehind>[1]) {
  const rows = []
  for (let cursor: string | undefined; ;) {
    const page = await findRecordsBehind(context, { ...query, cursor })
    rows.push(...page.rows)
    if (page.cursor === null) return rows
    cursor = page.cursor
  }
}

describe('the list of all indicators', () => {
  it('has each once, the total score apart, with the figures of its own page', async () => {
    const { total, groups } = await listIndicators(context, { year: 2026, period: 'h1' })
    const rows = groups.flatMap((group) => group.rows)
    expect(groups.map((group) => group.criterion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect([...rows.map((row) => row.indicator.code), total?.indicator.code].sort()).toEqual([...codes].sort())
    for (const row of [...rows.filter((one) => ['A3', 'C1', 'C4', 'D4', 'F5', 'H3'].includes(one.indicator.code)), ...total ? [total] : []]) {
      const { value, numerator, denominator, target, lastYear } = await buildIndicatorPage(context, { code: row.indicator.code, year: 2026, period: 'h1' })
      expect(row).toMatchObject({ value, numerator, denominator, target, lastYear })
    }
  })
})

describe('the page of an indicator', () => {
  it.each(codes)('%s tells what, how much, against what, since when, by whom and from which row of which file', async (code) => {
    const page = await buildIndicatorPage(context, { code, year: 2026, period: 'year' })
    expect(page.indicator).toMatchObject({ code, name: { zh: expect.stringMatching(/./u), en: expect.stringMatching(/./u) }, definition: { zh: expect.stringMatching(/./u), en: expect.stringMatching(/./u) } })
    expect(page.value).not.toBeNull()
    expect(page.lastYear.value).not.toBeNull()
    if (page.indicator.direction !== 'neutral' && !['B5', 'D4'].includes(code)) expect(page.target?.pace).toBeTruthy()
    expect(page.series.months).toHaveLength(12)
    expect(page.series.current.slice(11)).toEqual([null])
    expect(page.years.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026])
    expect(page.byUnit.length).toBeGreaterThan(50)
    expect(page.bySubdistrict.length).toBeGreaterThan(0)
    const behind = await findRecordsBehind(context, { code, year: 2026, period: 'year' })
    expect(behind.rows.length).toBeGreaterThan(0)
    for (const { origin } of behind.rows) expect(origin).toMatchObject({ file: expect.stringMatching(/^示例-/u), sheet: expect.any(String), row: expect.any(Number) })
  })

  it.each(sums)('%s is what its records add up to, and so is each of its categories', async (code) => {
    const page = await buildIndicatorPage(context, { code, year: 2026, period: 'year' })
    const rows = await allRecordsBehind({ code, year: 2026, period: 'year' })
    expect(rows.reduce((sum, row) => sum + row.adds, 0)).toBe(page.numerator)
    for (const { category, value } of page.byCategory.slice(0, 2)) {
      const own = await allRecordsBehind({ code, year: 2026, period: 'year', category })
      expect([category, own.reduce((sum, row) => sum + row.adds, 0)]).toEqual([category, value])
    }
  }, 20_000)

  it('finds what stands behind a stock and a yearly figure at its own time: groups of the year asked, units with a report', async () => {
    for (const year of [2024, 2026]) {
      const groups = (await allRecordsBehind({ code: 'A1', year, period: 'year' })).filter(({ type }) => type === 'leading_group')
      expect(new Set(groups.map(({ values }) => values.year))).toEqual(new Set([year]))
      const reports = await allRecordsBehind({ code: 'A8', year, period: 'year' })
      const page = await buildIndicatorPage(context, { code: 'A8', year, period: 'year' })
      expect(reports.length).toBe(page.numerator)
      expect(new Set(reports.map(({ values }) => values.year))).toEqual(new Set([year]))
    }
  }, 20_000)

  it('finds matters resolved in a month that were opened long before it', async () => {
    let longAgo = 0
    for (let month = 1; month <= 11; month++) {
      const query = { code: 'H3', year: 2026, period: `m${month}` }
      const [rows, page] = await Promise.all([allRecordsBehind(query), buildIndicatorPage(context, query)])
      expect(rows.length).toBe(page.spread?.current?.count ?? 0)
      longAgo += rows.filter(({ values }) => String(values.opened_on) < addDays(page.period.from, -31)).length
    }
    expect(longAgo).toBeGreaterThan(0)
  }, 20_000)

  it.each(codes)('%s answers for a unit, a street and a month of last year too', async (code) => {
    const street = (await db.selectFrom('organization').selectAll().where('natural_key', '=', '松涛街道').executeTakeFirstOrThrow()).id
    for (const query of [{ unit: street }, { subdistrict: street }]) {
      const page = await buildIndicatorPage(context, { code, year: 2025, period: 'm7', ...query })
      expect(page.value === null || Number.isFinite(page.value)).toBe(true)
    }
  })
})

describe('what only some charts have', () => {
  it('is a table of units or streets for A3, A4, B4, B6 and M1, those with the most gaps first', async () => {
    for (const code of ['A3', 'A4', 'B4', 'B6', 'M1']) {
      const { matrix } = await buildIndicatorPage(context, { code, year: 2026, period: 'year' })
      expect(matrix?.rows.length, code).toBeGreaterThan(9)
      for (const row of matrix?.rows ?? []) expect(row.cells.map(({ column }) => column)).toEqual(matrix?.columns.map(({ key }) => key))
    }
    const venues = (await buildIndicatorPage(context, { code: 'B4', year: 2026, period: 'year' })).matrix
    expect(venues?.rows.map(({ name }) => name).slice(0, 2)).toEqual(['听浪街道', '沙岭街道'])
    const topics = (await buildIndicatorPage(context, { code: 'B6', year: 2026, period: 'year' })).matrix
    expect(topics?.rows).toHaveLength(12)
  })

  it('is the five numbers of a median, this year and last', async () => {
    for (const code of ['C4', 'H3', 'H6']) {
      const { spread, value } = await buildIndicatorPage(context, { code, year: 2026, period: 'year' })
      expect(spread?.current?.count).toBeGreaterThan(0)
      expect(spread?.lastYear?.count).toBeGreaterThan(0)
      if (code !== 'C4') expect(spread?.current?.median).toBe(value)
    }
  })

  it('is the state of every mechanism: the rescue at sea lacks its drill', async () => {
    const { mechanisms } = await buildIndicatorPage(context, { code: 'H5', year: 2026, period: 'year' })
    expect(mechanisms).toHaveLength(6)
    expect(mechanisms?.[0]).toMatchObject({ name: '海上搜救联动机制', ready: false, hasPlan: true, isTwoDeep: true, drills: 0, drillsRequired: 1 })
    expect(mechanisms?.slice(1).every(({ ready }) => ready)).toBe(true)
  })

  it('is every standard item of the score, whose points come to it', async () => {
    const { items, value } = await buildIndicatorPage(context, { code: 'M2', year: 2026, period: 'year' })
    const basic = (items ?? []).filter(({ kind, share }) => kind === 'basic' && share !== null)
    const whole = basic.reduce((sum, { points }) => sum + points, 0)
    const bonus = (items ?? []).filter(({ kind }) => kind === 'bonus').reduce((sum, { earned }) => sum + earned, 0)
    expect(value).toBeCloseTo(100 * basic.reduce((sum, { earned }) => sum + earned, 0) / whole + bonus)
  })
})
