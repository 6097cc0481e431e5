import { createHash } from 'node:crypto'
import type { Db } from '../connect.ts'
import type { AuditAction } from '../database.ts'

export interface AuditFact {
  at: string
  authorId: number | null
  action: AuditAction
  subject: string
  detail: Record<string, unknown>
  address: string | null
}

/** Adds to the trail inside the caller's transaction. Each entry carries the hash of the one before, so that a changed past shows. */
export async function appendAudit(trx: Db, fact: AuditFact) {
  const last = await trx.selectFrom('audit_entry').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const entry = {
    at: fact.at,
    author_id: fact.authorId,
    action: fact.action,
    subject: fact.subject,
    detail: JSON.stringify(fact.detail),
    address: fact.address,
    previous_hash: last?.hash ?? '',
  }
  const { batchId } = fact.detail
  const import_batch_id = typeof batchId === 'number' ? batchId : null
  await trx.insertInto('audit_entry').values({ ...entry, hash: hashOf(entry), import_batch_id }).execute()
}

function hashOf(entry: object) {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex')
}

/** A page of the trail, newest first, before an id. */
export function findAuditEntries(db: Db, { before, limit }: { before: number | null, limit: number }) {
  return db.selectFrom('audit_entry')
    .leftJoin('user_account', 'user_account.id', 'audit_entry.author_id')
    .select(['audit_entry.id', 'at', 'action', 'subject', 'detail', 'address', 'user_account.display_name as author'])
    .$if(before !== null, (query) => query.where('audit_entry.id', '<', before ?? 0))
    .orderBy('audit_entry.id', 'desc').limit(limit).execute()
}

/** What the trail says of one import, oldest first. */
export function findImportEntries(db: Db, batchId: number) {
  return db.selectFrom('audit_entry')
    .leftJoin('user_account', 'user_account.id', 'audit_entry.author_id')
    .select(['audit_entry.id', 'at', 'action', 'detail', 'user_account.display_name as author'])
    .where('import_batch_id', '=', batchId).orderBy('audit_entry.id').execute()
}

/** How many entries the trail has. */
export async function countAuditEntries(db: Db) {
  const row = await db.selectFrom('audit_entry').select((query) => query.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** The id of the first entry whose chain does not hold, or null where the whole trail is as it was written. */
export async function findBrokenAuditEntry(db: Db) {
  let previous = ''
  for (let after = 0; ;) {
    const entries = await db.selectFrom('audit_entry').selectAll().where('id', '>', after).orderBy('id').limit(5_000).execute()
    const last = entries.at(-1)
    if (!last) return null
    for (const { id, hash, ...entry } of entries) {
      const ordered = {
        at: entry.at, author_id: entry.author_id, action: entry.action, subject: entry.subject, detail: entry.detail,
        address: entry.address, previous_hash: entry.previous_hash,
      }
      if (entry.previous_hash !== previous || hashOf(ordered) !== hash) return id
      previous = hash
    }
    after = last.id
  }
}
