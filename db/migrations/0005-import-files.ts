import { type Kysely, sql } from 'kysely'

/** Files of imports: of what kind they were found to be, how long the original is kept, and each import's own part of the trail. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('import_batch').addColumn('type_source', 'text', (column) => column.notNull().defaultTo('chosen')).execute()
  await db.schema.alterTable('import_batch').addColumn('type_fits', 'text', (column) => column.notNull().defaultTo('[]')).execute()
  await db.schema.alterTable('import_batch').addColumn('file_purged_at', 'text').execute()
  await db.schema.alterTable('import_batch').addColumn('file_purge_days', 'integer').execute()
  await db.schema.createIndex('import_batch_hash').on('import_batch').column('file_hash').execute()
  await db.schema.createIndex('import_batch_status').on('import_batch').columns(['status', 'id']).execute()

  await db.schema.alterTable('audit_entry').addColumn('import_batch_id', 'integer').execute()
  await sql`update audit_entry set import_batch_id = json_extract(detail, '$.batchId') where action in ('import', 'undo_import')`.execute(db)
  await db.schema.createIndex('audit_entry_import').on('audit_entry').columns(['import_batch_id', 'id'])
    .where(sql.ref('import_batch_id'), 'is not', null).execute()
}
