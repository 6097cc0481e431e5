import type { Db } from '../connect.ts'

/** Imports that were committed at some time and last committed or undone before a moment (UTC), whose originals are still kept. */
export function findImportsWithOldFiles(db: Db, { before, limit }: { before: string, limit: number }) {
  return db.selectFrom('import_batch').select(['id', 'record_type', 'file_hash', 'file_name'])
    .where('file_purged_at', 'is', null)
    .where('is_sample', '=', 0)
    .where('status', 'in', ['committed', 'undone'])
    .where(({ eb, fn }) => eb(fn.coalesce('undone_at', 'committed_at'), '<', before))
    .orderBy('id').limit(limit).execute()
}

/** Imports that nobody committed, begun or read anew before a moment (UTC), after an id. */
export function findOldDrafts(db: Db, { before, after, limit }: { before: string, after: number, limit: number }) {
  return db.selectFrom('import_batch').select(['id', 'record_type', 'file_hash', 'file_name', 'status'])
    .where('status', 'in', ['reading', 'ready', 'failed'])
    .where('committed_at', 'is', null)
    .where('created_at', '<', before)
    .where('id', '>', after)
    .orderBy('id').limit(limit).execute()
}

/** Imports that were thrown away and whose rows have not all gone yet. */
export async function findDiscardedWithRows(db: Db) {
  const rows = await db.selectFrom('import_batch').select('id')
    .where('status', '=', 'discarded')
    .where(({ exists, selectFrom }) => exists(selectFrom('import_row').select('batch_id').whereRef('batch_id', '=', 'import_batch.id').limit(1)))
    .orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Which of some files no import needs any more: each is thrown away, or its original removed. */
export async function findUnneededFiles(db: Db, hashes: string[]) {
  const rows = await db.selectFrom('import_batch').select('file_hash').distinct()
    .where('file_hash', 'in', hashes).where('status', '!=', 'discarded').where('file_purged_at', 'is', null).execute()
  const needed = new Set(rows.map((row) => row.file_hash))
  return hashes.filter((hash) => !needed.has(hash))
}
