import { type Kysely, sql } from 'kysely'

/** 存档地图: the map as it was shown once, which nothing changes afterwards. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('sealed_map')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('organization_name', 'text', (column) => column.notNull())
    .addColumn('view', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('data_as_of', 'text', (column) => column.notNull())
    .addColumn('on_day', 'text', (column) => column.notNull())
    .addColumn('sample', 'integer', (column) => column.notNull())
    .addColumn('places', 'integer', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('created_by', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('discarded_by', 'integer')
    .addColumn('discarded_at', 'text')
    .addColumn('discarded_reason', 'text')
    .execute()
  await db.schema.createTable('sealed_map_place')
    .addColumn('sealed_map_id', 'integer', (column) => column.notNull().references('sealed_map.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sealed_map_place_key', ['sealed_map_id', 'number'])
    .execute()
  const kept = "begin select raise(abort, 'a sealed map is kept as it was'); end"
  for (const verb of ['update', 'delete']) await sql.raw(`create trigger sealed_map_place_no_${verb} before ${verb} on sealed_map_place ${kept}`).execute(db)
  await sql.raw(`create trigger sealed_map_no_delete before delete on sealed_map ${kept}`).execute(db)
  const fixed = ['id', 'name', 'reason', 'organization_id', 'organization_name', 'view', 'revision', 'data_as_of', 'on_day', 'sample', 'places', 'content_hash', 'created_by', 'created_at']
  await sql.raw(`create trigger sealed_map_no_update before update of ${fixed.join(', ')} on sealed_map ${kept}`).execute(db)
}
