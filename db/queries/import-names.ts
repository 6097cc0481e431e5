import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

export type LearntNameRow = Awaited<ReturnType<typeof findLearntNames>>[number]

/** Whether it holds: what an import taught does while that is committed. */
export const nameHolds = ({ batch_status: status }: Pick<LearntNameRow, 'batch_status'>) => status === null || status === 'committed' || status === 'undoing'

function withTeacher(db: Db) {
  return db.selectFrom('import_name as name')
    .leftJoin('user_account as author', 'author.id', 'name.author_id')
    .leftJoin('import_batch as batch', 'batch.id', 'name.batch_id')
    .selectAll('name').select(['author.display_name as author', 'batch.status as batch_status'])
}

/** The learnt names, those last used first; forgotten ones only where they are asked for. */
export function findLearntNames(db: Db, { forgotten = false }: { forgotten?: boolean } = {}) {
  return withTeacher(db).where('name.deleted_at', forgotten ? 'is not' : 'is', null)
    .orderBy('name.last_used_at', 'desc').orderBy('name.id', 'desc').execute()
}

/** One learnt name, forgotten or not. */
export function findLearntName(db: Db, id: number) {
  return withTeacher(db).where('name.id', '=', id).executeTakeFirst()
}

/** The living entry under which a unit knows a name, or undefined. */
export function findNameAsWritten(db: Db, { type, key, organizationId }: { type: string, key: string, organizationId: number }) {
  return withTeacher(db)
    .where('name.record_type', '=', type).where('name.name_key', '=', key).where('name.organization_id', '=', organizationId).where('name.deleted_at', 'is', null)
    .executeTakeFirst()
}

/** What an import taught and has not been taught otherwise or forgotten since. */
export function findNamesOfBatch(db: Db, batchId: number) {
  return db.selectFrom('import_name').selectAll().where('batch_id', '=', batchId).where('deleted_at', 'is', null).execute()
}

export async function insertLearntName(trx: Db, name: Insertable<Tables['import_name']>) {
  const { id } = await trx.insertInto('import_name').values(name).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateLearntName(trx: Db, id: number, values: Updateable<Tables['import_name']>) {
  await trx.updateTable('import_name').set(values).where('id', '=', id).execute()
}

/** Counts one more use of some names. */
export async function countNameUses(trx: Db, ids: number[], at: string) {
  if (ids.length === 0) return
  await trx.updateTable('import_name').set((row) => ({ uses: row('uses', '+', 1), last_used_at: at })).where('id', 'in', ids).execute()
}

/** The records of some types that belong to an organization or one below it, by type. */
export async function findIdsInScope(db: Db, organizationId: number, types: string[]) {
  const rows = await db.selectFrom('record_scope').select(['record_type', 'record_id'])
    .where('record_type', 'in', types).where('organization_id', '=', organizationId).execute()
  const ids = new Map<string, Set<number>>()
  for (const { record_type: type, record_id: id } of rows) ids.set(type, (ids.get(type) ?? new Set()).add(id))
  return ids
}
