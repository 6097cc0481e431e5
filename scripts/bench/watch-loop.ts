import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/** What a thread's loop did since it was asked last, in milliseconds. */
export interface LoopDelays {
  /** The longest time between two turns, and the 99th percentile of all. */
  longest: number
  p99: number
  /** How much of one such time the thread itself worked at most; null where the system does not tell. A busy machine changes it little. */
  longestAtWork: number | null
}

const EVERY_MILLISECONDS = 2
const NANOSECONDS = 1e6

/** Watches the loop of the process's first thread: a timer that comes late shows how long nobody else had a turn. */
export function watchLoop() {
  let gaps: number[] = []
  let atWork: number | null = null
  let last = performance.now()
  let worked = workOfThread()

  setInterval(() => {
    const [now, work] = [performance.now(), workOfThread()]
    gaps.push(now - last - EVERY_MILLISECONDS)
    if (work !== null && worked !== null) atWork = Math.max(atWork ?? 0, work - worked)
    last = now
    worked = work
  }, EVERY_MILLISECONDS).unref()

  return function sinceLastAsked(): LoopDelays {
    const sorted = gaps.sort((one, other) => one - other)
    const found = { longest: sorted.at(-1) ?? 0, p99: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0, longestAtWork: atWork }
    gaps = []
    atWork = null
    return found
  }
}

/** Milliseconds for which the process's first thread has run, as Linux counts them. */
function workOfThread() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ', 1)[0]) / NANOSECONDS
  } catch {
    return null
  }
}
