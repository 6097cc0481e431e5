import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indicators } from '../../../db/indicators.ts'
import { accumulate } from '../../../web/charts/month-series.ts'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

interface Passport {
  value: number | null
  numerator: number
  denominator: number | null
  accumulates: boolean
  ingredients: { measure: string, part: string, value: number }[]
  sources: { records: number, hasMore: boolean, byHand: number, files: { file: string, records: number }[] }
  category: { id: string, name: { zh: string } } | null
  withheld: { zh: string }[]
}
interface Series { months: string[], current: (number | null)[], lastYear: (number | null)[], plan: (number | null)[], running: { month: string, lastYear: number | null } | null }
interface Page {
  value: number | null
  series: { months: string[], current: (number | null)[] }
  byUnit: { organization: { id: number }, value: number | null }[]
  byCategory: { category: string, value: number }[]
}

describe('the passport of a figure', () => {
  let opened: OpenApp
  let ask: Fetch

  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    ask = await opened.signIn('leader')
    const { hailun, songtao, garrison } = opened.district
    const days = ['2025-12-31', '2026-01-01', '2026-02-10', '2026-02-28', '2026-06-30', '2026-07-28', '2026-11-22']
    for (const [index, date] of days.entries()) {
      const host = index % 2 ? hailun : songtao
      await opened.add('visit', { visited_on: date, host_id: host.id, recipient: `对象${index}`, recipient_category: index % 3 ? 'veteran' : 'garrison', households: index, money_fen: 10_000 * index })
      await opened.add('activity', { started_on: date, title: `活动${index}`, host_id: host.id, participant_ids: [garrison.id], troops: index, status: 'done' })
    }
  }, 60_000)
  afterAll(() => opened.close())

  async function read<T>(path: string) {
    const answer = await ask(path)
    expect(answer.status).toBe(200)
    return await answer.json() as T
  }
  const passportOf = (code: string, part = '') => read<Passport>(`/api/indicators/${code}/passport?year=2026${part}`)
  const pageOf = (code: string) => read<Page>(`/api/indicators/${code}?year=2026`)

  it('of every indicator says the figure that the page shows', async () => {
    for (const { code } of indicators) expect([code, (await passportOf(code)).value]).toEqual([code, (await pageOf(code)).value])
  })

  it('of a month says the point of the trend, whether it counts the month alone or the period up to it', async () => {
    for (const code of ['C1', 'C2', 'F2', 'F4', 'F6', 'D2']) {
      const { series } = await pageOf(code)
      for (const [index, month] of series.months.entries()) {
        if (series.current[index] === null && month > '2026-11') continue
        expect([code, month, (await passportOf(code, `&month=${month}`)).value]).toEqual([code, month, series.current[index]])
      }
    }
    expect([(await passportOf('C1', '&month=2026-02')).accumulates, (await passportOf('F2', '&month=2026-02')).accumulates]).toEqual([false, true])
  })

  it('of a day says what the calendar shows and what the day’s records add up to, and refuses a day outside the period', async () => {
    const { days } = await read<{ days: { date: string, value: number }[] }>('/api/indicators/C1?year=2026')
    expect(days.length).toBeGreaterThan(0)
    for (const { date, value } of days) {
      expect([date, (await passportOf('C1', `&day=${date}&counts=1`)).value]).toEqual([date, value])
      const { rows } = await read<{ rows: { adds: number }[] }>(`/api/indicators/C1/records?year=2026&day=${date}`)
      expect([date, rows.reduce((sum, { adds }) => sum + adds, 0)]).toEqual([date, value])
    }
    const { status, body } = await ask('/api/indicators/C1/passport?year=2026&day=2025-03-05').then(async (answer) => ({ status: answer.status, body: await answer.text() }))
    expect([status, body.includes('2025-03-05')]).toEqual([422, true])
  })

  it('of a unit and of a category says what the ranking and the parts show', async () => {
    const { byUnit, byCategory } = await pageOf('C1')
    for (const { organization, value } of byUnit) expect((await passportOf('C1', `&unit=${organization.id}`)).value).toBe(value)
    for (const { category, value } of byCategory) expect(await passportOf('C1', `&category=${category}`)).toMatchObject({ value, denominator: null, category: { id: category } })
    expect(byCategory.length).toBeGreaterThan(1)
  })

  it('of last year says what the page sets beside the figure: the same days, and month by month', async () => {
    for (const code of ['C1', 'C2', 'D2', 'F1', 'F2', 'F6']) {
      const { series, lastYear } = await read<{ series: Series, lastYear: { value: number | null } }>(`/api/indicators/${code}?year=2026`)
      expect([code, (await passportOf(code, '&last=1')).value]).toEqual([code, lastYear.value])
      for (const [index, month] of series.months.entries()) {
        const told = month === series.running?.month ? series.running.lastYear : series.lastYear[index]
        expect([code, month, (await passportOf(code, `&month=${month}&last=1`)).value]).toEqual([code, month, told])
      }
    }
    expect((await passportOf('C1', '&last=1')).sources.records).toBe(0)
    expect((await passportOf('C1', '&month=2026-12&last=1')).sources.records).toBe(1)
  })

  it('of months added up says the running total, this year’s and last year’s', async () => {
    const { series } = await read<{ series: Series }>('/api/indicators/C1?year=2026')
    const sums = accumulate(series)
    for (const [index, month] of series.months.entries()) {
      if (sums.current[index] !== null) expect(await passportOf('C1', `&month=${month}&sum=1`)).toMatchObject({ value: sums.current[index], accumulates: true, sources: { records: sums.current[index] } })
      const before = month === sums.running?.month ? sums.running.lastYear : sums.lastYear[index]
      expect([month, (await passportOf('C1', `&month=${month}&sum=1&last=1`)).value]).toEqual([month, before])
    }
  })

  it('of a cell of the month grid, and of a festival, says its count and has as many records', async () => {
    const { months, festivals } = await read<{ months: { organization: { id: number }, cells: { month: string, count: number }[] }[], festivals: { id: string, count: number, state: string }[] }>('/api/overview?year=2026')
    const cells = months.flatMap(({ organization, cells: own }) => own.filter(({ count }) => count > 0).map((cell) => ({ ...cell, unit: organization.id })))
    expect(cells.length).toBeGreaterThan(3)
    for (const { unit, month, count } of cells) {
      expect(await passportOf('F2', `&unit=${unit}&period=m${Number(month.slice(5))}&counts=1`)).toMatchObject({ value: count, denominator: null, sources: { records: count } })
    }
    for (const { id, count } of festivals.filter(({ state }) => state === 'done')) expect((await passportOf('F3', `&category=${id}`)).value).toBe(count)
  })

  it('of a figure as it stood on a day counts no later record', async () => {
    expect((await passportOf('C1', '&until=2026-03-31')).value).toBe((await passportOf('C1', '&period=q1')).value)
    expect((await passportOf('C1', '&until=2099-01-01')).value).toBe((await passportOf('C1')).value)
  })

  it('names the sums that went in: numerator and denominator apart', async () => {
    const { ingredients, numerator } = await passportOf('F6')
    expect(ingredients.map(({ measure, part }) => [measure, part])).toEqual([['participation', 'numerator'], ['member_units', 'denominator']])
    expect(numerator).toBeLessThanOrEqual(ingredients[1]?.value ?? 0)
  })

  it('counts the records of the point that it is of, and tells that they were entered by hand', async () => {
    expect((await passportOf('C1', '&month=2026-02')).sources).toEqual({ records: 3, hasMore: false, byHand: 3, files: [] })
    expect((await passportOf('F1', '&month=2026-02')).sources.records).toBe(3)
    const behind = await read<{ rows: unknown[] }>('/api/indicators/F1/records?year=2026&point=2026-02')
    expect(behind.rows.length).toBe(3)
  })

  it('refuses a month outside the period, and one that has not begun', async () => {
    for (const part of ['year=2026&period=q1&month=2026-07', 'year=2026&month=2026-12', 'year=2026&month=2026-13']) {
      expect((await ask(`/api/indicators/C1/passport?${part}`)).status).toBe(422)
    }
  })
})
