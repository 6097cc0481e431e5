import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insertBaseMap } from '../../../db/queries/base-maps.ts'
import type { viewSealed } from '../../../server/services/sealed-maps/view-sealed.ts'
import type { compareSealed } from '../../../server/services/sealed-maps/compare-sealed.ts'
import type { listSealedMaps } from '../../../server/services/sealed-maps/list-sealed.ts'
import { pointsOf } from '../../../web/composables/map/map-points.ts'
import { writeTileFile } from '../base-maps/tile-file.ts'
import { jmaText } from '../geo/typhoon/excerpts.ts'
import { type Caller, type OpenApp, openApp } from '../open-app.ts'
import { readAnsweredLines } from '../read-sheet.ts'
import type { MapAnswers } from './map-answers.ts'

const wgs84 = (longitude: number, latitude: number) => ({ longitude, latitude, source_crs: 'WGS84' })
const everything = { name: '台风会商', reason: '留存会商时的底稿', filters: {}, box: { west: 120.3, south: 36, east: 120.5, north: 36.2 }, base: 0, typhoon: null, hour: null }
interface Features { features: { id: string, properties: Record<string, unknown> }[] }

/** Seals the map as a planner, and asks of it as anybody. */
async function seal(opened: OpenApp, wanted: object = {}) {
  const planner = await opened.signIn('planner')
  const answer = await planner('/api/sealed-maps', { method: 'POST', json: { ...everything, ...wanted } })
  const { id } = await answer.json() as { id: number }
  const as = async (caller: Caller) => {
    const fetch = await opened.signIn(caller)
    const ask = async <T>(path: string) => await (await fetch(`/api/sealed-maps/${id}${path}`)).json() as T
    return {
      view: () => ask<Awaited<ReturnType<typeof viewSealed>>>(''),
      difference: () => ask<Awaited<ReturnType<typeof compareSealed>>>('/difference'),
      names: async () => pointsOf((await ask<MapAnswers['points']>('/points?bounds=120,35,121,37&zoom=12')).points).map(({ name }) => name),
      geojson: () => ask<Features>('/export?format=geojson'),
      kml: async () => (await fetch(`/api/sealed-maps/${id}/export?format=kml`)).text(),
      sheet: async () => readAnsweredLines(await fetch(`/api/sealed-maps/${id}/export?format=xlsx`)),
    }
  }
  return { planner, status: answer.status, id, as }
}

describe('a sealed map', () => {
  it('gives the same places and files whatever is changed, deleted and added since, and tells what differs now', async () => {
    const opened = await openApp()
    const { add, district: { point, hailun } } = opened
    const school = await add('partner_site', { name: '海澜小学', kind: 'school', owner_id: hailun.id, ...wgs84(120.4, 36.1) })
    const { planner, as } = await seal(opened)
    const { view, difference, names, geojson, kml, sheet } = await as('planner')
    const live = await (await planner('/api/map/export?format=geojson')).json() as Features
    expect((await geojson()).features).toEqual(live.features)
    expect(await difference()).toMatchObject({ added: 0, changed: 0, removed: 0, list: [] })
    const before = { files: [await geojson(), await kml(), await sheet()], view: await view(), names: await names() }
    expect(before.view).toMatchObject({ name: '台风会商', author: 'planner', organization: '岚湾区', matched: 2, intact: true, exact: true, base: null, box: everything.box, kinds: ['shelter', 'school'] })

    await planner(`/api/records/coordination_point/${point.id}`, { method: 'PUT', json: { version: 1, values: { name: '海伦路新避险点', duty_phone: '0532-80000000', ...wgs84(120.5, 36.2) } } })
    await planner(`/api/records/partner_site/${school.id}?version=1`, { method: 'DELETE' })
    await add('partner_site', { name: '新小学', kind: 'school', owner_id: hailun.id, ...wgs84(120.41, 36.11) })

    expect({ files: [await geojson(), await kml(), await sheet()], view: await view(), names: await names() }).toEqual(before)
    const { list, ...counts } = await difference()
    expect(counts).toMatchObject({ added: 1, changed: 1, removed: 1 })
    expect(list).toEqual([
      { kind: 'added', id: expect.stringContaining('partner_site:'), name: '新小学', fields: [] },
      { kind: 'changed', id: `coordination_point:${point.id}`, name: '海伦路新避险点', fields: ['name', 'longitude', 'latitude', 'phone'] },
      { kind: 'removed', id: `partner_site:${school.id}`, name: '海澜小学', fields: [] },
    ])
    expect(before.files[1]).toMatch(/存档地图：planner 于 2026-11-23 10:00 存档 · 留存会商时的底稿/u)
  })

  it('judges its places by its own day, and says where the calendar alone has changed them', async () => {
    const opened = await openApp()
    const { as } = await seal(opened)
    const states = async () => (await (await as('planner')).geojson()).features.map(({ properties }) => properties.状态)
    expect(await states()).toEqual(['逾期'])
    opened.clock.now = new Date('2027-10-01T02:00:00.000Z')
    expect(await states()).toEqual(['逾期'])
    expect(await (await as('planner')).difference()).toMatchObject({ changed: 1, list: [{ fields: ['states'] }] })
  })

  it('holds what passed the filters, and tells staff of their own unit’s places alone', async () => {
    const opened = await openApp()
    const { add, district: { songtao } } = opened
    await add('partner_site', { name: '松涛小学', kind: 'school', owner_id: songtao.id, ...wgs84(120.4, 36.1) })
    const { as } = await seal(opened)
    expect(await (await as('districtStaff')).names()).toEqual(['海伦路避险点', '松涛小学'])
    expect(await (await as('staff')).names()).toEqual(['海伦路避险点'])
    expect(await (await as('otherStaff')).names()).toEqual(['松涛小学'])
    const { as: ofSchools } = await seal(opened, { filters: { layers: 'school', area: 'circle:120.4,36.1;500' } })
    expect(await (await ofSchools('planner')).names()).toEqual(['松涛小学'])
    expect(await (await ofSchools('staff')).difference()).toMatchObject({ added: 0, changed: 0, removed: 0 })
  })

  it('does not tell a leader that a place was moved within its cell', async () => {
    const opened = await openApp()
    const { planner, as } = await seal(opened)
    await planner(`/api/records/coordination_point/${opened.district.point.id}`, { method: 'PUT', json: { version: 1, values: wgs84(120.3801, 36.0601) } })
    expect(await (await as('planner')).difference()).toMatchObject({ changed: 1 })
    expect(await (await as('leader')).difference()).toMatchObject({ changed: 0, list: [] })
    expect((await (await as('leader')).geojson()).features[0]?.properties).toMatchObject({ 坐标概略: true, A岗: '王一鸣' })
  })

  it('keeps the storm of its hour after the track is undone, and refuses an hour that the storm has not', async () => {
    const opened = await openApp()
    const planner = await opened.signIn('planner')
    const { id: file } = await (await planner('/api/typhoons?name=bst.txt&tracks=0', { method: 'POST', file: jmaText })).json() as { id: number }
    const { tracks } = await (await planner('/api/typhoons')).json() as { tracks: { id: number }[] }
    const typhoon = tracks[0]?.id ?? 0
    const passage = await (await planner(`/api/typhoons/${typhoon}/passage`)).json() as { hours: { at: string, rings: unknown[] }[] }
    const hour = passage.hours.find(({ rings }) => rings.length > 0) ?? passage.hours[0]
    const { as } = await seal(opened, { typhoon, hour: hour?.at.slice(0, 13) })
    await planner(`/api/typhoons/files/${file}/undo`, { method: 'POST' })
    expect((await (await as('planner')).view()).storm?.hours).toEqual([hour])
    expect((await seal(opened, { typhoon, hour: '1999-01-01T00' })).status).toBe(404)
  })

  it('says whether its base map’s tiles are the same still', async () => {
    const opened = await openApp()
    const { dataDirectory } = opened.env
    writeTileFile(dataDirectory, 'a.mbtiles')
    const base = await insertBaseMap(opened.db, {
      name: '影像', source: { kind: 'mbtiles', file: 'a.mbtiles' }, minZoom: 8, maxZoom: 12, system: 'GCJ02', approval: null, licence: '内部', attribution: '市勘测院',
    }, { authorId: 1, at: '2026-11-01T02:00:00.000Z' })
    const { as } = await seal(opened, { base })
    const state = async () => (await (await as('leader')).view()).base
    expect(await state()).toMatchObject({ name: '影像', system: 'GCJ02', attribution: '市勘测院', state: 'same' })
    writeTileFile(dataDirectory, 'b.mbtiles', { tiles: [{ z: 8, column: 1, row: 1, data: Buffer.alloc(9_000) }] })
    await rename(join(dataDirectory, 'b.mbtiles'), join(dataDirectory, 'a.mbtiles'))
    expect((await state())?.state).toBe('changed')
    await rm(join(dataDirectory, 'a.mbtiles'))
    expect((await state())?.state).toBe('gone')
    expect((await seal(opened, { base: base + 1 })).status).toBe(404)
  })

  it('is discarded with a reason and brought back, both in the trail, and stays what it was', async () => {
    const opened = await openApp()
    const { planner, id, as } = await seal(opened)
    const listed = async () => (await (await planner('/api/sealed-maps')).json() as Awaited<ReturnType<typeof listSealedMaps>>).maps[0]?.discarded
    const discard = () => planner(`/api/sealed-maps/${id}/discard`, { method: 'POST', json: { reason: '范围选错' } })
    const restore = () => planner(`/api/sealed-maps/${id}/restore`, { method: 'POST' })
    expect((await restore()).status).toBe(409)
    expect((await discard()).status).toBe(200)
    expect(await listed()).toMatchObject({ by: 'planner', reason: '范围选错' })
    expect((await discard()).status).toBe(409)
    expect(await (await as('leader')).names()).toEqual(['海伦路避险点'])
    expect((await restore()).status).toBe(200)
    expect(await listed()).toBeNull()
    const { entries } = await (await (await opened.signIn('auditor'))('/api/audit')).json() as { entries: { action: string, subject: string }[] }
    expect(entries.filter(({ subject }) => subject === `sealed_map:${id}`).map(({ action }) => action)).toEqual(['restore', 'withdraw', 'freeze'])
  })

  it('cannot be written over in the database, and whoever manages to is found out', async () => {
    const opened = await openApp()
    const { id, as } = await seal(opened)
    const { db } = opened
    await expect(db.updateTable('sealed_map_place').set({ content: '{}' }).execute()).rejects.toThrow('kept as it was')
    await expect(db.deleteFrom('sealed_map_place').execute()).rejects.toThrow('kept as it was')
    await expect(db.updateTable('sealed_map').set({ name: '别的' }).execute()).rejects.toThrow('kept as it was')
    await db.insertInto('sealed_map_place').values({ sealed_map_id: id, number: 9, content: JSON.stringify({ type: 'partner_site', record: { id: 9, name: '混入' }, state: 0, exact: true, coarse: true }) }).execute()
    expect((await (await as('planner')).view()).intact).toBe(false)
  })

  it('refuses what makes no sense', async () => {
    const opened = await openApp()
    for (const wrong of [{ name: ' ' }, { reason: '' }, { filters: { area: 'circle:1' } }, { box: { ...everything.box, west: 999 } }, { box: { ...everything.box, east: 120 } }, { hour: 'yesterday' }]) {
      expect((await seal(opened, wrong)).status, JSON.stringify(wrong)).toBe(422)
    }
  })
})
