import BetterSqlite3 from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { letOthersHaveATurn } from './loop-turns.ts'
import type { TakeTurn } from './write-turns.ts'

/** One handle on the file, with the statements it prepared. */
export interface SqliteConnection extends DatabaseConnection {
  isInTransaction(): boolean
  /** Begins a transaction that writes, for one whose turn it is. */
  begin(): Promise<void>
  close(): void
}

/** The product runs few statements over and over; long ones cost more to prepare than to run. */
const MOST_KEPT = 300
const CHANGES_TABLES = /^\s*(?:create|alter|drop)\b/iu
const RETRY_MILLISECONDS = 4

/**
 * Opens the file. A single statement that meets another writer's lock waits for its turn, and for another process's lock by trying again
 * every few milliseconds; the event loop goes on meanwhile, which the driver's own waiting would hold.
 */
export function openConnection(
  path: string, { patience, takeTurn, checkpointPages, cacheKilobytes }: { patience: number, takeTurn: TakeTurn, checkpointPages: number, cacheKilobytes: number },
): SqliteConnection {
  const sqlite = new BetterSqlite3(path, { timeout: 0 })
  retryAtOnce(() => sqlite.pragma('journal_mode = WAL'), patience)
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  sqlite.pragma(`cache_size = ${-cacheKilobytes}`)
  // What a large import stages goes with its connection: its journal on disk would cost several times what it guards.
  sqlite.pragma('temp.journal_mode = memory')
  const kept = new Map<string, BetterSqlite3.Statement>()

  function prepare(text: string) {
    if (CHANGES_TABLES.test(text)) kept.clear()
    const known = kept.get(text)
    // One that is being read row by row cannot begin again.
    if (known?.busy) return sqlite.prepare(text)
    const statement = known ?? sqlite.prepare(text)
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return statement
  }

  function run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = prepare(sql)
    if (statement.reader) return { rows: statement.all(parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] }
  }

  async function executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await letOthersHaveATurn()
    try {
      return run(query)
    } catch (error) {
      // Inside a transaction the lock is ours already: there this is no passing state.
      if (!isBusy(error) || sqlite.inTransaction) throw error
    }
    const endTurn = await takeTurn()
    try {
      return await untilFree(() => run<R>(query))
    } finally {
      endTurn()
    }
  }

  async function begin() {
    await untilFree(() => run(CompiledQuery.raw('begin immediate')))
  }

  async function untilFree<T>(action: () => T): Promise<T> {
    for (const end = performance.now() + patience; ;) {
      try {
        return action()
      } catch (error) {
        if (!isBusy(error) || performance.now() >= end) throw error
        await sleep(RETRY_MILLISECONDS)
      }
    }
  }

  async function* streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<R>> {
    for (const row of prepare(sql).iterate(parameters)) yield { rows: [row as R] }
  }

  return { executeQuery, streamQuery, begin, isInTransaction: () => sqlite.inTransaction, close: () => sqlite.close() }
}

const isBusy = (error: unknown) => error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** For the moment of opening, when the file may be in the middle of being made by another process. */
function retryAtOnce(action: () => void, patience: number) {
  for (const end = performance.now() + patience; ;) {
    try {
      return action()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error
    }
  }
}
