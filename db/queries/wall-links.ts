import type { Insertable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

/** Stores a link; its id. */
export async function insertWallLink(trx: Db, link: Insertable<Tables['wall_link']>) {
  return (await trx.insertInto('wall_link').values(link).returning('id').executeTakeFirstOrThrow()).id
}

/** The links with who made them, the newest first. */
export function findWallLinks(db: Db) {
  return db.selectFrom('wall_link')
    .innerJoin('user_account', 'user_account.id', 'wall_link.created_by')
    .select(['wall_link.id', 'wall_link.name', 'wall_link.created_at', 'wall_link.expires_at', 'wall_link.stopped_at', 'wall_link.seen_at', 'user_account.display_name as author'])
    .orderBy('wall_link.id', 'desc').limit(200).execute()
}

export async function findWallLink(db: Db, id: number) {
  return await db.selectFrom('wall_link').selectAll().where('id', '=', id).executeTakeFirst() ?? null
}

/** A link that holds at a moment, with the account of who made it; undefined where it was stopped or has run out, or where the account is closed. */
export function findWallViewer(db: Db, keyHash: string, at: string) {
  return db.selectFrom('wall_link')
    .innerJoin('user_account', 'user_account.id', 'wall_link.created_by')
    .selectAll('user_account').select(['wall_link.id as link_id', 'wall_link.seen_at', 'wall_link.expires_at'])
    .where('key_hash', '=', keyHash).where('stopped_at', 'is', null).where('expires_at', '>', at).where('disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function setWallLinkStopped(trx: Db, id: number, stoppedAt: string | null) {
  await trx.updateTable('wall_link').set({ stopped_at: stoppedAt }).where('id', '=', id).execute()
}

export async function touchWallLink(db: Db, id: number, at: string) {
  await db.updateTable('wall_link').set({ seen_at: at }).where('id', '=', id).execute()
}
