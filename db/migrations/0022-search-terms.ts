import { type Kysely, sql } from 'kysely'

/** A record's search terms are taken back by what they are, which its history tells: the index by record cost as much as the terms themselves. */
export async function up(db: Kysely<unknown>) {
  await db.schema.dropIndex('search_term_record').execute()
  await sql`alter table counting add column terms integer not null default 0`.execute(db)
}
