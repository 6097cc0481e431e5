import { sql } from 'kysely'
import type { Db } from '../connect.ts'

/** The data revision and when it last moved; it grows with every write of a record, by whichever process. */
export async function readRevision(db: Db) {
  const row = await db.selectFrom('revision').select(['value', 'changed_at']).where('id', '=', 1).executeTakeFirstOrThrow()
  return { value: row.value, changedAt: row.changed_at }
}

/** A setting by name, or null. */
export async function readSetting(db: Db, name: string) {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

/** Sets a setting. */
export async function writeSetting(db: Db, name: string, value: string) {
  await db.insertInto('setting').values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql`excluded.value` })).execute()
}

