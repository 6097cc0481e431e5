import { setImmediate } from 'node:timers/promises'

/** So many rows are looked at, in some milliseconds, before others get their turn. */
const stride = 50_000

/** Visits every row of a table of places, a million of them too, without holding the event loop for long. */
export async function walkRows(size: number, visit: (row: number) => void) {
  for (let start = 0; start < size; start += stride) {
    if (start > 0) await setImmediate()
    const end = Math.min(size, start + stride)
    for (let row = start; row < end; row++) visit(row)
  }
}
