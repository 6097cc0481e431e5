import { get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../../../server/main.ts'
import { runningExports } from '../../../server/services/records/export-job.ts'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'
import { readSheet } from '../read-sheet.ts'
import { addVisits } from './many-visits.ts'

const manyRows = 6_000

describe('a ledger of many records', { timeout: 120_000 }, () => {
  let opened: OpenApp
  let leader: Fetch
  let staff: Fetch
  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    await addVisits(opened.db, { like: opened.district.visit.id, count: manyRows })
    leader = await opened.signIn('leader')
    staff = await opened.signIn('districtStaff')
  })
  afterAll(() => opened.close())

  const untilNoneRuns = async () => {
    for (let tries = 0; tries < 600 && runningExports() > 0; tries += 1) await setTimeout(100)
    return runningExports()
  }
  const exportPath = (query = '') => `/api/records/visit/export?${query}`

  it('goes out whole, in the list’s order, masked, and says how many records it holds', async () => {
    const answer = await leader(exportPath('sort=recipient&order=asc'))
    expect(answer.headers.get('x-record-count')).toBe(String(manyRows + 2))
    const rows = await readSheet(answer)
    expect(rows).toHaveLength(manyRows + 2)
    expect(new Set(rows.map((row) => row.慰问对象)).size).toBe(manyRows + 2)
    expect(rows.map((row) => row.慰问对象)).toEqual(rows.map((row) => row.慰问对象).sort())
    expect(rows[5]?.带队领导).toBe('孙四海')
    const filter = encodeURIComponent(JSON.stringify({ recipient_category: 'martyr_family' }))
    expect(await readSheet(await leader(exportPath(`equals=${filter}`)))).toHaveLength(1)
    const trail = await (await (await opened.signIn('auditor'))('/api/audit')).json() as { entries: { action: string, detail: object }[] }
    expect(trail.entries.filter(({ action }) => action === 'export').map(({ detail }) => detail)).toMatchObject([
      { equals: { recipient_category: 'martyr_family' }, rows: 1 }, { sort: 'recipient', descending: false, rows: manyRows + 2 },
    ])
  })

  it('is the ledger of one moment: what is changed, added and removed while it goes out is not in it', async () => {
    const answer = await leader(exportPath('format=csv&sort=recipient&order=asc'))
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    const { hailun } = opened.district
    const record = (await sql<{ id: number, version: number }>`select id, version from visit where recipient = '烈属第999户'`.execute(opened.db)).rows[0]
    const values = { visited_on: '2026-07-28', host_id: hailun.id, recipient: '烈属第998.5户', recipient_category: 'martyr_family' }
    expect((await staff('/api/records/visit', { method: 'POST', json: { values } })).status).toBe(201)
    expect((await staff(`/api/records/visit/${record?.id}?version=${record?.version}`, { method: 'DELETE' })).status).toBe(200)
    const chunks = [first?.value ?? new Uint8Array()]
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) chunks.push(next.value)
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n')
    expect(lines).toHaveLength(manyRows + 4)
    expect(lines.filter((line) => line.includes('烈属第999户'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('烈属第998.5户'))).toHaveLength(0)
    expect(await untilNoneRuns()).toBe(0)
  })

  it('waits for its turn behind two others, and not for one that was given up', async () => {
    const [first, second, ...rest] = await Promise.all(Array.from({ length: 2 }, () => leader(exportPath('format=csv'))))
    expect([runningExports(), rest.length]).toEqual([2, 0])
    const giveUp = new AbortController()
    const given = opened.app.request(exportPath('format=csv'), { headers: { cookie: await cookieOf(opened) }, signal: giveUp.signal })
    const third = leader(exportPath('format=csv'))
    giveUp.abort()
    expect((await given).status).toBe(408)
    const texts = await Promise.all([first?.text(), second?.text()])
    expect(texts.map((text) => text?.split('\r\n').length)).toEqual([manyRows + 4, manyRows + 4])
    expect((await (await third).text()).split('\r\n')).toHaveLength(manyRows + 4)
    expect(await untilNoneRuns()).toBe(0)
  })

  it('ends its work when the client goes away in the middle, and lets go of the database', async () => {
    await addVisits(opened.db, { like: opened.district.otherVisit.id, count: 60_000 })
    const server = await startServer({ db: opened.db, env: opened.env, clock: () => opened.clock.now })
    const cookie = await cookieOf(opened)
    await new Promise<void>((resolve, reject) => {
      const request = get(`${server.url}${exportPath('format=csv')}`, { headers: { cookie } }, (answer) => {
        answer.once('data', () => {
          expect(runningExports()).toBe(1)
          request.destroy()
          resolve()
        })
        answer.on('error', () => undefined)
      })
      request.on('error', reject)
    }).catch(() => undefined)
    expect(await untilNoneRuns()).toBe(0)
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(opened.db)
    expect(rows[0]?.busy).toBe(0)
    await server.close()
  })
})

async function cookieOf(opened: OpenApp) {
  return (await opened.trySignIn('leader')).headers.get('set-cookie')?.split(';')[0] ?? ''
}
