import { beforeAll, describe, expect, it } from 'vitest'
import { monthGrid } from '../../../server/services/overview/month-grid.ts'
import { readPeriod } from '../../../server/services/overview/period.ts'
import { resolveScope } from '../../../server/services/overview/scope.ts'
import { openDistrict } from '../../db/open-district.ts'

const today = '2026-04-15'

describe('月月有活动 by unit and month', () => {
  let district: Awaited<ReturnType<typeof openDistrict>>
  let hailun: number
  let songtao: number
  let bureau: number

  beforeAll(async () => {
    district = await openDistrict({ today })
    const { add } = district
    hailun = (await add('organization', { name: '海伦路街道', kind: 'subdistrict', side: 'civilian' })).id
    songtao = (await add('organization', { name: '松涛街道', kind: 'subdistrict', side: 'civilian' })).id
    bureau = (await add('organization', { name: '区民政局', kind: 'government', side: 'civilian' })).id
    await add('activity', { started_on: '2026-01-10', title: '慰问演出', host_id: bureau, subdistrict_id: hailun })
    await add('activity', { started_on: '2026-02-10', title: '未办成的活动', host_id: bureau, subdistrict_id: hailun, status: 'cancelled' })
    await add('visit', { visited_on: '2026-03-03', host_id: songtao, recipient: '烈属', recipient_category: 'martyr_family', subdistrict_id: songtao })
  })

  async function statesOf(unit: number, filter: { subdistrict?: number } = {}) {
    const user = { id: 1, name: 'leader', displayName: '', role: 'leader' as const, organizationId: null, mustChangePassword: false }
    const scope = await resolveScope({ db: district.db, user }, filter)
    const rows = await monthGrid({ db: district.db, today }, scope, readPeriod({ year: 2026, period: 'year' }, today))
    return rows.find((row) => row.organization.id === unit)?.cells.map((cell) => cell.state).slice(0, 5)
  }

  it('tells a month in which nothing was sent from one in which nothing was done', async () => {
    expect(await statesOf(bureau)).toEqual(['active', 'zero', 'not_reported', 'not_due', 'not_due'])
  })

  it('takes a visit for a report, though not for an activity', async () => {
    expect(await statesOf(songtao)).toEqual(['not_reported', 'not_reported', 'zero', 'not_due', 'not_due'])
  })

  it('does not call a unit silent whose report was about another sub-district', async () => {
    expect(await statesOf(songtao, { subdistrict: songtao })).toEqual(['not_reported', 'not_reported', 'zero', 'not_due', 'not_due'])
    await district.add('activity', { started_on: '2026-01-20', title: '在海伦路帮扶', host_id: songtao, subdistrict_id: hailun })
    expect(await statesOf(songtao, { subdistrict: songtao })).toEqual(['zero', 'not_reported', 'zero', 'not_due', 'not_due'])
    expect((await statesOf(songtao))?.[0]).toBe('active')
  })
})
