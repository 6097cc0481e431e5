import { parentPort } from 'node:worker_threads'
import { connect } from '../../../db/connect.ts'
import { borrowTurns } from '../../../db/lent-turns.ts'
import { AppError } from '../../errors.ts'
import { giveWay } from '../../give-way.ts'
import { commitImport } from './commit-import.ts'
import { markWorkbook } from './error-workbook/mark-workbook.ts'
import type { JobMessage, JobOrder } from './import-jobs.ts'
import { prepareFile } from './prepare-file.ts'
import { threadConnection } from './thread-limits.ts'
import type { JobProgress } from './types.ts'
import { undoImport } from './undo-import.ts'

/** Runs one job on a connection of its own, so that the server's event loop never waits for a spreadsheet. */
async function run({ databasePath, job, turns }: JobOrder) {
  const db = connect(databasePath, { ...threadConnection, takeTurn: borrowTurns(turns) })
  try {
    if (job.kind === 'commit') return await commitImport({ ...job.input, db, now: new Date(job.input.now), onProgress })
    if (job.kind === 'undo') return await undoImport({ ...job.input, db, now: new Date(job.input.now), onProgress })
    if (job.kind === 'mark') return await markWorkbook({ ...job.input, db })
    return await prepareFile({ ...job.input, db, onProgress })
  } finally {
    await db.destroy()
  }
}

const onProgress = (progress: JobProgress) => post({ progress })
const post = (message: JobMessage) => parentPort?.postMessage(message)

// One job after another; each answer comes once the job's connection is closed.
async function answer(order: JobOrder) {
  try {
    post({ result: await run(order) })
  } catch (error) {
    const { code, status, messages, details } = error instanceof AppError ? error : { code: 'internal', status: null, messages: null, details: null }
    if (messages === null) console.error(error)
    post({ failure: { code, status, messages, details } })
  }
}

giveWay()
parentPort?.on('message', (order: JobOrder) => void answer(order))
