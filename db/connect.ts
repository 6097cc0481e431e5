import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from './database.ts'

export type Db = Kysely<Database>

/**
 * Opens the SQLite file (or ':memory:'). Readers never wait for a writer (write-ahead log); a second writer waits up to
 * `patience` milliseconds: five seconds, or longer in a thread that may stand still.
 */
export function connect(path: string, { patience = 5_000 } = {}): Db {
  const sqlite = new BetterSqlite3(path, { timeout: patience })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -32000')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
}
