import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/** What a thread's loop did since it was asked last, in milliseconds. */
export interface LoopDelays {
  /** The longest time between two turns, and the 99th percentile of all. */
  longest: number
  p99: number
  /** How long the thread itself worked between two turns, which a busy machine changes little; null where the system does not tell. */
  atWork: { longest: number, p99: number } | null
}

const EVERY_MILLISECONDS = 2
const NANOSECONDS = 1e6

/** Watches the loop of the process's first thread: a timer that comes late shows how long nobody else had a turn. */
export function watchLoop() {
  let gaps: number[] = []
  let works: number[] = []
  let last = performance.now()
  let worked = workOfThread()

  setInterval(() => {
    const [now, work] = [performance.now(), workOfThread()]
    gaps.push(Math.max(0, now - last - EVERY_MILLISECONDS))
    if (work !== null && worked !== null) works.push(work - worked)
    last = now
    worked = work
  }, EVERY_MILLISECONDS).unref()

  return function sinceLastAsked(): LoopDelays {
    const found = { ...ends(gaps), atWork: works.length > 0 ? ends(works) : null }
    gaps = []
    works = []
    return found
  }
}

function ends(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  return { longest: sorted.at(-1) ?? 0, p99: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0 }
}

/** Milliseconds for which the process's first thread has run, as Linux counts them. */
function workOfThread() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ', 1)[0]) / NANOSECONDS
  } catch {
    return null
  }
}
