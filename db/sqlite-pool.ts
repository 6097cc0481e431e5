import { CompiledQuery, type Driver, type TransactionSettings } from 'kysely'
import { setImmediate } from 'node:timers'
import { letOthersHaveATurn } from './loop-turns.ts'
import { openConnection, type SqliteConnection } from './sqlite-connection.ts'
import { type TakeTurn, turnsOf } from './write-turns.ts'

/** Free connections that stay open, and how many there may be while many wait for their turn to write. */
const MOST_IDLE = 4
const MOST_OPEN = 100

/** 8 MB: others than an import's thread, which has to after fewer, seldom come to it while one runs. */
const CHECKPOINT_PAGES = 2_000
const CACHE_KILOBYTES = 32_000

let databasesInMemory = 0

export interface PoolOptions {
  /** Milliseconds that a writer waits for another process's lock. */
  patience: number
  /** How a writer gets its turn; by default in the order of this thread's writers. */
  takeTurn?: TakeTurn
  /** After how many pages a commit has to copy the log into the file. */
  checkpointPages?: number
  /** Memory for the file's pages, of each connection. */
  cacheKilobytes?: number
}

/**
 * Several connections to one file, so that reading goes on while somebody writes or waits to. Writers take turns; another process's lock
 * is waited for. A database in memory has one connection.
 */
export function createSqlitePool(path: string, { patience, takeTurn = turnsOf(path === ':memory:' ? `memory ${databasesInMemory++}` : path), checkpointPages = CHECKPOINT_PAGES, cacheKilobytes = CACHE_KILOBYTES }: PoolOptions): Driver {
  const most = path === ':memory:' ? 1 : MOST_OPEN
  const idle: SqliteConnection[] = []
  const waiting: { take(connection: SqliteConnection): void }[] = []
  const turns = new Map<SqliteConnection, () => void>()
  let open = 0
  /** Called once the last connection is back, after the database was given up. */
  let allBack: (() => void) | null = null

  async function acquireConnection() {
    // Before one is taken: others need it in their turn.
    await letOthersHaveATurn()
    const free = idle.pop()
    if (free) return free
    if (open < Math.min(most, MOST_IDLE)) return openOne()
    return new Promise<SqliteConnection>((resolve, reject) => {
      const next = { take: resolve }
      waiting.push(next)
      // A query is over before the loop's next turn: only where all are held for longer does it pay to open one more.
      setImmediate(() => {
        if (!waiting.includes(next) || open >= most) return
        waiting.splice(waiting.indexOf(next), 1)
        openOne().then(resolve, reject)
      })
    })
  }

  async function openOne() {
    open += 1
    try {
      return openConnection(path, { patience, takeTurn, checkpointPages, cacheKilobytes })
    } catch (error) {
      open -= 1
      throw error
    }
  }

  async function releaseConnection(connection: SqliteConnection) {
    const next = waiting.shift()
    if (next) return next.take(connection)
    if (idle.length < MOST_IDLE && allBack === null) return void idle.push(connection)
    closeOne(connection)
  }

  function closeOne(connection: SqliteConnection) {
    open -= 1
    connection.close()
    if (open === 0) allBack?.()
  }

  async function beginTransaction(connection: SqliteConnection, { accessMode }: TransactionSettings) {
    if (accessMode === 'read only') return void await connection.executeQuery(CompiledQuery.raw('begin'))
    turns.set(connection, await takeTurn())
    try {
      // Taking the lock at once: a transaction that read first could not have it any more once somebody else wrote.
      await connection.begin()
    } catch (error) {
      endTurn(connection)
      throw error
    }
  }

  function endTurn(connection: SqliteConnection) {
    turns.get(connection)?.()
    turns.delete(connection)
  }

  async function commitTransaction(connection: SqliteConnection) {
    // Where this fails a rollback follows, and only that ends the turn.
    await connection.executeQuery(CompiledQuery.raw('commit'))
    endTurn(connection)
  }

  async function rollbackTransaction(connection: SqliteConnection) {
    try {
      if (connection.isInTransaction()) await connection.executeQuery(CompiledQuery.raw('rollback'))
    } finally {
      endTurn(connection)
    }
  }

  async function destroy() {
    if (open === 0) return
    await new Promise<void>((resolve) => {
      allBack = resolve
      for (const connection of idle.splice(0)) closeOne(connection)
    })
  }

  return { init: async () => {}, acquireConnection, beginTransaction, commitTransaction, rollbackTransaction, releaseConnection, destroy }
}
