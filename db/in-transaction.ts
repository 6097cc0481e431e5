import type { Db } from './connect.ts'

/** Runs in the caller's transaction, or in one of its own where there is none. */
export function inTransaction<T>(db: Db, run: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? run(db) : db.transaction().execute(run)
}
