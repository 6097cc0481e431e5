import { type Kysely, sql } from 'kysely'

/** 评议: rounds in which accounts cast ballots on the member units' duty reports, every ballot with all that it ever said. */
export async function up(db: Kysely<unknown>) {
  await db.schema.createTable('review_round')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('opened_by', 'integer')
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('note', 'text')
    .execute()
  // One that was opened by mistake stays, and another may be opened in its place.
  await db.schema.createIndex('review_round_of_year').on('review_round').column('year').unique()
    .where(sql.ref('status'), '!=', 'discarded').execute()
  await db.schema.createTable('review_ballot')
    .addColumn('round_id', 'integer', (column) => column.notNull().references('review_round.id'))
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('voter_id', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('vote', 'text')
    .addColumn('comment', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_ballot_key', ['round_id', 'organization_id', 'voter_id'])
    .execute()
  await db.schema.createTable('review_ballot_version')
    .addColumn('round_id', 'integer', (column) => column.notNull().references('review_round.id'))
    .addColumn('voter_id', 'integer', (column) => column.notNull())
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('vote', 'text')
    .addColumn('comment', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('review_ballot_version_key', ['round_id', 'voter_id', 'organization_id', 'version'])
    .execute()
  for (const verb of ['update', 'delete']) {
    await sql.raw(`create trigger review_ballot_version_no_${verb} before ${verb} on review_ballot_version begin select raise(abort, 'what a ballot said is kept as it was'); end`).execute(db)
  }
}
