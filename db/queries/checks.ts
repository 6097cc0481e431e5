import { type Insertable, sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'
import { decodeRecord } from './records.ts'

/** The round that is under way, or the latest one; undefined where there never was one. */
export function findRound(db: Db) {
  return db.selectFrom('verification_round').leftJoin('user_account', 'user_account.id', 'started_by')
    .select(['verification_round.id', 'verification_round.name', 'started_at', 'closed_at', 'user_account.display_name as author'])
    .orderBy('verification_round.id', 'desc').limit(1).executeTakeFirst()
}

/** Starts a round; answers its id. */
export async function insertRound(trx: Db, round: Insertable<Tables['verification_round']>) {
  return (await trx.insertInto('verification_round').values(round).returning('id').executeTakeFirstOrThrow()).id
}

/** Ends a round that is under way; answers whether it was. */
export async function closeRound(trx: Db, id: number, { at, authorId }: { at: string, authorId: number }) {
  const { numUpdatedRows } = await trx.updateTable('verification_round').set({ closed_at: at, closed_by: authorId }).where('id', '=', id).where('closed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps who checked a line last; the earlier checks stay in the history of its record. */
export async function keepVerification(trx: Db, { record_type, record_id, ...verification }: Insertable<Tables['verification']>) {
  await trx.insertInto('verification').values({ record_type, record_id, ...verification })
    .onConflict((conflict) => conflict.columns(['record_type', 'record_id']).doUpdateSet(verification)).execute()
}

/** Who checked each line last, by type and id of its record. */
export async function findLatestVerifications(db: Db) {
  const rows = await db.selectFrom('verification').leftJoin('user_account', 'user_account.id', 'author_id')
    .select(['record_type', 'record_id', 'round_id', 'on_day', 'at', 'corrected', 'user_account.display_name as author'])
    .execute()
  return new Map(rows.map((row) => [`${row.record_type}:${row.record_id}`, row]))
}

/** The points at which stock lies that is past its day before a day. */
export async function findExpiringPoints(db: Db, before: string) {
  const { rows } = await sql<{ id: number, lines: number }>`
    select point_id as id, count(*) as lines from resource where deleted_at is null and point_id is not null and expires_on <= ${before} group by point_id`.execute(db)
  return new Map(rows.map(({ id, lines }) => [id, lines]))
}

/** How many people are to be moved to each shelter, as the mechanism that sends the most has it: one calls them, not all at once. */
export async function findAssigned(db: Db) {
  const rows = await db.selectFrom('relocation').selectAll().where('deleted_at', 'is', null).where(sql.ref('shelter_id'), 'is not', null).execute()
  const sums = new Map<number, Map<number, number>>()
  for (const { shelter_id: shelter, persons, mechanism_ids: mechanisms } of rows.map((row) => decodeRecord('relocation', row))) {
    const of = sums.get(Number(shelter)) ?? new Map<number, number>()
    sums.set(Number(shelter), of)
    for (const mechanism of Array.isArray(mechanisms) ? mechanisms.map(Number) : []) of.set(mechanism, (of.get(mechanism) ?? 0) + Number(persons))
  }
  return [...sums].map(([id, of]) => ({ id, persons: Math.max(0, ...of.values()) }))
}
