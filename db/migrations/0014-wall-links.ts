import type { Kysely } from 'kysely'

/** Links that let a screen on an office wall show the dashboard without anybody signed in. The key itself is not kept, only its hash. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('wall_link')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_by', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('stopped_at', 'text')
    .addColumn('seen_at', 'text')
    .execute()
}
