import type { Kysely } from 'kysely'

/** 自评得分: why points are missing, and the papers that an item rests on. */
export async function up(db: Kysely<unknown>) {
  await db.schema.alterTable('score').addColumn('deduction', 'text').execute()
  await db.schema.alterTable('score').addColumn('document_ids', 'text').execute()
}
