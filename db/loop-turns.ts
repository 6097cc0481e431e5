import { setImmediate } from 'node:timers'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds that one turn of the loop may go to queries, which hold the thread: what comes after gives others a turn first. */
const LONGEST_TURN = 4

let began: number | null = null

/** Whether this turn of the loop has gone to queries for long. The first that asks begins the count. */
function isTurnLong() {
  if (began !== null) return performance.now() - began > LONGEST_TURN
  began = performance.now()
  setImmediate(() => {
    began = null
  })
  return false
}

/**
 * Before a query: lets others have a turn where this one has gone to queries for long. The driver answers at once, so that a request of many
 * queries would keep everybody else waiting until its last one, however often it awaits.
 */
export async function letOthersHaveATurn() {
  if (isTurnLong()) await nextTurn()
}
