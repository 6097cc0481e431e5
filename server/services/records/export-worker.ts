import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '../../../db/connect.ts'
import { layDownOrder } from '../../../db/queries/export-records.ts'
import { giveWay } from '../../give-way.ts'
import { type ExportPlan, streamExport } from './export-file.ts'
import type { ExportMessage } from './export-job.ts'

/** Chunks wanted and not yet sent; the reader asks for each one, so that a slow client is never run ahead of. */
let wanted = 0
let wake = () => {}
parentPort?.on('message', () => {
  wanted += 1
  wake()
})

async function untilWanted() {
  while (wanted === 0) await new Promise<void>((resolve) => { wake = resolve })
  wanted -= 1
}

const post = (message: ExportMessage) => parentPort?.postMessage(message)

giveWay()
const { databasePath, plan } = workerData as { databasePath: string, plan: ExportPlan }
const db = connect(databasePath)
try {
  await db.transaction().setAccessMode('read only').execute(async (trx) => {
    post({ rows: await layDownOrder(trx, plan.query) })
    const reader = streamExport(trx, plan).getReader()
    for (;;) {
      await untilWanted()
      const { value, done } = await reader.read()
      if (done) break
      post({ chunk: value })
    }
  })
  post({ done: true })
} catch (error) {
  console.error(error)
  post({ failure: error instanceof Error ? error.message : String(error) })
} finally {
  await db.destroy()
  parentPort?.unref()
}
