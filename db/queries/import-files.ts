import type { Db } from '../connect.ts'

/** File, author and time of some import batches, by id: the origin that a figure's passport shows. */
export async function findImportFiles(db: Db, ids: number[]) {
  if (ids.length === 0) return new Map<number, { batchId: number, file: string, author: string | null, at: string }>()
  const rows = await db.selectFrom('import_batch')
    .leftJoin('user_account', 'user_account.id', 'import_batch.author_id')
    .select(['import_batch.id', 'file_name', 'committed_at', 'import_batch.created_at', 'user_account.display_name as author'])
    .where('import_batch.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, { batchId: row.id, file: row.file_name, author: row.author, at: row.committed_at ?? row.created_at }]))
}
