import { type Kysely, sql } from 'kysely'

/** Drafting all the reports that are missing, as a job of the server that outlives the page. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('report_batch')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('failed', 'text', (column) => column.notNull())
    .addColumn('unit', 'text')
    .addColumn('started_by', 'integer')
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  // One at a time for an organization.
  await db.schema.createIndex('report_batch_running').on('report_batch').column('organization_id').unique()
    .where(sql.ref('status'), 'in', ['running', 'stopping']).execute()
}
