/** What is seen of work under way: `done` of `total` after so many milliseconds. */
export interface Seen { done: number, total: number | null, /** Of the work itself, so that what was seen of another tells nothing. */ key: string, elapsed: number }

const LEAST_MILLISECONDS = 1_500
const LEAST_SHARE = 0.02
/** A change of pace shows after about so long. */
const MEMORY_MILLISECONDS = 5_000

/**
 * Guesses how long work will still take, in seconds, from what is seen of it time and again. Null until enough has been seen to say
 * anything. Recent pace counts more than old, so that one slow moment does not make the figure jump.
 */
export function createTimeLeft() {
  let last: Seen | null = null
  /** Of `done` a millisecond; null before anything has been seen to move. */
  let pace: number | null = null

  return function observe(seen: Seen): number | null {
    if (last?.key !== seen.key || seen.done < last.done || seen.elapsed < last.elapsed) {
      last = null
      pace = seen.elapsed > 0 ? seen.done / seen.elapsed : null
    }
    const passed = seen.elapsed - (last?.elapsed ?? seen.elapsed)
    if (last !== null && passed > 0) {
      const now = (seen.done - last.done) / passed
      pace = pace === null ? now : pace + (1 - Math.exp(-passed / MEMORY_MILLISECONDS)) * (now - pace)
    }
    if (last === null || passed > 0) last = seen
    if (seen.total === null || seen.total <= 0 || pace === null || pace <= 0) return null
    if (seen.elapsed < LEAST_MILLISECONDS || seen.done / seen.total < LEAST_SHARE) return null
    return Math.max(0, (seen.total - seen.done) / pace / 1_000)
  }
}

/** How a person says it: a few seconds, to the nearest five, then minutes and hours, never more exact than it is. */
export function roughly(seconds: number): { key: 'fewSeconds' } | { key: 'seconds' | 'minutes' | 'hours', count: number } {
  if (seconds < 3) return { key: 'fewSeconds' }
  if (seconds < 55) return { key: 'seconds', count: seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5 }
  if (seconds < 55 * 60) return { key: 'minutes', count: Math.ceil(seconds / 60) }
  return { key: 'hours', count: Math.ceil(seconds / 3_600) }
}
