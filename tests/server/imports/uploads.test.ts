import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startServer } from '../../../server/main.ts'
import { receiveUpload, shelve, uploadPath } from '../../../server/services/imports/uploads.ts'
import { openApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-uploads-'))
  folders.push(folder)
  return folder
}

const MEGABYTE = 1024 * 1024
const filesIn = async (folder: string) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)

/** So many megabytes that begin as a kind of file does; `sent` tells how many were taken. */
function stream(head: string, megabytes: number) {
  const told = { sent: 0 }
  async function* chunks() {
    for (; told.sent < megabytes; told.sent += 1) {
      const chunk = Buffer.alloc(MEGABYTE, 'a')
      if (told.sent === 0) chunk.write(head, 'latin1')
      yield chunk
    }
  }
  return { told, chunks: chunks() }
}

describe('a file on its way in', () => {
  it('is written as it comes and named by its content, readable by this account alone', async () => {
    const folder = await newFolder()
    const { chunks } = stream('日期,单位\n', 3)
    const incoming = await receiveUpload(folder, chunks)
    await shelve(folder, incoming)
    const path = uploadPath(folder, incoming.hash)
    expect(incoming.size).toBe(3 * MEGABYTE)
    expect(createHash('sha256').update(await readFile(path)).digest('hex')).toBe(incoming.hash)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await filesIn(folder)).toEqual([incoming.hash])
  })

  it.each([
    ['an .xlsx', 'PK\u0003\u0004', 20, 60], ['an .xls', '\u0009\u0008\u0008\u0000\u0000', 10, 60], ['a .csv', 'a,b\n', 50, 90], ['a web page', '<html>', 10, 60], ['anything else', '\u0000\u0001', 10, 60],
  ])('is refused as soon as %s passes its limit, and leaves nothing', async (_kind, head, limit, megabytes) => {
    const folder = await newFolder()
    const { told, chunks } = stream(head, megabytes)
    await expect(receiveUpload(folder, chunks)).rejects.toMatchObject({ code: 'too_large', messages: { zh: `文件超过 ${limit} MB 的限制` } })
    expect(told.sent).toBeLessThan(limit + 3)
    expect(await filesIn(folder)).toEqual([])
  })

  it('leaves nothing when it is empty or breaks off', async () => {
    const folder = await newFolder()
    await expect(receiveUpload(folder, [])).rejects.toMatchObject({ code: 'invalid' })
    async function* broken() {
      yield Buffer.from('日期,单位\n')
      throw new Error('the line went dead')
    }
    await expect(receiveUpload(folder, broken())).rejects.toThrow('the line went dead')
    expect(await filesIn(folder)).toEqual([])
  })
})

describe('an upload over the network', { timeout: 60_000 }, () => {
  async function openServer() {
    const opened = await openApp()
    const server = await startServer({ db: opened.db, env: opened.env, clock: () => opened.clock.now })
    const { headers } = await sitDown(opened, 'staff')
    return { ...opened, server, cookie: headers.cookie, port: Number(new URL(server.url).port) }
  }

  it('that breaks off in the middle opens no import and leaves nothing', async () => {
    const { server, port, cookie, env, db } = await openServer()
    const socket = dial(port, '127.0.0.1')
    socket.write(`POST /api/imports?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.url}\r\nCookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${9 * MEGABYTE}\r\n\r\n`)
    socket.write(Buffer.alloc(2 * MEGABYTE, 'a'))
    const incoming = join(env.dataDirectory, 'incoming')
    await expect.poll(() => readdir(incoming).catch(() => []), { timeout: 20_000 }).toHaveLength(1)
    socket.destroy()
    await expect.poll(() => readdir(incoming), { timeout: 20_000 }).toEqual([])
    expect(await db.selectFrom('import_batch').selectAll().execute()).toEqual([])
    await server.close()
  })

  it('past the limit is answered with the reason while it is still being sent', async () => {
    const { server, port, cookie, env } = await openServer()
    const socket = dial(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`POST /api/imports?name=a.xlsx HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.url}\r\nCookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${45 * MEGABYTE}\r\n\r\nPK\u0003\u0004`)
    for (let sent = 0; sent < 22; sent += 1) socket.write(Buffer.alloc(MEGABYTE))
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
    expect(answer).toContain('413')
    expect(answer).toContain('文件超过 20 MB 的限制')
    socket.destroy()
    expect(await readdir(join(env.dataDirectory, 'incoming'))).toEqual([])
    await server.close()
  })
})

describe('a file whose kind nobody has named', { timeout: 60_000 }, () => {
  const sheet = (rows: (string | number)[][], name = '表') => mintWorkbook([{ name, rows }])

  it('is read as what its content says, and may be changed', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'staff')
    const file = await sheet([['走访时间', '走访单位', '走访对象', '户数'], ['2026-08-01', '海伦路街道', '烈属', 3]])
    const batch = await staff.bring(file, { type: null, name: '表1.xlsx' })
    expect(batch).toMatchObject({ status: 'ready', type: 'visit', typeSource: 'proposed', counts: { new: 1 } })
    expect(batch.typeFits[0]).toMatchObject({ type: 'visit', matched: 4, columns: 4, label: { zh: '走访慰问' } })

    await staff.ask(`/api/imports/${batch.id}/type`, { method: 'PUT', json: { type: 'recipient_register' } })
    expect(await staff.preview(batch.id)).toMatchObject({ type: 'recipient_register', typeSource: 'chosen' })
    await staff.ask(`/api/imports/${batch.id}/type`, { method: 'PUT', json: { type: 'visit' } })
    expect(await staff.preview(batch.id)).toMatchObject({ status: 'ready', type: 'visit', typeSource: 'chosen', counts: { new: 1 } })
    expect((await staff.ask(`/api/imports/${batch.id}/type`, { method: 'PUT', json: { type: 'mechanism' } })).status).toBe(403)
  })

  it('is not read where it speaks for none, until a person says which', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'staff')
    const batch = await staff.bring(await sheet([['甲', '乙'], ['2026-08-01', '烈属']]), { type: null, name: '表1.xlsx' })
    expect(batch).toMatchObject({ status: 'failed', typeSource: 'unknown', refusal: { zh: expect.stringContaining('没有认出') as string } })
    expect(batch.summary?.sheets[0]?.firstRows[0]?.cells).toEqual(['甲', '乙'])
    await staff.ask(`/api/imports/${batch.id}/type`, { method: 'PUT', json: { type: 'visit' } })
    expect(await staff.preview(batch.id)).toMatchObject({ type: 'visit', typeSource: 'chosen' })
  })

  it('is refused by its name where the role does not bring in such a ledger', async () => {
    const opened = await openApp()
    const planner = await sitDown(opened, 'planner')
    const batch = await planner.bring(await sheet([['走访时间', '走访单位', '走访对象', '户数'], ['2026-08-01', '海伦路街道', '烈属', 3]]), { type: null })
    expect(batch.refusal?.zh).toContain('走访慰问')
  })
})
