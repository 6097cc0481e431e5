import { type Kysely, sql } from 'kysely'

/** What was said and done about a matter under supervision, step by step, each kept as it was. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('supervision_step')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('supervision_id', 'integer', (column) => column.notNull().references('supervision.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('author_id', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('supervision_step_of').on('supervision_step').columns(['supervision_id', 'id']).execute()
  for (const verb of ['update', 'delete']) {
    await sql.raw(`create trigger supervision_step_no_${verb} before ${verb} on supervision_step begin select raise(abort, 'answers are kept as they were'); end`).execute(db)
  }
}
