import { describe, expect, it } from 'vitest'
import { openDistrict } from '../../db/open-district.ts'
import { openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

async function openCoast() {
  const district = await openDistrict()
  await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  await district.add('organization', { name: '驻区示例部队01', side: 'military', kind: 'unit' })
  await district.add('mechanism', { name: '防台风联动机制', type: 'typhoon' })
  return { ...district, desk: await openDesk(district.db) }
}

const heads = ['名称', '类别', '所属机制', '街道', '经度', '纬度', '坐标系', '责任单位']
const points = (...rows: (string | number | null)[][]) => mintWorkbook([{ name: '协同点位', rows: [heads, ...rows] }])
const at = (longitude: string | number | null, latitude: string | number | null, system: string | null, name = '松涛小学避险点') =>
  [name, '避难安置', '防台风联动机制', '松涛街道', longitude, latitude, system, '松涛街道']

async function valuesOf(...rows: (string | number | null)[][]) {
  const { desk } = await openCoast()
  const { rows: staged } = await desk.prepare('coordination_point', await points(...rows))
  return staged.filter(({ leftOut }) => leftOut === null).map(({ values, issues }) => values ?? issues.map(({ column, message }) => `${column ?? '-'} ${message.zh}`))
}

describe('coordination points', () => {
  it('keep the pair as it came with its system, and stand on the map in WGS84', async () => {
    const [gcj] = await valuesOf(at(120.3826, 36.0671, '高德'))
    expect(gcj).toMatchObject({ source_crs: 'GCJ02', raw_longitude: 120.3826, raw_latitude: 36.0671 })
    expect((gcj as { longitude: number }).longitude).not.toBe(120.3826)
    expect(await valuesOf(at('120°22′57″', '36°04′02″', '国家2000'))).toMatchObject([{ source_crs: 'CGCS2000', longitude: 120.3825 }])
  })

  it('without a coordinate system are wrong: it is never guessed', async () => {
    expect(await valuesOf(at(120.3826, 36.0671, null))).toEqual([['G 有坐标而未注明坐标系。请填 WGS84、CGCS2000、GCJ-02 或 BD-09；系统不猜测']])
  })

  it('with longitude and latitude swapped, half a pair or a place abroad are wrong', async () => {
    expect(await valuesOf(at(36.0671, 120.3826, 'WGS84'), at(120.3826, null, 'WGS84', '乙'), at(12.3826, 36.0671, 'WGS84', '丙'))).toEqual([
      ['F 纬度 120.3826 超过 90：经度与纬度可能写反了'], ['F 有经度而无纬度'], ['E 坐标不在国内范围，请核对'],
    ])
  })

  it('take the system from the heading, the title or a person’s choice', async () => {
    const { desk } = await openCoast()
    const grid = [['名称', '类别', '所属机制', '经度', '纬度', '责任单位'], ['甲', '避难安置', '防台风联动机制', 120.3826, 36.0671, '松涛街道']]
    const [names, row] = grid
    const inHeading = await desk.prepare('coordination_point', await mintWorkbook([{ rows: [names?.map((name) => name === '经度' ? '经度(GCJ-02)' : name) ?? [], row ?? []] }]))
    expect(inHeading.summary.found.coordinateSystem).toEqual({ value: 'GCJ02', source: 'title' })
    const inTitle = await desk.prepare('coordination_point', await mintWorkbook([{ rows: [['协同点位（坐标系：CGCS2000）'], ...grid] }]))
    expect(inTitle.rows.at(-1)?.values).toMatchObject({ source_crs: 'CGCS2000', longitude: 120.3826 })
    const chosen = await desk.prepare('coordination_point', await mintWorkbook([{ rows: grid }]), { options: { coordinateSystem: 'BD09' } })
    expect(chosen.rows.at(-1)?.values).toMatchObject({ source_crs: 'BD09', raw_longitude: 120.3826 })
    expect(chosen.rows.at(-1)?.marks.map(({ kind }) => kind)).toEqual(['default'])
  })

  it('of a garrison are refused, by owner or by name', async () => {
    const row = (name: string, owner: string) => [name, '避难安置', '防台风联动机制', '松涛街道', 120.3826, 36.0671, 'WGS84', owner]
    const [byOwner, byName] = await valuesOf(row('甲', '驻区示例部队01'), row('驻区示例部队01', '松涛街道'))
    expect(byOwner).toEqual(['H 协同点位的责任单位必须是地方单位。部队单位不上图，请勿录入其位置'])
    expect(byName).toEqual(['A 这是部队单位的名称。部队的位置不得录入'])
  })

  it('come again unchanged from the same file, and move when their pair moves', async () => {
    const { desk } = await openCoast()
    const file = await points(at(120.3826, 36.0671, 'GCJ-02'))
    const { id } = await desk.prepare('coordination_point', file)
    await desk.commit(id, 'coordination_point')
    expect((await desk.prepare('coordination_point', file)).summary.counts).toMatchObject({ same: 1, changed: 0 })
    const moved = await desk.prepare('coordination_point', await points(at(120.3926, 36.0671, 'GCJ-02')))
    expect(moved.rows.at(-1)?.differences.map(({ field }) => field).sort()).toEqual(['latitude', 'longitude', 'raw_longitude'])
    const unplaced = await desk.prepare('coordination_point', await mintWorkbook([{ rows: [['名称', '类别', '所属机制', '责任单位', '容量'], ['松涛小学避险点', '避难安置', '防台风联动机制', '松涛街道', 300]] }]))
    expect(unplaced.rows.at(-1)?.differences.map(({ field }) => field)).toEqual(['capacity'])
  })
})
