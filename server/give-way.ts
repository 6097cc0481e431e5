import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Has the calling thread run after those that answer people, where the machine has too few cores for all. Only on Linux, where each thread
 * has a priority of its own: elsewhere it would be the whole process's.
 */
export function giveWay() {
  if (process.platform !== 'linux') return
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1)
    setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (error) {
    console.warn('a thread could not give way to others', error)
  }
}
