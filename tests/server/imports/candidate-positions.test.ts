import { describe, expect, it } from 'vitest'
import { toWgs84 } from '../../../db/positions.ts'
import { type OpenApp, openApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

interface Positions {
  rows: { row: number, name: string, stored: { longitude: number } | null }[], hasArea: boolean
  candidates: { system: string, outside: number, apart: { metres: number, count: number } | null, places: { longitude: number, latitude: number, outside: boolean }[] }[]
}
const heads = ['名称', '类别', '所属机制', '街道', '经度', '纬度', '责任单位']
const row = (name: string, longitude: number | string, latitude: number, unit = '海伦路街道') => [name, '避难安置', '防台风联动机制', unit, longitude, latitude, unit]

async function bring(opened: OpenApp, rows: (string | number)[][], caller: 'planner' | 'otherStaff' = 'planner') {
  const person = await sitDown(opened, caller)
  const batch = await person.bring(await mintWorkbook([{ name: '协同点位', rows: [heads, ...rows] }]), { type: 'coordination_point', name: '点位.xlsx' })
  return { ...person, batch, positions: async () => (await person.ask<Positions>(`/api/imports/${batch.id}/positions`)).body }
}

describe('positions without their coordinate system', { timeout: 30_000 }, () => {
  it('are shown where each system puts them, with how far that is from what is stored under the name, and who is outside', async () => {
    // 海伦路避险点 stands at 120.38, 36.06 in WGS84; about this pair names the same place in GCJ-02.
    const opened = await openApp()
    const { batch, positions, ask, preview } = await bring(opened, [row('海伦路避险点', 120.38489, 36.06038), row('新点', 120.39, 36.07), row('远点', 118.5, 36.07), row('缺坐标', '', 36.07)])
    expect(batch.summary?.counts.wrong).toBe(4)
    const { rows, candidates, hasArea } = await positions()
    expect(rows.map(({ name, stored }) => [name, stored !== null])).toEqual([['海伦路避险点', true], ['新点', false], ['远点', false]])
    expect(hasArea).toBe(true)
    const metres = Object.fromEntries(candidates.map(({ system, apart }) => [system, apart?.metres ?? NaN]))
    expect(metres.GCJ02).toBeLessThan(60)
    expect(metres.WGS84).toBeGreaterThan(400)
    expect(metres.BD09).toBeGreaterThan(600)
    expect(candidates.map(({ outside, places }) => [outside, places.map((place) => place.outside)])).toEqual(Array.from({ length: 3 }, () => [1, [false, false, true]]))
    expect(candidates.find(({ system }) => system === 'BD09')?.places[1]).toMatchObject(Object.fromEntries(toWgs84([120.39, 36.07], 'BD09').map((value, index) => [index === 0 ? 'longitude' : 'latitude', value])))
    // What is chosen is what the preview showed.
    await ask(`/api/imports/${batch.id}/options`, { method: 'PUT', json: { coordinateSystem: 'GCJ02' } })
    expect((await preview(batch.id)).summary?.counts).toMatchObject({ wrong: 1 })
    expect((await positions()).candidates).toEqual(candidates)
  })

  it('do not tell staff where another unit’s place of that name is', async () => {
    const opened = await openApp()
    const { positions } = await bring(opened, [row('海伦路避险点', 120.38, 36.06, '松涛街道')], 'otherStaff')
    const { rows, candidates } = await positions()
    expect([rows[0]?.stored, candidates.map(({ apart }) => apart)]).toEqual([null, [null, null, null]])
  })
})
