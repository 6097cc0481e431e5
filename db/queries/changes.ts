import type { Db } from '../connect.ts'
import type { RecordName } from '../records.ts'

/** A record's changes, newest first, at most two hundred. */
export function findChanges(db: Db, type: RecordName, id: number) {
  return db.selectFrom('change')
    .leftJoin('user_account', 'user_account.id', 'change.author_id')
    .leftJoin('import_batch', 'import_batch.id', 'change.batch_id')
    .select(['change.id', 'change.at', 'change.before', 'change.after', 'change.version', 'user_account.display_name as author', 'import_batch.file_name'])
    .where('change.record_type', '=', type).where('change.record_id', '=', id)
    .orderBy('change.id', 'desc').limit(200).execute()
}

/** The versions that a batch's last changes gave to some records, by record. */
export async function findVersionsOfBatch(db: Db, type: RecordName, { batchId, ids }: { batchId: number, ids: number[] }) {
  if (ids.length === 0) return new Map<number, number>()
  const rows = await db.selectFrom('change').select((query) => ['record_id', query.fn.max('version').as('version')])
    .where('record_type', '=', type).where('record_id', 'in', ids).where('batch_id', '=', batchId).groupBy('record_id').execute()
  return new Map(rows.map((row) => [row.record_id, Number(row.version)]))
}

/** Whose changes touched some records after a change, other than those of one import: how many records, and the last one's time. */
export async function findCauses(db: Db, type: RecordName, { ids, after, besides }: { ids: number[], after: number, besides: number }) {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('change')
    .select(({ fn }) => ['author_id', 'batch_id', fn.count<number>('record_id').distinct().as('records'), fn.max('at').as('at')])
    .where('record_type', '=', type).where('record_id', 'in', ids).where('id', '>', after)
    .where(({ eb, or }) => or([eb('batch_id', 'is', null), eb('batch_id', '!=', besides)]))
    .groupBy(['author_id', 'batch_id']).orderBy('records', 'desc').execute()
  return rows.map(({ author_id: authorId, batch_id: batchId, records, at }) => ({ authorId, batchId, records: Number(records), at: String(at) }))
}
