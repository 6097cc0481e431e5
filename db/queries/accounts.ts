import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

export function findAccountByName(db: Db, name: string) {
  return db.selectFrom('user_account').selectAll().where('name', '=', name).executeTakeFirst()
}

export function findAccount(db: Db, id: number) {
  return db.selectFrom('user_account').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findAccounts(db: Db) {
  return db.selectFrom('user_account').selectAll().orderBy('id').execute()
}

export async function countAccounts(db: Db) {
  const row = await db.selectFrom('user_account').select((query) => query.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

export async function insertAccount(db: Db, account: Insertable<Tables['user_account']>) {
  const row = await db.insertInto('user_account').values(account).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export async function updateAccount(db: Db, id: number, values: Updateable<Tables['user_account']>) {
  await db.updateTable('user_account').set(values).where('id', '=', id).execute()
}

export async function insertSession(db: Db, session: Insertable<Tables['session']>) {
  await db.insertInto('session').values(session).execute()
}

/** A session with its account, or undefined. */
export function findSession(db: Db, tokenHash: string) {
  return db.selectFrom('session')
    .innerJoin('user_account', 'user_account.id', 'session.user_id')
    .selectAll('user_account').select(['session.seen_at', 'session.created_at as signed_in_at'])
    .where('token_hash', '=', tokenHash).where('disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function touchSession(db: Db, tokenHash: string, at: string) {
  await db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Db, tokenHash: string) {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOfUser(db: Db, userId: number) {
  await db.deleteFrom('session').where('user_id', '=', userId).execute()
}

/** Ends a user's sessions but the one of a token. */
export async function deleteOtherSessions(db: Db, { userId, tokenHash }: { userId: number, tokenHash: string }) {
  await db.deleteFrom('session').where('user_id', '=', userId).where('token_hash', '!=', tokenHash).execute()
}

export async function deleteStaleSessions(db: Db, seenBefore: string) {
  await db.deleteFrom('session').where('seen_at', '<', seenBefore).execute()
}
