import { beforeAll, describe, expect, it } from 'vitest'
import { buildIndicatorPage } from '../../../server/services/overview/indicator-page.ts'
import { readPeriod } from '../../../server/services/overview/period.ts'
import { systemContext } from '../../../server/services/system-context.ts'
import { openDistrict } from '../../db/open-district.ts'

const env = { dataDirectory: '', databasePath: '', host: '127.0.0.1', port: 0, secureCookies: false }
const today = '2026-11-23'

describe('the days of last year that a period is set beside', () => {
  const lastYear = (year: number, period: string, compare: 'days' | 'festival') => {
    const { elapsed: { from, to } } = readPeriod({ year, period, compare }, today).lastYear
    return [from, to]
  }

  it('are the same days of the calendar', () => {
    expect(lastYear(2026, 'year', 'days')).toEqual(['2025-01-01', '2025-11-23'])
    expect(lastYear(2026, 'm2', 'days')).toEqual(['2025-02-01', '2025-02-28'])
  })

  it('or stand as far from 春节, which came 384 days earlier in 2025 and 354 days earlier in 2024', () => {
    expect(lastYear(2026, 'q1', 'festival')).toEqual(['2024-12-13', '2025-03-12'])
    expect(lastYear(2026, 'm2', 'festival')).toEqual(['2025-01-13', '2025-02-09'])
    expect(lastYear(2026, 'year', 'festival')).toEqual(['2024-12-13', '2025-11-04'])
    expect(lastYear(2025, 'm1', 'festival')).toEqual(['2024-01-13', '2024-02-12'])
  })
})

describe('a change on last year, 春节 set beside 春节', () => {
  let district: Awaited<ReturnType<typeof openDistrict>>

  beforeAll(async () => {
    district = await openDistrict()
    const { add } = district
    const { id } = await add('organization', { name: '松涛街道', kind: 'subdistrict', side: 'civilian' })
    const visit = (visitedOn: string, recipient: string) => add('visit', {
      host_id: id, recipient, recipient_category: 'martyr_family', subdistrict_id: id, money_fen: 100, goods_fen: 0, visited_on: visitedOn,
    })
    // 2025: 14 and 1 days before 春节 (01-29), and 20 days after it. 2026: 10 and 1 days before (02-17), and on 02-28.
    for (const [day, who] of [['2025-01-15', '甲'], ['2025-01-28', '乙'], ['2025-02-18', '丙'], ['2026-02-07', '甲'], ['2026-02-16', '乙'], ['2026-02-28', '丙']] as const) await visit(day, who)
    for (const [year, households] of [[2024, 40], [2025, 50], [2026, 60]]) {
      await add('recipient_register', { organization_id: id, category: 'martyr_family', year: year ?? 0, households: households ?? 0 })
    }
  })

  const page = async (code: string, period: string, compare: 'days' | 'festival', year = 2026) => {
    const { context } = await systemContext({ db: district.db, env, now: new Date(`${today}T02:00:00Z`), unitName: undefined })
    return buildIndicatorPage(context, { code, year, period, compare })
  }

  it('counts the days before the festival with the days before the festival', async () => {
    expect((await page('C1', 'm2', 'days')).lastYear.value).toBe(1)
    expect((await page('C1', 'm2', 'festival')).lastYear.value).toBe(2)
    expect((await page('C1', 'm2', 'festival')).value).toBe(3)
  })

  it('draws last year by moved months', async () => {
    const { series, period } = await page('C1', 'q1', 'festival')
    // January 2026 stands beside 2024-12-13 to 2025-01-12, February beside 2025-01-13 to 02-09, March beside 2025-02-10 to 03-12.
    expect(series.lastYear).toEqual([0, 2, 1])
    expect(series.current).toEqual([0, 3, 0])
    expect(period.comparedWith).toEqual({ from: '2024-12-13', to: '2025-03-12' })
  })

  it('reads what is told by the year from last year, though the moved days reach into this one', async () => {
    // 2025 whole, moved by 354 days, ends on 2025-01-11; its register is still that of 2024.
    expect((await page('C3', 'year', 'festival', 2025)).lastYear.denominator).toBe(40)
    expect((await page('C3', 'year', 'festival', 2026)).lastYear.denominator).toBe(50)
  })
})
