import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { buildServer } from '../../scripts/build/build-server.ts'
import type { SignIn } from '../../server/services/accounts/seed-accounts.ts'
import type { ImportBatchView } from '../../server/services/imports/types.ts'

let folder: string
let server: ChildProcessByStdio<null, Readable, null>
let printed = ''

beforeAll(async () => {
  await buildServer()
  folder = await mkdtemp(join(tmpdir(), 'tongxin-started-'))
  await cp(inject('sampleDistrict'), folder, { recursive: true })
  server = spawn(process.execPath, ['dist/server/start.mjs'], { env: { ...process.env, TONGXIN_DATA: folder, TONGXIN_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  server.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8') })
  while (!printed.includes('Ctrl+C')) await once(server.stdout, 'data')
})

afterAll(async () => {
  server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

it('The compiled server prints where to look and how to sign in, reads and commits a file and writes one in its threads, and stops when it is asked', async () => {
  const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0] ?? ''
  const account = (JSON.parse(await readFile(join(folder, 'first-sign-ins.json'), 'utf8')) as SignIn[]).find(({ role }) => role === 'staff')
  expect(printed).toContain(account?.password)
  const signedIn = await fetch(`${url}/api/sign-in`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ name: account?.name, password: account?.password }),
  })
  const headers = { origin: url, cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
  const ask = async <T>(path: string, init?: RequestInit) => await (await fetch(url + path, { ...init, headers: { ...headers, ...init?.headers } })).json() as T
  expect(await (await fetch(`${url}/import`)).text()).toContain('<title>')

  const sent = '日期,慰问单位,慰问对象\n2026-07-28,松涛街道,烈属甲户\n2026-07-29,松涛街道,烈属乙户\n'
  const { id } = await ask<{ id: number }>('/api/imports?name=visits.csv&type=visit', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: sent })
  const view = () => ask<ImportBatchView>(`/api/imports/${id}`)
  let batch = await view()
  for (; batch.status === 'reading'; batch = await view()) await sleep(100)
  expect([batch.status, batch.summary?.counts]).toMatchObject(['ready', { new: 2, wrong: 0 }])
  await ask(`/api/imports/${id}/commit`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  expect((await view()).status).toBe('committed')

  const exported = await fetch(`${url}/api/records/visit/export?format=csv`, { headers })
  expect(await exported.text()).toContain('烈属乙户')

  server.kill('SIGTERM')
  expect((await once(server, 'exit'))[0]).toBe(0)
})
