import type { Kysely } from 'kysely'

/** 底图: what may lie under the points, with every version of each, so that a change can be taken back. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('base_map')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('removed_by', 'integer')
    .addColumn('removed_at', 'text')
    .execute()
  await db.schema.createTable('base_map_version')
    .addColumn('base_map_id', 'integer', (column) => column.notNull().references('base_map.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('base_map_version_key', ['base_map_id', 'version'])
    .execute()
}
