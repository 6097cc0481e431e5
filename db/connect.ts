import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from './database.ts'
import { keepStatements } from './kept-statements.ts'

export type Db = Kysely<Database>

/**
 * Opens the SQLite file (or ':memory:'). Readers never wait for a writer (write-ahead log); a second writer waits up to five seconds.
 */
export function connect(path: string): Db {
  const sqlite = new BetterSqlite3(path, { timeout: 5_000 })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -32000')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: keepStatements(sqlite) }) })
}
