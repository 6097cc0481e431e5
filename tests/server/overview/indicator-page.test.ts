import { beforeAll, describe, expect, it } from 'vitest'
import { buildIndicatorPage } from '../../../server/services/overview/indicator-page.ts'
import { systemContext } from '../../../server/services/system-context.ts'
import { openDistrict } from '../../db/open-district.ts'

const env = { dataDirectory: '', databasePath: '', host: '127.0.0.1', port: 0, secureCookies: false }

describe('an indicator’s page', () => {
  let district: Awaited<ReturnType<typeof openDistrict>>
  let hailun: number
  let songtao: number

  beforeAll(async () => {
    district = await openDistrict()
    const { add } = district
    hailun = (await add('organization', { name: '海伦路街道', kind: 'subdistrict', side: 'civilian' })).id
    songtao = (await add('organization', { name: '松涛街道', kind: 'subdistrict', side: 'civilian' })).id
    const visit = { host_id: hailun, recipient: '烈属', recipient_category: 'martyr_family', subdistrict_id: hailun, money_fen: 50_000, goods_fen: 20_000 }
    await add('visit', { ...visit, visited_on: '2025-11-10' })
    await add('visit', { ...visit, visited_on: '2025-11-28', recipient: '军属' })
    await add('visit', { ...visit, visited_on: '2026-07-28' })
    await add('visit', { ...visit, visited_on: '2026-07-28', recipient: '退役军人' })
    await add('visit', { ...visit, visited_on: '2026-11-03', recipient: '困难家庭' })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: hailun, subdistrict_id: hailun })
    await add('activity', { started_on: '2026-05-04', title: '青年联谊', host_id: songtao, subdistrict_id: songtao })
  })

  async function page(code: string, period = 'year') {
    const { context } = await systemContext({ db: district.db, env, now: new Date('2026-11-23T02:00:00Z'), unitName: undefined })
    return buildIndicatorPage(context, { code, year: 2026, period })
  }

  it('sets the running month against the same days of last year, and draws last year whole', async () => {
    const { series } = await page('C1')
    expect(series.running).toEqual({ month: '2026-11', lastYear: 1 })
    expect(series.lastYear[10]).toBe(2)
    expect(series.current.slice(10)).toEqual([1, null])
  })

  it('has no running month once the period is over', async () => {
    expect((await page('C1', 'q3')).series.running).toBeNull()
  })

  it('tells the days of a calendar with what was counted on each', async () => {
    expect((await page('C1')).days).toEqual([{ date: '2026-07-28', value: 2 }, { date: '2026-11-03', value: 1 }])
  })

  it('splits a sum of money into its parts by month, null from the month that has not begun', async () => {
    const { parts, counted } = await page('C2')
    expect(parts?.map((part) => [part.measure, part.values[6], part.values[11]])).toEqual([['gift_money', 100_000, null], ['gift_goods', 40_000, null]])
    expect(counted.format).toBe('money')
  })

  it('counts categories and records of a rate in what they are, not in per cent', async () => {
    expect((await page('C3')).counted).toEqual({ format: 'count', unit: { zh: '户次', en: 'household-visits' } })
  })

  it('puts the shortest gap first among sub-districts, for there less is better', async () => {
    const { bySubdistrict } = await page('F4')
    const values = bySubdistrict.map((row) => row.value)
    expect(values).toEqual([...values].sort((a, b) => (a ?? Infinity) - (b ?? Infinity)))
    expect(values.length).toBe(2)
  })

  it('carries the month grid, the wheel and the sites only where the indicator shows them', async () => {
    const filled = async (code: string) => Object.entries(await page(code))
      .filter(([name, value]) => ['days', 'parts', 'grid', 'festivals', 'sites'].includes(name) && value !== null).map(([name]) => name)
    expect(await Promise.all(['C1', 'C2', 'C3', 'D4', 'F2', 'F3', 'F4'].map(filled)))
      .toEqual([['days'], ['parts'], [], ['sites'], ['grid'], ['festivals'], ['days']])
  })
})
