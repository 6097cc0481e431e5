import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { ImportStatus, Tables } from '../database.ts'

/** A learnt mapping in the version that holds. */
export type LearntMappingRow = Awaited<ReturnType<typeof findMappings>>[number]

/** What an import taught holds while it is committed; what was changed by hand always does. */
const standing: ImportStatus[] = ['committed', 'undoing']

/** The mappings with their versions that hold: that of an import that was undone holds no more, and an older one does. */
function inForce(db: Db) {
  return db.selectFrom('import_mapping as mapping')
    .innerJoin('import_mapping_version as version', 'version.mapping_id', 'mapping.id')
    .leftJoin('import_batch as batch', 'batch.id', 'version.batch_id')
    .leftJoin('user_account as author', 'author.id', 'version.author_id')
    .where((where) => where.or([where('batch.status', 'is', null), where('batch.status', 'in', standing)]))
    .where(({ eb, selectFrom }) => eb('version.version', '=', selectFrom('import_mapping_version as newer')
      .leftJoin('import_batch as newer_batch', 'newer_batch.id', 'newer.batch_id')
      .whereRef('newer.mapping_id', '=', 'mapping.id')
      .where((where) => where.or([where('newer_batch.status', 'is', null), where('newer_batch.status', 'in', standing)]))
      .select(({ fn }) => fn.max('newer.version').as('version'))))
    .select([
      'mapping.id', 'mapping.record_type', 'mapping.fingerprint', 'mapping.organization_id', 'mapping.version as newest_version', 'mapping.uses',
      'mapping.last_used_at', 'mapping.deleted_at', 'version.version', 'version.content', 'version.batch_id', 'version.file_name', 'version.at',
      'author.display_name as author',
    ])
}

/** The mappings of some types, those last used first; forgotten ones only where they are asked for. */
export function findMappings(db: Db, { types, forgotten = false }: { types: string[], forgotten?: boolean }) {
  return inForce(db)
    .where('mapping.record_type', 'in', types)
    .where('mapping.deleted_at', forgotten ? 'is not' : 'is', null)
    .orderBy('mapping.last_used_at', 'desc').orderBy('mapping.id', 'desc')
    .execute()
}

/** One mapping, forgotten or not. */
export function findMapping(db: Db, id: number) {
  return inForce(db).where('mapping.id', '=', id).executeTakeFirst()
}

/** The living mapping of a shape to a unit, or undefined. */
export function findMappingOfShape(db: Db, { type, fingerprint, organizationId }: { type: string, fingerprint: string, organizationId: number }) {
  return db.selectFrom('import_mapping').selectAll()
    .where('record_type', '=', type).where('fingerprint', '=', fingerprint).where('organization_id', '=', organizationId).where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Every version of a mapping, newest first. */
export function findMappingVersions(db: Db, id: number) {
  return db.selectFrom('import_mapping_version as version')
    .leftJoin('user_account as author', 'author.id', 'version.author_id')
    .leftJoin('import_batch as batch', 'batch.id', 'version.batch_id')
    .select(['version.version', 'version.content', 'version.batch_id', 'version.file_name', 'version.at', 'author.display_name as author', 'batch.status as batch_status'])
    .where('version.mapping_id', '=', id).orderBy('version.version', 'desc').execute()
}

export async function insertMapping(trx: Db, mapping: Insertable<Tables['import_mapping']>) {
  const { id } = await trx.insertInto('import_mapping').values(mapping).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Adds a version and makes it the newest. */
export async function insertMappingVersion(trx: Db, version: Tables['import_mapping_version']) {
  await trx.insertInto('import_mapping_version').values(version).execute()
  await trx.updateTable('import_mapping').set({ version: version.version }).where('id', '=', version.mapping_id).execute()
}

export async function updateMapping(trx: Db, id: number, values: Updateable<Tables['import_mapping']>) {
  await trx.updateTable('import_mapping').set(values).where('id', '=', id).execute()
}

/** Counts one more use of a mapping. */
export async function countMappingUse(trx: Db, id: number, at: string) {
  await trx.updateTable('import_mapping').set((row) => ({ uses: row('uses', '+', 1), last_used_at: at })).where('id', '=', id).execute()
}
