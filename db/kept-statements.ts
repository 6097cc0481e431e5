import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The product runs few statements over and over; long ones cost more to prepare than to run. */
const MOST_KEPT = 200
const CHANGES_TABLES = /^\s*(?:create|alter|drop)\b/i

interface Preparing { prepare(text: string): SqliteStatement & { busy: boolean }, close(): void }

/** A database that prepares each statement once, keeping those last used. */
export function keepStatements(database: Preparing): SqliteDatabase {
  const kept = new Map<string, ReturnType<Preparing['prepare']>>()

  function prepare(text: string) {
    if (CHANGES_TABLES.test(text)) kept.clear()
    const known = kept.get(text)
    // One that is being read row by row cannot begin again.
    if (known?.busy) return database.prepare(text)
    const statement = known ?? database.prepare(text)
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return statement
  }

  return { prepare, close: () => database.close() }
}
