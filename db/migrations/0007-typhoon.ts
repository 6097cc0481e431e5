import { type Kysely, sql } from 'kysely'

/** Typhoon tracks, each from one file and one agency. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('typhoon_file')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('quadrant_order', 'text', (column) => column.notNull())
    .addColumn('problems', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'integer')
    .execute()
  // One living file of a content, read one way.
  await db.schema.createIndex('typhoon_file_content').on('typhoon_file').columns(['hash', 'quadrant_order']).unique()
    .where(sql.ref('undone_at'), 'is', null).execute()

  await db.schema.createTable('typhoon_track')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('file_id', 'integer', (column) => column.notNull())
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_zh', 'text')
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    .addColumn('ring_labels', 'text', (column) => column.notNull())
    .addColumn('fix_count', 'integer', (column) => column.notNull())
    .addColumn('fixes', 'text', (column) => column.notNull())
    .addColumn('forecasts', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('typhoon_track_file').on('typhoon_track').column('file_id').execute()
  await db.schema.createIndex('typhoon_track_start').on('typhoon_track').columns(['starts_at', 'id']).execute()
}
