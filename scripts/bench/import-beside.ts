import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { readEnv } from '../../server/env.ts'
import { createImport } from '../../server/services/imports/create-import.ts'
import { commitAs } from '../../server/services/imports/finish-import.ts'
import { readImport } from '../../server/services/imports/read-import.ts'
import { requireImport } from '../../server/services/imports/require-import.ts'
import { buildOverview } from '../../server/services/overview/overview.ts'
import { listLedger } from '../../server/services/records/list.ts'
import { createRecord } from '../../server/services/records/save.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { prepareDatabase, today, writeVisits } from './import-files.ts'

/** What other people feel of a large import: their readings and writings while it is read, worked out and published, beside a quiet time. */
export async function benchBeside(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const env = { ...readEnv(), dataDirectory: folder, databasePath: join(folder, 'tongxin.db') }
  const path = join(folder, 'visits.xlsx')
  await writeVisits(path, { rows, ...await prepareDatabase(join(folder, 'start.db')) })
  await copyFile(join(folder, 'start.db'), env.databasePath)
  const db = connect(env.databasePath)
  try {
    const { context } = await systemContext({ db, env, now: new Date(`${today}T02:00:00Z`), unitName: undefined })
    const { id } = await createImport(context, { fileName: 'visits.xlsx', content: createReadStream(path), type: 'visit', options: {} })
    process.stdout.write(`\nOthers beside an import of ${rows} rows (milliseconds)\n`)
    print('quiet', await others(context, sleep(3_000)))
    print('while the file is read', await others(context, requireImport(context, id).then((batch) => readImport(context, batch))))
    print('while it is committed', await others(context, commitAs(context, { id, leaveWrong: false })))
  } finally {
    await db.destroy()
    await rm(folder, { recursive: true })
  }
}

type Context = Awaited<ReturnType<typeof systemContext>>['context']

/** Reads and writes as a few people at their screens would, until the work is over. */
async function others(context: Context, work: Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const [reads, writes]: [number[], number[]] = [[], []]
  const started = performance.now()
  let isOver = false
  const ending = work.finally(() => {
    isOver = true
  })
  const timed = async (times: number[], task: () => Promise<unknown>) => {
    const start = performance.now()
    await task()
    times.push(performance.now() - start)
  }
  async function reader() {
    for (let turn = 0; !isOver; turn += 1) {
      await timed(reads, () => turn % 4 === 0 ? buildOverview(context, { year: 2026, period: 'year', focus: 'C1' }) : listLedger(context, { type: 'visit', limit: 50 }))
      await sleep(20)
    }
  }
  async function writer() {
    for (let turn = 0; !isOver; turn += 1) {
      await timed(writes, () => createRecord(context, 'activity', { started_on: '2026-03-05', title: `学雷锋 ${performance.now()}`, host_id: 2 }))
      await sleep(100)
    }
  }
  delay.enable()
  await Promise.all([reader(), reader(), writer(), ending])
  delay.disable()
  return { seconds: (performance.now() - started) / 1000, reads, writes, longest: delay.max / 1e6, loop99: delay.percentile(99) / 1e6 }
}

function print(name: string, { seconds, reads, writes, longest, loop99 }: Awaited<ReturnType<typeof others>>) {
  const at = (times: number[], share: number) => ([...times].sort((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(7)
  process.stdout.write(`  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s · ${reads.length} reads p50 ${at(reads, 0.5)} p99 ${at(reads, 0.99)} · ${writes.length} writes `
    + `p50 ${at(writes, 0.5)} p99 ${at(writes, 0.99)} none refused · loop p99 ${loop99.toFixed(1)} longest ${longest.toFixed(1)}\n`)
}
