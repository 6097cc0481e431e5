import { type Kysely, sql } from 'kysely'

/** 图上注记: notes on days. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('annotation')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('natural_key', 'text', (column) => column.notNull())
    .addColumn('import_batch_id', 'integer')
    .addColumn('import_sheet', 'text')
    .addColumn('import_row', 'integer')
    .addColumn('created_by', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'integer')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('deleted_at', 'text')
    .addColumn('on_day', 'text')
    .addColumn('text', 'text')
    .addColumn('organization_id', 'integer')
    .addColumn('indicator', 'text')
    .execute()
  await db.schema.createIndex('annotation_natural_key').on('annotation').column('natural_key').unique()
    .where(sql.ref('deleted_at'), 'is', null).execute()
  await db.schema.createIndex('annotation_day').on('annotation').column('on_day').execute()
}
