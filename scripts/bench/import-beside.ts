import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '../../db/database.ts'
import { type SignIn, signInFile } from '../../server/services/accounts/seed-accounts.ts'
import type { ImportBatchView } from '../../server/services/imports/types.ts'
import { compiled } from './compiled.ts'
import { prepareDatabase, writeVisits } from './import-files.ts'
import type { LoopDelays } from './watch-loop.ts'

/**
 * What a large import does to a server as `npm start` runs it: how long its loop stands still while a file comes in, is read and is
 * committed, first with nobody else there, then with other people who read and write, of whom none may be refused.
 */
export async function benchBeside(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  try {
    const path = join(folder, 'visits.xlsx')
    await writeVisits(path, { rows, ...await prepareDatabase(join(folder, 'start.db')) })
    process.stdout.write(`\nA server beside an import of ${rows} rows (milliseconds)\n`)
    for (const company of ['nobody else there', 'others at work'] as const) {
      const data = join(folder, company)
      await mkdir(data)
      await copyFile(join(folder, 'start.db'), join(data, 'tongxin.db'))
      await watchImport(data, { path, isAlone: company === 'nobody else there' })
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function watchImport(data: string, { path, isAlone }: { path: string, isAlone: boolean }) {
  const server = fork(await compiled('watched-server'), [data])
  try {
    const [{ url }] = await once(server, 'message') as [{ url: string }]
    const person = (role: Role) => signIn(url, { data, role })
    const clerk = await person('staff')
    const company = isAlone ? [] : [await person('staff'), await person('leader'), await person('staff')]
    process.stdout.write(`  ${isAlone ? 'nobody else there' : 'others at work'}\n`)
    const during = (name: string, work: Promise<unknown>) => watch(server, { name, company, work })
    await during('quiet', sleep(3_000))
    let id = 0
    await during('while the file comes in', sendFile(clerk, path).then((sent) => {
      id = sent
    }))
    await during('while it is read', untilRead(clerk, id))
    await during('while it is committed', clerk(`/api/imports/${id}/commit`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }))
    await during('just after', sleep(2_000))
  } finally {
    server.disconnect()
    await once(server, 'exit')
  }
}

type Person = Awaited<ReturnType<typeof signIn>>

async function signIn(url: string, { data, role }: { data: string, role: Role }) {
  const account = (JSON.parse(await readFile(signInFile(data), 'utf8')) as SignIn[]).find((one) => one.role === role)
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ name: account?.name, password: account?.password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  /** Asks with that session; throws where it is refused. */
  return async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const reply = await fetch(`${url}${path}`, { ...init, headers: { ...init.headers, origin: url, cookie } })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return await reply.json() as T
  }
}

async function sendFile(clerk: Person, path: string) {
  const { id } = await clerk<{ id: number }>('/api/imports?name=visits.xlsx&type=visit', {
    method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(await readFile(path)),
  })
  return id
}

/** Looks at the import as its screen does. */
async function untilRead(clerk: Person, id: number) {
  for (;;) {
    const { status, summary } = await clerk<ImportBatchView>(`/api/imports/${id}`)
    if (status === 'failed') throw new Error(JSON.stringify(summary?.refusal))
    if (status !== 'reading') return
    await sleep(500)
  }
}

/** Reads and writes as people at their screens would until the work is over, and prints what they and the loop felt of it. */
async function watch(server: ChildProcess, { name, company, work }: { name: string, company: Person[], work: Promise<unknown> }) {
  const [lists, overviews, writes]: [number[], number[], number[]] = [[], [], []]
  let refused = 0
  let isOver = false
  await delaysOf(server)
  const started = performance.now()
  const ending = work.finally(() => {
    isOver = true
  })
  async function keepAsking(times: number[], pause: number, ask: (turn: number) => Promise<unknown>) {
    for (let turn = 0; !isOver; turn += 1) {
      const start = performance.now()
      await ask(turn).catch(() => {
        refused += 1
      })
      times.push(performance.now() - start)
      await sleep(pause)
    }
  }
  const [reader, leader, writer] = company
  const activity = (turn: number) => JSON.stringify({ values: { started_on: '2026-03-05', title: `学雷锋 ${turn} ${name}`, host_id: 2 } })
  await Promise.all([
    ending,
    reader && keepAsking(lists, 20, () => reader('/api/records/visit?limit=50')),
    leader && keepAsking(overviews, 1_000, () => leader('/api/overview?year=2026&period=year')),
    writer && keepAsking(writes, 100, (turn) => writer('/api/records/activity', { method: 'POST', headers: { 'content-type': 'application/json' }, body: activity(turn) })),
  ])
  const seconds = (performance.now() - started) / 1000
  const { longest, p99, atWork } = await delaysOf(server)
  process.stdout.write(`    ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s · loop p99 ${p99.toFixed(1)} longest ${longest.toFixed(1)}`
    + `${atWork === null ? '' : `, at work ${atWork.p99.toFixed(1)} and ${atWork.longest.toFixed(1)}`}\n`)
  for (const [what, times] of Object.entries({ lists, overviews, writes })) {
    if (times.length > 0) process.stdout.write(`      ${what.padEnd(24)} ${String(times.length).padStart(5)} p50 ${at(times, 0.5)} p99 ${at(times, 0.99)}\n`)
  }
  if (company.length > 0) process.stdout.write(`      refused ${refused}\n`)
}

const at = (times: number[], share: number) => (times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(7)

async function delaysOf(server: ChildProcess) {
  server.send('delays')
  const [delays] = await once(server, 'message') as [LoopDelays]
  return delays
}
