import { Worker } from 'node:worker_threads'
import { cancelled } from '../../errors.ts'
import type { ExportPlan } from './export-file.ts'

export type ExportMessage = { rows: number } | { chunk: Uint8Array } | { done: true } | { failure: string }

/** Two exports at once leave the other users their share of an office's machine. */
const MOST_AT_ONCE = 2
/** Chunks that wait for the client. */
const CHUNKS_AHEAD = 8
const HEAP_MEGABYTES = 512
/** A client that takes nothing for so long is given up: its export would keep the database's log from being cleared. */
const PATIENCE_MILLISECONDS = 120_000

let running = 0
const waiting: (() => void)[] = []

/** How many exports are under way in worker threads. */
export const runningExports = () => running

/**
 * Reads and writes a file in a worker thread, in one read transaction of its own, so that neither the event loop nor other connections
 * wait for it. Answers once the number of rows is known. The signal until then, and cancelling the stream from then on, end the thread.
 */
export async function startExport(databasePath: string, plan: ExportPlan, signal?: AbortSignal): Promise<{ rows: number, stream: ReadableStream<Uint8Array> }> {
  await takeTurn(signal)
  const worker = new Worker(new URL('./export-worker.mjs', import.meta.url), {
    workerData: { databasePath, plan }, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  })
  worker.once('exit', endTurn)
  return relay(worker, signal)
}

async function takeTurn(signal?: AbortSignal) {
  if (signal?.aborted) throw cancelled()
  if (running < MOST_AT_ONCE) {
    running += 1
    return
  }
  await new Promise<void>((resolve, reject) => {
    const turn = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      waiting.splice(waiting.indexOf(turn), 1)
      reject(cancelled())
    }
    waiting.push(turn)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

function endTurn() {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

function relay(worker: Worker, signal?: AbortSignal) {
  return new Promise<{ rows: number, stream: ReadableStream<Uint8Array> }>((resolve, reject) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | null = null
    let isEnded = false
    let idle: NodeJS.Timeout | undefined

    const stream = new ReadableStream<Uint8Array>({
      start(given) {
        controller = given
      },
      pull() {
        clearTimeout(idle)
        worker.postMessage('more')
      },
      cancel: () => end(),
    }, { highWaterMark: CHUNKS_AHEAD })

    function take(chunk: Uint8Array) {
      controller?.enqueue(chunk)
      if ((controller?.desiredSize ?? 0) > 0) return
      clearTimeout(idle)
      idle = setTimeout(() => fail(new Error('the client took nothing more of the export')), PATIENCE_MILLISECONDS)
    }
    function end() {
      isEnded = true
      clearTimeout(idle)
      signal?.removeEventListener('abort', leave)
      void worker.terminate()
    }
    function fail(error: unknown) {
      if (isEnded) return
      end()
      controller?.error(error)
      reject(error)
    }
    const leave = () => fail(cancelled())
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted) leave()

    worker.on('message', (message: ExportMessage) => {
      if (isEnded) return
      if ('rows' in message) {
        // From here on the stream itself is cancelled when the client goes away.
        signal?.removeEventListener('abort', leave)
        resolve({ rows: message.rows, stream })
      } else if ('chunk' in message) {
        take(message.chunk)
      } else if ('failure' in message) {
        fail(new Error(message.failure))
      } else {
        end()
        controller?.close()
      }
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the export ended without an answer')))
  })
}
