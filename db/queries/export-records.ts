import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { Scalar } from '../database.ts'
import type { StoredRecord } from '../record.ts'
import { type RecordName, recordDefinition } from '../records.ts'
import { type RecordFilters, selectIdsInOrder } from './list-records.ts'
import { decodeRecord } from './records.ts'

/**
 * Lays down which records a query finds, in its order, in a table that only this connection sees, so that a page costs the same
 * wherever it lies and whatever the order. Within one read transaction the records are those of one moment. Answers how many.
 */
export async function layDownOrder(trx: Db, query: RecordFilters) {
  await sql`create temp table export_order as ${selectIdsInOrder(query)}`.execute(trx)
  const found = await sql<{ count: number | null }>`select max(rowid) as count from temp.export_order`.execute(trx)
  return found.rows[0]?.count ?? 0
}

/** The records laid down, with the fields named, in pages. */
export async function* readInOrder(trx: Db, { type, fields, size }: { type: RecordName, fields: string[], size: number }): AsyncGenerator<StoredRecord[]> {
  const columns = sql.join(['id', ...fields].map((name) => sql.ref(`r.${name}`)))
  for (let after = 0; ; after += size) {
    const found = await sql<Record<string, Scalar>>`
      select ${columns} from temp.export_order o cross join ${sql.table(type)} r
      where o.rowid > ${after} and o.rowid <= ${after + size} and r.id = o.id order by o.rowid`.execute(trx)
    if (found.rows.length === 0) return
    yield found.rows.map((row) => decodeRecord(type, row))
  }
}

/** Takes the order away again, for the connection's next user. */
export async function dropOrder(trx: Db) {
  await sql`drop table if exists temp.export_order`.execute(trx)
}

/** The fields of a type that an export reads: what sheets hold, and a position's pair as it came. */
export function exportedFields(type: RecordName) {
  const { fields } = recordDefinition(type)
  return Object.keys(fields).filter((name) => fields[name]?.imported || name.startsWith('raw_'))
}
