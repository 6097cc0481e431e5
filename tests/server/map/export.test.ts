import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { type Fetch, openApp } from '../open-app.ts'
import { readAnsweredLines } from '../read-sheet.ts'

const wgs84 = (longitude: number, latitude: number) => ({ longitude, latitude, source_crs: 'WGS84' })
interface Features { 说明: string[], features: { id: string, geometry: { type: string, coordinates: number[] }, properties: Record<string, unknown> }[] }

describe('the map as a file', () => {
  it('is GeoJSON with every placed place, longitude first, and its facts', async () => {
    const { signIn, district: { point } } = await openApp()
    const answer = await (await signIn('planner'))('/api/map/export?format=geojson')
    expect(answer.headers.get('content-type')).toBe('application/geo+json')
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('岚湾区协同地图点位-2026-11-23.geojson')
    const { features, 说明 } = await answer.json() as Features
    expect(features).toEqual([{
      type: 'Feature', id: `coordination_point:${point.id}`, geometry: { type: 'Point', coordinates: [120.38, 36.06] },
      properties: {
        编号: `coordination_point:${point.id}`, 名称: '海伦路避险点', 类型: '协同点位', 类别: '避难安置', 街道: '海伦路街道', 责任单位: '海伦路街道', 所属机制: '防台风联动机制', 容量: 300,
        A岗: '王一鸣', B岗: '李二丰', 值班电话: '0532-88776655', 核实日期: '2026-09', 状态: '逾期', 坐标概略: false,
      },
    }])
    expect(说明.join()).toMatch(/全部点位.*WGS84/u)
  })

  it('holds what the filters leave and nothing else, in each format', async () => {
    const { signIn, add, district: { hailun } } = await openApp()
    await add('partner_site', { name: '海澜小学', kind: 'school', owner_id: hailun.id, ...wgs84(120.4, 36.1) })
    const planner = await signIn('planner')
    for (const filter of ['layers=school', 'area=circle:120.4,36.1;500']) {
      const { features } = await (await planner(`/api/map/export?format=geojson&${filter}`)).json() as Features
      expect(features.map(({ properties }) => properties.名称), filter).toEqual(['海澜小学'])
      const sheet = JSON.stringify(await readAnsweredLines(await planner(`/api/map/export?format=xlsx&${filter}`)))
      expect([sheet.includes('海澜小学'), sheet.includes('避险点')], filter).toEqual([true, false])
      expect(await (await planner(`/api/map/export?format=kml&${filter}`)).text(), filter).not.toContain('避险点')
    }
    expect((await planner('/api/map/export?format=shp')).status).toBe(422)
  })

  it('is well-formed KML whatever stands in a name', async () => {
    const { signIn, add, district: { hailun } } = await openApp()
    const name = '“海澜”小学 & <分校> "乙"'
    await add('partner_site', { name, kind: 'school', owner_id: hailun.id, ...wgs84(120.4, 36.1) })
    const names: string[] = []
    let within = ''
    const parser = new SaxesParser()
    parser.on('opentag', (tag) => { within = tag.name })
    parser.on('text', (text) => { if (within === 'name' && text.trim() !== '') names.push(text) })
    parser.on('closetag', () => { within = '' })
    parser.write(await (await (await signIn('planner'))('/api/map/export?format=kml&layers=school')).text()).close()
    expect(names).toEqual(['岚湾区协同地图点位', '共建点 · 学校', name])
  })

  it('never holds a military organization, and stands in the trail with filters and number', async () => {
    const { signIn } = await openApp()
    expect(await exportText(await signIn('planner'), 'layers=m1')).not.toContain('驻区某部')
    const { entries } = await (await (await signIn('auditor'))('/api/audit')).json() as { entries: { action: string, subject: string, detail: unknown }[] }
    expect(entries.find(({ action }) => action === 'export')).toMatchObject({ subject: 'map', detail: { layers: 'm1', format: 'geojson', rows: 1 } })
  })

  it('of staff holds their own places only', async () => {
    const { signIn } = await openApp()
    expect(await exportText(await signIn('staff'))).toContain('海伦路避险点')
    expect(await exportText(await signIn('otherStaff'))).not.toContain('海伦路避险点')
  })
})

async function exportText(fetch: Fetch, filter = '') {
  return (await fetch(`/api/map/export?format=geojson&${filter}`)).text()
}
