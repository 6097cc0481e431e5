import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Database } from './database.ts'
import { createSqlitePool } from './sqlite-pool.ts'

export type Db = Kysely<Database>

/**
 * Opens the SQLite file (or ':memory:'). Readers never wait for a writer (write-ahead log); a writer waits up to `patience`
 * milliseconds for another one, without holding the event loop: a minute, or longer in a thread that may stand still.
 */
export function connect(path: string, { patience = 60_000 } = {}): Db {
  return new Kysely<Database>({
    dialect: {
      createDriver: () => createSqlitePool(path, patience),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  })
}
