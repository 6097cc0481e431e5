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
