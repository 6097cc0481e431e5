import { type Kysely, sql } from 'kysely'

/** Duty reports, briefs and meeting papers: one of each unit, period and kind, with every version that it ever had. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('report')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('document_id', 'integer')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  // A discarded one stays, and another may be drafted in its place.
  await db.schema.createIndex('report_of_unit').on('report').columns(['year', 'organization_id', 'period', 'kind']).unique()
    .where(sql.ref('status'), '!=', 'discarded').execute()
  await db.schema.createTable('report_version')
    .addColumn('report_id', 'integer', (column) => column.notNull().references('report.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('deed', 'text', (column) => column.notNull())
    .addColumn('block', 'text')
    .addColumn('note', 'text')
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_version_key', ['report_id', 'version'])
    .modifyEnd(sql`without rowid`)
    .execute()
  for (const verb of ['update', 'delete']) {
    await sql.raw(`create trigger report_version_no_${verb} before ${verb} on report_version begin select raise(abort, 'versions of a report are kept as they were'); end`).execute(db)
  }
}
