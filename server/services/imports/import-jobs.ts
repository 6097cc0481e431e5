import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import { lendTurns } from '../../../db/lent-turns.ts'
import { turnsOf } from '../../../db/write-turns.ts'
import type { Label } from '../../../db/record.ts'
import { AppError } from '../../errors.ts'
import type { CommitInput } from './commit-steps.ts'
import type { MarkInput } from './error-workbook/mark-workbook.ts'
import type { PrepareFileInput } from './prepare-file.ts'
import type { JobProgress, JobProgressView } from './types.ts'
import type { UndoInput } from './undo-import.ts'
import { giveBack, takeWorker } from './warm-workers.ts'

export type ImportJob =
  | { kind: 'prepare', input: Omit<PrepareFileInput, 'db' | 'onProgress'> }
  | { kind: 'commit', input: Omit<CommitInput, 'db' | 'now' | 'onProgress'> & { now: string } }
  | { kind: 'mark', input: Omit<MarkInput, 'db'> }
  | { kind: 'undo', input: Omit<UndoInput, 'db' | 'now' | 'onProgress'> & { now: string } }

type Failure = { code: string, status: AppError['status'] | null, messages: Label | null, details: unknown }
/** What a thread is given to do: the job, and the channel on which it asks for its turns to write. */
export interface JobOrder { databasePath: string, job: ImportJob, turns: MessagePort }
export type JobMessage = { progress: JobProgress } | { result: unknown } | { failure: Failure }

interface WaitingJob {
  databasePath: string
  job: ImportJob
  since: number
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** Two spreadsheets at once leave a core of an office's machine for those who look at the screens. */
const MOST_AT_ONCE = 2
/** Past this an import is given up; a file within the limits needs seconds. */
export const TIME_LIMIT_MILLISECONDS = 10 * 60_000

/** Somebody ended the job: it was discarded, or begun anew. */
export class JobCancelled extends Error {}

interface RunningJob {
  databasePath: string
  worker: Worker
  progress: JobProgress
  /** When its stage began, by the process's own clock. */
  since: number
  isCancelled: boolean
}

const running = new Map<number, RunningJob>()
const waiting: WaitingJob[] = []

const notBegun: JobProgress = { stage: 'waiting', done: 0, total: null, unit: 'rows', rows: 0 }

/** How far a job of this batch has come, or null where none runs or waits in this process. */
export function jobProgress(batchId: number): JobProgressView | null {
  const own = running.get(batchId)
  if (own) return { ...own.progress, elapsed: Math.round(performance.now() - own.since), ahead: 0 }
  const place = waiting.findIndex(({ job }) => job.input.batchId === batchId)
  const next = waiting[place]
  return next ? { ...notBegun, elapsed: Math.round(performance.now() - next.since), ahead: place + 1 } : null
}

/** Runs a job in a worker thread when one is free. Rejects with the job's own AppError, JobCancelled, or an Error when it dies or takes too long. */
export function runJob(databasePath: string, job: ImportJob): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Who has looked at a preview and commits it does not wait for the reading of others' files.
    const place = job.kind === 'prepare' ? -1 : waiting.findIndex((other) => other.job.kind === 'prepare')
    waiting.splice(place === -1 ? waiting.length : place, 0, { databasePath, job, since: performance.now(), resolve, reject })
    startWaiting()
  })
}

/** Ends a batch's job, whether it runs or waits. */
export async function cancelJob(batchId: number) {
  cancelWaiting(({ job }) => job.input.batchId === batchId)
  const own = running.get(batchId)
  if (own) await cancelRunning(own)
}

/** Ends every job over a database, so that it can be closed. */
export async function cancelJobs(databasePath: string) {
  cancelWaiting((job) => job.databasePath === databasePath)
  await Promise.all([...running.values()].filter((job) => job.databasePath === databasePath).map(cancelRunning))
}

function cancelWaiting(isMeant: (job: WaitingJob) => boolean) {
  for (const meant of waiting.filter(isMeant)) {
    waiting.splice(waiting.indexOf(meant), 1)
    meant.reject(new JobCancelled())
  }
}

async function cancelRunning(job: RunningJob) {
  job.isCancelled = true
  await job.worker.terminate()
}

function startWaiting() {
  while (running.size < MOST_AT_ONCE) {
    const index = waiting.findIndex(({ job }) => !running.has(job.input.batchId))
    const [next] = index === -1 ? [] : waiting.splice(index, 1)
    if (!next) return
    start(next)
  }
}

function start({ databasePath, job, resolve, reject }: WaitingJob) {
  const { batchId } = job.input
  const turns = new MessageChannel()
  lendTurns(turns.port1, turnsOf(databasePath))
  const worker = takeWorker()
  const entry: RunningJob = { databasePath, worker, progress: notBegun, since: performance.now(), isCancelled: false }
  running.set(batchId, entry)
  const clock = setTimeout(() => void worker.terminate(), TIME_LIMIT_MILLISECONDS)
  let failure = new Error('the import worker ended without an answer')

  function onMessage(message: JobMessage) {
    if ('progress' in message) return advance(entry, message.progress)
    // One that was stopped at this very moment ends as stopped, once its thread is gone.
    if (entry.isCancelled) return
    end()
    giveBack(worker)
    if ('result' in message) resolve(message.result)
    else reject(errorOf(message.failure))
    startWaiting()
  }
  function onError(error: Error) {
    failure = error
  }
  // Only now are the thread's connection and locks gone.
  function onExit() {
    end()
    reject(entry.isCancelled ? new JobCancelled() : failure)
    startWaiting()
  }
  function end() {
    clearTimeout(clock)
    turns.port1.close()
    running.delete(batchId)
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
  }
  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  worker.postMessage({ databasePath, job, turns: turns.port2 } satisfies JobOrder, [turns.port2])
}

function advance(entry: RunningJob, progress: JobProgress) {
  if (progress.stage !== entry.progress.stage) entry.since = performance.now()
  entry.progress = progress
}

function errorOf({ code, status, messages, details }: Failure) {
  return status === null || messages === null ? new Error(`the import worker failed: ${code}`) : new AppError(code, status, messages, details)
}
