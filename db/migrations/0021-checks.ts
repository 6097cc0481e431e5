import { type Kysely, sql } from 'kysely'

/** 核实: rounds in which every phone and stock line is checked, and who checked which line when. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('verification_round')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('started_by', 'integer', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('closed_by', 'integer')
    .execute()
  // One round at a time.
  await sql`create unique index verification_round_open on verification_round ((closed_at is null)) where closed_at is null`.execute(db)
  await db.schema.createTable('verification')
    .addColumn('round_id', 'integer')
    .addColumn('record_type', 'text', (column) => column.notNull())
    .addColumn('record_id', 'integer', (column) => column.notNull())
    .addColumn('on_day', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer', (column) => column.notNull())
    .addColumn('corrected', 'integer', (column) => column.notNull())
    .execute()
  // The latest check of each line; the earlier ones are in the history of its record.
  await db.schema.createIndex('verification_record').on('verification').columns(['record_type', 'record_id']).unique().execute()
  await db.schema.createIndex('resource_point').on('resource').columns(['point_id', 'expires_on']).execute()
}
