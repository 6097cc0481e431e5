import type { Kysely } from 'kysely'

/** What lets an import be worked out beside other people's writing: numbers given out beforehand, and what its preview rests on. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('record_number')
    .addColumn('record_type', 'text', (column) => column.primaryKey())
    .addColumn('last_id', 'integer', (column) => column.notNull())
    .execute()
  // What a preview was judged by: the newest change at that time, and whose rows its author could bring in (0: the whole district's).
  await db.schema.alterTable('import_batch').addColumn('judged_after_change', 'integer').execute()
  await db.schema.alterTable('import_batch').addColumn('judged_scope', 'integer').execute()
}
