/** Waits for one's turn to write and answers how to end it. */
export type TakeTurn = () => Promise<() => void>

const lastTurns = new Map<string, Promise<void>>()

/**
 * The turns of one database file's writers in this thread, first come, first served: SQLite itself knows no order, and one who writes
 * without a pause could keep another from ever getting in.
 */
export function turnsOf(path: string): TakeTurn {
  return async () => {
    const before = lastTurns.get(path)
    let end = () => {}
    const turn = new Promise<void>((resolve) => {
      end = resolve
    })
    lastTurns.set(path, turn)
    await before
    return () => {
      if (lastTurns.get(path) === turn) lastTurns.delete(path)
      end()
    }
  }
}
