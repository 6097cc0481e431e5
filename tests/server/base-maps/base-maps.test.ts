import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BaseMapEntry } from '../../../db/base-map.ts'
import { fillTemplate, tileTemplates } from '../../../server/services/base-maps/tile-template.ts'
import { openApp } from '../open-app.ts'
import { pixel, writeTileFile } from './tile-file.ts'

const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
const entry = (source: BaseMapEntry['source'], part: Partial<BaseMapEntry> = {}): BaseMapEntry => ({
  name: '底图', source, minZoom: 4, maxZoom: 18, system: 'CGCS2000', approval: null, licence: '仅限本单位', attribution: '市勘测院', ...part,
})
const xyz = (url: string, through: 'browser' | 'server' = 'browser') => entry({ kind: 'xyz', url, through })
interface Listed { id: number, layers: string[], drawable: boolean }

async function openSettings() {
  const opened = await openApp()
  const [administrator, leader] = [await opened.signIn('administrator'), await opened.signIn('leader')]
  const add = async (given: unknown) => {
    const answer = await administrator('/api/settings/base-maps', { method: 'POST', json: given })
    return { status: answer.status, ...await answer.json() as { id: number, version: number, error?: { message: { zh: string } } } }
  }
  const listed = async () => await (await leader('/api/base-maps')).json() as Listed[]
  const pictures = async () => /img-src ([^;]*)/u.exec((await opened.request('/map')).headers.get('content-security-policy') ?? '')?.[1]
  return { ...opened, administrator, leader, add, listed, pictures }
}

/** A service of tiles on this machine. */
async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const filled = (template: string | undefined, z: number, x: number, y: number) => fillTemplate(template ?? '', { z, x, y })

describe('a tile file in the data folder', () => {
  it('answers the tile that lies there, with its row counted from the north, and a clear one beyond its edge; a browser may keep both', async () => {
    const { env, add, listed, leader } = await openSettings()
    writeTileFile(env.dataDirectory, 'qd.mbtiles', { tiles: [{ z: 10, column: 855, row: 2 ** 10 - 1 - 400, data: pixel }] })
    expect(await add(entry({ kind: 'mbtiles', file: 'qd.mbtiles' }))).toMatchObject({ status: 201 })
    const [{ layers } = { layers: [] }] = await listed()
    const there = await leader(filled(layers[0], 10, 855, 400))
    expect([there.status, there.headers.get('content-type'), Buffer.from(await there.arrayBuffer()).equals(pixel)]).toEqual([200, 'image/png', true])
    expect(there.headers.get('cache-control')).toMatch(/private.*immutable/u)
    expect((await leader(filled(layers[0], 10, 855, 400), { headers: { 'if-none-match': there.headers.get('etag') ?? '' } })).status).toBe(304)
    const beyond = await leader(filled(layers[0], 10, 855, 623))
    const clear = Buffer.from(await beyond.arrayBuffer())
    const data = clear.indexOf('IDAT')
    // The filter of its one line, then red, green, blue and no opacity.
    expect([beyond.status, [...inflateSync(clear.subarray(data + 4, data + 4 + clear.readUInt32BE(data - 4)))]]).toEqual([200, [0, 0, 0, 0, 0]])
    expect((await leader(filled(layers[0], 10, 1024, 0))).status).toBe(422)
  })

  it('gets other addresses when another file takes its place, and says so where it is gone', async () => {
    const { env, add, listed, leader } = await openSettings()
    writeTileFile(env.dataDirectory, 'qd.mbtiles')
    await add(entry({ kind: 'mbtiles', file: 'qd.mbtiles' }))
    const [before] = await listed()
    await writeFile(join(env.dataDirectory, 'qd.mbtiles'), 'another')
    const [after] = await listed()
    expect(after?.layers).not.toEqual(before?.layers)
    const answer = await leader(filled(after?.layers[0], 8, 1, 1))
    expect([answer.status, (await answer.json() as { error: { code: string } }).error.code]).toEqual([404, 'base_map.no_file'])
  })

  it.each([
    ['vector tiles', { format: 'pbf' }, /矢量瓦片/u], ['an unknown format', { format: 'tiff' }, /没有注明瓦片格式/u], ['a table without index', { indexed: false }, /没有索引/u],
  ])('with %s is told with its reason and refused', async (_, file, reason) => {
    const { env, add, administrator } = await openSettings()
    writeTileFile(env.dataDirectory, 'x.mbtiles', file)
    const { files } = await (await administrator('/api/settings/base-maps')).json() as { files: { file: string, fault: string | null, facts: object }[] }
    expect(files).toMatchObject([{ file: 'x.mbtiles', fault: expect.any(String), facts: { name: '岚湾影像', attribution: '市勘测院', minZoom: 8 } }])
    expect(await add(entry({ kind: 'mbtiles', file: 'x.mbtiles' }))).toMatchObject({ status: 422, error: { message: { zh: expect.stringMatching(reason) } } })
  })

  it.each(['none.mbtiles', '../tongxin.mbtiles', 'a/b.mbtiles', 'tongxin.db'])('is never %s', async (file) => {
    expect((await (await openSettings()).add(entry({ kind: 'mbtiles', file }))).status).toBe(422)
  })
})

describe('a page', () => {
  it('shows pictures of no other origin unless a base map is configured for browsers, and then of that one alone, until it is removed', async () => {
    const { pictures, add, administrator, request } = await openSettings()
    const own = "'self' data: blob:"
    expect(await pictures()).toBe(own)
    await add(xyz('https://proxied.example.com/{z}/{x}/{y}.png', 'server'))
    await add(entry({ kind: 'tianditu', theme: 'vec', address: 'https://t0.tianditu.gov.cn', key }))
    expect(await pictures()).toBe(own)
    const { id, version } = await add(xyz('https://tiles.example.com:8443/{z}/{x}/{y}.png?token=abc'))
    expect(await pictures()).toBe(`${own} https://tiles.example.com:8443`)
    expect((await request('/api/health')).headers.get('content-security-policy')).not.toContain('example.com')
    await administrator(`/api/settings/base-maps/${id}/remove`, { method: 'POST', json: { version } })
    expect(await pictures()).toBe(own)
  })

  it.each([
    'javascript:alert(1)//{z}/{x}/{y}', "https://a.example.com'; script-src */{z}/{x}/{y}", 'https://{z}.example.com/{x}/{y}', 'https://user:pass@example.com/{z}/{x}/{y}',
    'https://example.com/{z}/{x}', 'file:///etc/{z}/{x}/{y}', 'https://*.example.com/{z}/{x}/{y}',
  ])('is never opened by %s', async (url) => {
    expect((await (await openSettings()).add(xyz(url))).status).toBe(422)
  })
})

describe('a key', () => {
  it('is sent to the service by the server and told to nobody again, not even in the trail', async () => {
    const asked: string[] = []
    const address = await serve((request, answer) => {
      asked.push(request.url ?? '')
      answer.writeHead(200, { 'content-type': 'image/png' }).end(pixel)
    })
    const { add, administrator, leader, db, listed } = await openSettings()
    const source = { kind: 'tianditu' as const, theme: 'vec' as const, address, key }
    const { id } = await add(entry(source))
    // Without a key the stored one is kept; a key for another address is asked for, or it could be read there.
    const kept = await administrator(`/api/settings/base-maps/${id}`, { method: 'PUT', json: { version: 1, entry: entry({ ...source, key: '' }, { approval: 'GS(2024)0650号' }) } })
    expect(kept.status).toBe(200)
    const moved = await administrator(`/api/settings/base-maps/${id}`, { method: 'PUT', json: { version: 2, entry: entry({ ...source, key: '', address: 'http://127.0.0.1:1' }) } })
    expect(moved.status).toBe(422)
    const [{ layers, drawable } = { layers: [], drawable: false }] = await listed()
    expect([layers.length, drawable]).toEqual([2, true])
    expect((await leader(filled(layers[0], 10, 855, 400))).status).toBe(200)
    expect((await leader(filled(layers[1], 10, 855, 400))).status).toBe(200)
    expect(asked.map((url) => /LAYER=(\w+)/u.exec(url)?.[1])).toEqual(['vec', 'cva'])
    expect(asked.every((url) => url.includes(`tk=${key}`) && url.includes('TILEMATRIX=10&TILEROW=400&TILECOL=855'))).toBe(true)
    const told = await Promise.all(['/api/base-maps', '/api/settings/base-maps', `/api/settings/base-maps/${id}/versions`].map(async (path) =>
      `${await (await leader(path)).text()}${await (await administrator(path)).text()}`))
    const trail = await db.selectFrom('audit_entry').select('detail').where('subject', '=', `base_map:${id}`).execute()
    expect([...told, ...trail.map(({ detail }) => detail)].join()).not.toContain(key)
    expect(trail).toHaveLength(2)
  })
})

describe('a service that the server asks', () => {
  it.each<[string, RequestListener]>([
    ['answers no picture', (_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<script>')],
    ['refuses', (_, answer) => answer.writeHead(403).end()],
    ['sends it elsewhere', (_, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['answers without end', (_, answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(5 * 1024 * 1024))],
  ])('and that %s is told as unreachable, without its address', async (_, listener) => {
    const address = await serve(listener)
    const { add, listed, leader } = await openSettings()
    await add(xyz(`${address}/{z}/{x}/{y}?token=${key}`, 'server'))
    const answer = await leader(filled((await listed())[0]?.layers[0], 3, 1, 1))
    const text = await answer.text()
    expect([answer.status, text.includes('base_map.unreachable'), text.includes(key)]).toEqual([502, true, false])
  })

  it('is not asked for what browsers fetch themselves', async () => {
    const { add, leader } = await openSettings()
    const { id } = await add(xyz('https://tiles.example.com/{z}/{x}/{y}.png'))
    expect((await leader(`/api/base-maps/${id}/tiles/0/3/1/1`)).status).toBe(404)
  })
})

describe('a change', () => {
  it('is taken back by an earlier version, and a removal by bringing it back; two at once do not overwrite each other', async () => {
    const { add, administrator, listed, db } = await openSettings()
    const { id } = await add(xyz('https://one.example.com/{z}/{x}/{y}'))
    const put = (version: number) => administrator(`/api/settings/base-maps/${id}`, { method: 'PUT', json: { version, entry: xyz('https://two.example.com/{z}/{x}/{y}') } })
    expect([(await put(1)).status, (await put(1)).status]).toEqual([200, 409])
    const restore = (version: number, from: number) => administrator(`/api/settings/base-maps/${id}/restore`, { method: 'POST', json: { version, from } })
    expect((await restore(2, 1)).status).toBe(200)
    expect((await listed())[0]?.layers).toEqual(['https://one.example.com/{z}/{x}/{y}'])
    await administrator(`/api/settings/base-maps/${id}/remove`, { method: 'POST', json: { version: 3 } })
    expect(await listed()).toEqual([])
    expect((await restore(3, 3)).status).toBe(200)
    expect(await listed()).toHaveLength(1)
    const trail = await db.selectFrom('audit_entry').select('action').where('subject', '=', `base_map:${id}`).orderBy('id').execute()
    expect(trail.map(({ action }) => action)).toEqual(['create', 'update', 'restore', 'delete', 'restore'])
  })
})

describe('the address of a tile', () => {
  it('names the box that the tile covers, which meets its neighbours’', () => {
    const [template = ''] = tileTemplates({ kind: 'wms', url: 'https://a.example.com/wms?map=x', layers: 'base', version: '1.3.0', format: 'image/png', through: 'server' })
    const box = (z: number, x: number, y: number) => /BBOX=(.*)$/u.exec(fillTemplate(template, { z, x, y }))?.[1]?.split(',').map(Number) ?? []
    expect(box(0, 0, 0).map(Math.round)).toEqual([-20037508, -20037508, 20037508, 20037508])
    fc.assert(fc.property(fc.integer({ min: 1, max: 18 }), fc.nat(), fc.nat(), (z, a, b) => {
      const [x, y] = [a % (2 ** z - 1), b % (2 ** z - 1)]
      const [here, east, south] = [box(z, x, y), box(z, x + 1, y), box(z, x, y + 1)]
      expect(here[2]).toBeCloseTo(east[0] ?? NaN, 5)
      expect(here[1]).toBeCloseTo(south[3] ?? NaN, 5)
    }))
  })

  it('counts rows from the south where it is asked to', () => {
    expect(fillTemplate('https://a.example.com/{z}/{x}/{-y}', { z: 3, x: 1, y: 0 })).toBe('https://a.example.com/3/1/7')
  })
})
