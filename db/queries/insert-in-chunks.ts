import type { Db } from '../connect.ts'
import type { Database } from '../database.ts'

// SQLite takes at most 32,766 bound values in one statement.
const mostValues = 30_000

/** Inserts rows of one shape in as few statements as the driver allows. */
export async function insertInChunks(db: Db, table: keyof Database, rows: object[]) {
  const first = rows[0]
  if (!first) return
  const size = Math.max(1, Math.floor(mostValues / Object.keys(first).length))
  for (let start = 0; start < rows.length; start += Math.min(size, 500)) {
    await db.insertInto(table).values(rows.slice(start, start + Math.min(size, 500))).execute()
  }
}
