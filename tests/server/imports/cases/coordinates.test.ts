import { describe, expect, it } from 'vitest'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

type Value = string | number | null
const heads = ['名称', '类别', '所属机制', '责任单位', '经度', '纬度', '坐标系']
const point = (name: string, longitude: Value, latitude: Value, system: Value = 'WGS84') => [name, '避难安置', '防台风联动机制', '松涛街道', longitude, latitude, system]

describe('case 22: coordinates', () => {
  it('that are swapped, abroad, half or projected are wrong with the reason, and never put right silently', async () => {
    const { read } = await openOffice()
    const { data } = await read([
      heads, point('甲', 36.0671, 120.3826), point('乙', 0, 0), point('丙', 120.3826, null), point('丁', 40_513_245.3, 3_994_512.2), point('戊', '北纬36.0671', '东经120.3826'), point('己', 12.03826, 36.0671),
    ], { type: 'coordination_point' })
    expect(data.map((one) => issuesOf(one)?.map(([column, , message]) => [column, message]))).toEqual([
      [['F', '纬度 120.3826 超过 90：经度与纬度可能写反了']], [['E', '坐标不在国内范围，请核对']], [['F', '有经度而无纬度']],
      [['E', '“40513245.3”像是平面坐标（米），请换算成经纬度'], ['F', '“3994512.2”像是平面坐标（米），请换算成经纬度']],
      [['E', '“北纬36.0671”应填在另一列：经度与纬度可能写反了'], ['F', '“东经120.3826”应填在另一列：经度与纬度可能写反了']], [['E', '坐标不在国内范围，请核对']],
    ])
  })

  it('in degrees, minutes and seconds are converted, and say so', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, point('甲', '120°22′57″', '36°04′02″N'), point('乙', '东经120度22分57秒', '北纬36度4分2秒')], { type: 'coordination_point' })
    expect(data.map((one) => [shown(one, 'longitude'), shown(one, 'latitude')])).toEqual([['120.3825', '36.067222'], ['120.3825', '36.067222']])
    expect(marksOf(data[0])).toEqual([['E', 'converted', '由度分秒换算为 120.3825°'], ['F', 'converted', '由度分秒换算为 36.067222°']])
  })

  it('of an unnamed system are asked about; once it is named they are converted and the pair is kept as it came', async () => {
    const { read } = await openOffice()
    const grid = [heads.slice(0, -1), point('甲', 120.3826, 36.0671).slice(0, -1)]
    const unknown = await read(grid, { type: 'coordination_point' })
    expect(unknown.data[0]?.outcome).toBe('wrong')
    expect(issuesOf(unknown.data[0])).toEqual([['E', '120.3826', '有坐标而未注明坐标系。请填 WGS84、CGCS2000、GCJ-02 或 BD-09；系统不猜测']])
    const chosen = await read(grid, { type: 'coordination_point', options: { coordinateSystem: 'GCJ02' } })
    expect(['source_crs', 'raw_longitude', 'raw_latitude'].map((field) => shown(chosen.data[0], field))).toEqual(['GCJ-02', '120.3826', '36.0671'])
    expect(Number(shown(chosen.data[0], 'longitude'))).toBeCloseTo(120.3775, 2)
    expect(marksOf(chosen.data[0])).toEqual([[null, 'default', '坐标系按所选记为 GCJ02']])
    const other = await read([heads, point('甲', 120.3826, 36.0671, '北京54')], { type: 'coordination_point' })
    expect(issuesOf(other.data[0])).toEqual([['G', '北京54', '没有“北京54”这一项']])
  })

  it('far from all others of the sheet are pointed out', async () => {
    const { read } = await openOffice()
    const { summary, data } = await read([heads, point('甲', 120.38, 36.06), point('乙', 120.39, 36.07), point('丙', 102.38, 36.06), point('丁', 120.4, 36.05)], { type: 'coordination_point' })
    expect(data.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new'])
    expect(summary.warnings).toMatchObject([{ kind: 'far_position', row: 4, message: { zh: '第 4 行的位置离其他点位约 1619 公里，请核对坐标' } }])
  })

  it('both in one cell are split once a person says so', async () => {
    const { read } = await openOffice()
    const grid = [['名称', '类别', '所属机制', '责任单位', '经纬度', '坐标系'], ...['120.3826,36.0671', '36.0671，120.3826', '东经120.3826° 北纬36.0671°'].map((pair, index) =>
      [`点${index}`, '避难安置', '防台风联动机制', '松涛街道', pair, 'WGS84'])]
    const asked = await read(grid, { type: 'coordination_point' })
    expect(issuesOf(asked.data[0])).toEqual([['E', '120.3826,36.0671', '“120.3826,36.0671”里有几项内容，建议拆为：经度“120.3826”、纬度“36.0671”']])
    const split = await read(grid, { type: 'coordination_point', options: { split: ['latitude'] } })
    expect(split.data.map((one) => [one.outcome, shown(one, 'longitude'), shown(one, 'latitude')])).toEqual([['new', '120.3826', '36.0671'], ['new', '120.3826', '36.0671'], ['new', '120.3826', '36.0671']])
  })
})
