import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Database } from './database.ts'
import { createSqlitePool, type PoolOptions } from './sqlite-pool.ts'

export type Db = Kysely<Database>

/**
 * Opens the SQLite file (or ':memory:'). Readers never wait for a writer (write-ahead log); a writer waits for its turn, and up to
 * `patience` milliseconds (a minute by default) for another process, without holding the event loop.
 */
export function connect(path: string, { patience = 60_000, ...options }: Partial<PoolOptions> = {}): Db {
  return new Kysely<Database>({
    dialect: {
      createDriver: () => createSqlitePool(path, { patience, ...options }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  })
}
