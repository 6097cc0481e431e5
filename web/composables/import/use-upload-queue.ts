import { computed, shallowRef } from 'vue'
import type { Label } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { fileProblem } from '../../components/import/choose-file.ts'
import { sendFile } from '../../send-file.ts'

/** A file on its way to the server. */
export interface QueuedFile {
  key: number
  file: File
  type: string | null
  state: 'queued' | 'sending' | 'stopped' | 'refused'
  /** Bytes, and milliseconds since the first was sent. */
  sent: number
  elapsed: number
  /** Why it is not sent: what is wrong with the file itself, or the server's words. */
  problem: 'tooLarge' | 'emptyFile' | Label | null
}

/** More at once would only share the same line. */
const MOST_AT_ONCE = 2

const queue = shallowRef<QueuedFile[]>([])
const stops = new Map<number, AbortController>()
const listeners = new Set<(id: number, key: number) => void>()
let lastKey = 0

const change = (key: number, values: Partial<QueuedFile>) => {
  queue.value = queue.value.map((one) => one.key === key ? { ...one, ...values } : one)
}

const remove = (key: number) => {
  stops.get(key)?.abort()
  queue.value = queue.value.filter((one) => one.key !== key)
}

/** Puts files in the queue, all of one type or (null) each of what its content says; answers their keys. */
function add(files: File[], type: string | null): number[] {
  const added = files.map((file): QueuedFile => {
    const problem = fileProblem(file)
    lastKey += 1
    return { key: lastKey, file, type, state: problem === null ? 'queued' : 'refused', sent: 0, elapsed: 0, problem }
  })
  queue.value = [...queue.value, ...added]
  sendNext()
  return added.map(({ key }) => key)
}

function sendNext() {
  while (stops.size < MOST_AT_ONCE) {
    const next = queue.value.find(({ state }) => state === 'queued')
    if (!next) return
    void send(next)
  }
}

async function send({ key, file, type }: QueuedFile) {
  const stop = new AbortController()
  const began = performance.now()
  stops.set(key, stop)
  change(key, { state: 'sending' })
  try {
    const id = await sendFile({ file, type, signal: stop.signal, onProgress: (sent) => change(key, { sent, elapsed: performance.now() - began }) })
    queue.value = queue.value.filter((one) => one.key !== key)
    for (const listener of listeners) listener(id, key)
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure
    change(key, failure.code === 'aborted' ? { state: 'stopped' } : { state: 'refused', problem: failure.label })
  } finally {
    stops.delete(key)
    sendNext()
  }
}

/** Stops a file that is being sent, or that waits to be. */
function stop(key: number) {
  const running = stops.get(key)
  if (running) running.abort()
  else change(key, { state: 'stopped' })
}

function again(key: number) {
  change(key, { state: 'queued', sent: 0, elapsed: 0, problem: null })
  sendNext()
}

const busy = computed(() => queue.value.some(({ state }) => state === 'queued' || state === 'sending'))

// Closing the window would break them off.
window.addEventListener('beforeunload', (event) => {
  if (busy.value) event.preventDefault()
})

/** The files on their way to the server; they go on while other screens are looked at. */
export const useUploadQueue = () => ({ queue, busy, add, stop, again, remove })

/** Calls back with the import of each file that arrives, and its key in the queue, until the answer is called. */
export function onFileStored(listener: (id: number, key: number) => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
