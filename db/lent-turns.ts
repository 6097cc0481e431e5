import type { MessagePort } from 'node:worker_threads'
import type { TakeTurn } from './write-turns.ts'

type Asking = { wanted: number } | { over: number }

/** Lets another thread's writers queue with this one's: `port` is its end of a channel. What it holds ends with the thread. */
export function lendTurns(port: MessagePort, takeTurn: TakeTurn) {
  const held = new Map<number, () => void>()
  let isClosed = false

  async function lend(turn: number) {
    const end = await takeTurn()
    if (isClosed) return end()
    held.set(turn, end)
    port.postMessage(turn)
  }

  port.on('message', (message: Asking) => {
    if ('wanted' in message) return void lend(message.wanted)
    held.get(message.over)?.()
    held.delete(message.over)
  })
  port.on('close', () => {
    isClosed = true
    for (const end of held.values()) end()
    held.clear()
  })
}

/** The turns that the thread at the other end of the channel lends. */
export function borrowTurns(port: MessagePort): TakeTurn {
  const waiting = new Map<number, () => void>()
  let last = 0
  port.on('message', (turn: number) => {
    waiting.get(turn)?.()
    waiting.delete(turn)
  })
  port.unref()
  return async () => {
    last += 1
    const turn = last
    // The thread must live until its turn comes.
    port.ref()
    await new Promise<void>((resolve) => {
      waiting.set(turn, resolve)
      port.postMessage({ wanted: turn } satisfies Asking)
    })
    if (waiting.size === 0) port.unref()
    return () => port.postMessage({ over: turn } satisfies Asking)
  }
}
