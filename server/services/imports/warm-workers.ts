import { Worker } from 'node:worker_threads'
import { threadHeap } from './thread-limits.ts'

const MOST_IDLE = 2
/** So long a thread waits for another job: from the preview to the commit, and to the next file. */
const IDLE_MILLISECONDS = 10 * 60_000

const idle = new Map<Worker, NodeJS.Timeout>()

/** A worker thread for one job. Loading the product's code takes a while, so one that has done with another job goes first. */
export function takeWorker() {
  const [waiting] = idle.keys()
  const worker = waiting ?? newWorker()
  leaveIdle(worker)
  worker.ref()
  return worker
}

/** Keeps a thread that has ended its job for the next one; it keeps no process alive. */
export function giveBack(worker: Worker) {
  if (idle.size >= MOST_IDLE) return void worker.terminate()
  worker.unref()
  idle.set(worker, setTimeout(() => {
    leaveIdle(worker)
    void worker.terminate()
  }, IDLE_MILLISECONDS).unref())
}

/** Has a thread load the code before there is a job for it. */
export function warmUp() {
  if (idle.size === 0) giveBack(newWorker())
}

function newWorker() {
  const worker = new Worker(new URL('./import-worker.mjs', import.meta.url), { resourceLimits: threadHeap })
  worker.on('error', (error) => {
    if (idle.has(worker)) console.error(error)
  })
  worker.on('exit', () => leaveIdle(worker))
  return worker
}

function leaveIdle(worker: Worker) {
  clearTimeout(idle.get(worker))
  idle.delete(worker)
}
