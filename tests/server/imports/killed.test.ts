import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { rebuildDerived } from '../../../db/rollups.ts'
import { recoverImports } from '../../../server/services/imports/recover-imports.ts'
import { openDistrict } from '../../db/open-district.ts'
import { dump, openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

const ROWS = 3_000
const script = fileURLToPath(new URL('./finish-in-process.ts', import.meta.url))

let folder = ''
let batch = 0
let before = ''
let after = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-killed-'))
  const { db, add } = await openDistrict({ path: join(folder, 'prepared.db') })
  await add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const desk = await openDesk(db)
  const sheet = (money: number, rows: number) => mintWorkbook([{ rows: [['日期', '慰问单位', '慰问对象', '慰问金'],
    ...Array.from({ length: rows }, (_, row) => [`2026-0${1 + row % 9}-10`, '松涛街道', `烈属${row}`, money])] }])
  const first = await desk.prepare('visit', await sheet(500, ROWS / 2))
  await desk.commit(first.id, 'visit')
  before = await contents(db)
  const second = await desk.prepare('visit', await sheet(800, ROWS))
  expect(second.summary.counts).toMatchObject({ new: ROWS / 2, changed: ROWS / 2 })
  batch = second.id
  await db.destroy()
  const done = await finish(await copy('prepared', 'committed'), 'commit')
  expect(done).toBe('over')
  after = (await whatIsLeft(join(folder, 'committed.db'))).found
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

async function copy(from: string, to: string) {
  for (const suffix of ['', '-wal']) {
    await rm(join(folder, `${to}.db${suffix}`), { force: true })
    await copyFile(join(folder, `${from}.db${suffix}`), join(folder, `${to}.db${suffix}`)).catch(() => null)
  }
  return join(folder, `${to}.db`)
}

/** What the district says, without the ids that differ from commit to commit. */
async function contents(db: Db) {
  const { records, months, days } = await dump(db)
  const visits = records.visit?.map(({ id: _id, created_at: _at, ...row }) => row)
  return JSON.stringify({ visits, months, days })
}

/** Runs the commit or undo and kills it once it says the nth line, after some milliseconds; answers the last line. */
async function finish(path: string, action: 'commit' | 'undo', kill?: { line: number, milliseconds: number }) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(batch), action], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let lines = 0
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) {
    last = line
    lines += 1
    if (lines !== kill?.line) continue
    await sleep(kill.milliseconds)
    child.kill('SIGKILL')
  }
  await ended
  return last
}

/** What the killed process left, as a server finds it at its start. */
async function whatIsLeft(path: string) {
  const db = connect(path)
  try {
    const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    expect(integrity.rows).toEqual([{ integrity_check: 'ok' }])
    const found = await contents(db)
    await db.transaction().execute(rebuildDerived)
    expect(await contents(db), 'figures kept are the figures made anew').toBe(found)
    await recoverImports(db)
    const { status } = await db.selectFrom('import_batch').select('status').where('id', '=', batch).executeTakeFirstOrThrow()
    return { found, status }
  } finally {
    await db.destroy()
  }
}

/** From the first line on: while rows are worked out, and at many moments of publishing, which comes after 31 lines. */
const LAST_LINE = 2 + ROWS / 100
const moments = [
  { line: 1, milliseconds: 0 }, { line: 5, milliseconds: 3 }, { line: LAST_LINE - 1, milliseconds: 0 },
  ...[0, 10, 25, 45, 70, 100, 140, 200].map((milliseconds) => ({ line: LAST_LINE, milliseconds })),
]

describe('a process killed', () => {
  it('while it commits leaves all of the import or none, and it can be committed again', async () => {
    const seen = new Set<string>()
    for (const moment of moments) {
      const path = await copy('prepared', 'killed')
      await finish(path, 'commit', moment)
      const { found, status } = await whatIsLeft(path)
      expect(found, JSON.stringify(moment)).toBe(status === 'committed' ? after : before)
      seen.add(status)
      if (status === 'ready' && moment === moments[3]) {
        await finish(path, 'commit')
        expect((await whatIsLeft(path)).found).toBe(after)
      }
    }
    expect([...seen]).toContain('ready')
  }, 300_000)

  it('while it undoes leaves all of the import or none, and it can be undone again', async () => {
    for (const [index, moment] of moments.entries()) {
      if (index % 2 === 0) continue
      const path = await copy('committed', 'killed')
      await finish(path, 'undo', moment)
      const { found, status } = await whatIsLeft(path)
      expect(found, JSON.stringify(moment)).toBe(status === 'undone' ? before : after)
      if (status !== 'committed') continue
      await finish(path, 'undo')
      expect((await whatIsLeft(path)).found).toBe(before)
    }
  }, 300_000)
})
