import type { Kysely } from 'kysely'

/** What the Overview asks of single rows: matters that are still open, and imports by the day of their commit. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createIndex('problem_open').on('problem').columns(['status', 'resolved_on']).execute()
  await db.schema.createIndex('import_batch_committed').on('import_batch').column('committed_at').execute()
}
