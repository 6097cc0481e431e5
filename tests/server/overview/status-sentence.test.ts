import { describe, expect, it } from 'vitest'
import { buildOverview } from '../../../server/services/overview/overview.ts'
import { systemContext } from '../../../server/services/system-context.ts'
import { openDistrict } from '../../db/open-district.ts'

const env = { dataDirectory: '', databasePath: '', host: '127.0.0.1', port: 0, secureCookies: false }

async function sentenceOf({ db }: Awaited<ReturnType<typeof openDistrict>>, period = 'year') {
  const { context } = await systemContext({ db, env, now: new Date('2026-11-23T02:00:00Z'), unitName: undefined })
  return (await buildOverview(context, { year: 2026, period, focus: 'C1' })).sentence.zh
}

describe('the sentence that says how the year stands', () => {
  it('does not call a district behind that has brought nothing in yet', async () => {
    expect(await sentenceOf(await openDistrict())).toBe('2026 年尚无可评价的目标，请先录入数据或设定年度目标。')
  })

  it('names what is behind its plan, and by how much', async () => {
    const district = await openDistrict()
    const hailun = (await district.add('organization', { name: '海伦路街道', kind: 'subdistrict', side: 'civilian' })).id
    await district.add('target', { organization_id: district.root.id, year: 2026, indicator: 'C1', value: 100 })
    await district.add('visit', { visited_on: '2026-07-28', host_id: hailun, recipient: '烈属', recipient_category: 'martyr_family', subdistrict_id: hailun })
    expect(await sentenceOf(district)).toMatch(/^2026 年多项落后：4 项目标中 0 项达序时，.+落后 100.0 个百分点/u)
  })

  it('speaks of the period when it is not a year', async () => {
    const district = await openDistrict()
    const hailun = (await district.add('organization', { name: '海伦路街道', kind: 'subdistrict', side: 'civilian' })).id
    await district.add('activity', { started_on: '2026-07-05', title: '军民联欢', host_id: hailun, subdistrict_id: hailun })
    expect(await sentenceOf(district, 'm7')).toMatch(/^本时段/u)
  })
})
