import type { Kysely } from 'kysely'

/** The last id given out of each record type, so that an import can number its records before it holds the database's write lock. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('record_number')
    .addColumn('record_type', 'text', (column) => column.primaryKey())
    .addColumn('last_id', 'integer', (column) => column.notNull())
    .execute()
}
