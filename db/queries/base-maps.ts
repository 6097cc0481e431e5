import type { BaseMapEntry } from '../base-map.ts'
import type { Db } from '../connect.ts'

/** A base map with its entry as it stands. */
export interface BaseMap { id: number, version: number, removedAt: string | null, entry: BaseMapEntry }

const standing = (db: Db) => db.selectFrom('base_map')
  .innerJoin('base_map_version', (join) => join.onRef('base_map_version.base_map_id', '=', 'base_map.id').onRef('base_map_version.version', '=', 'base_map.version'))
  .select(['base_map.id', 'base_map.version', 'base_map.removed_at', 'base_map_version.entry'])

const toBaseMap = ({ id, version, removed_at: removedAt, entry }: { id: number, version: number, removed_at: string | null, entry: string }): BaseMap =>
  ({ id, version, removedAt, entry: JSON.parse(entry) as BaseMapEntry })

/** Every base map that stands, or also those that were removed, in the order in which they were made. */
export async function findBaseMaps(db: Db, { removed = false } = {}) {
  const rows = await standing(db).$if(!removed, (query) => query.where('base_map.removed_at', 'is', null)).orderBy('base_map.id').execute()
  return rows.map(toBaseMap)
}

/** A base map, removed or not, or null. */
export async function findBaseMap(db: Db, id: number) {
  const row = await standing(db).where('base_map.id', '=', id).executeTakeFirst()
  return row ? toBaseMap(row) : null
}

/** Every version of a base map, the newest first, with who made it. */
export async function findBaseMapVersions(db: Db, id: number) {
  const rows = await db.selectFrom('base_map_version').leftJoin('user_account', 'user_account.id', 'base_map_version.author_id')
    .select(['base_map_version.version', 'base_map_version.entry', 'base_map_version.at', 'user_account.display_name as author'])
    .where('base_map_id', '=', id).orderBy('base_map_version.version', 'desc').execute()
  return rows.map(({ entry, ...row }) => ({ ...row, entry: JSON.parse(entry) as BaseMapEntry }))
}

interface Writing { authorId: number, at: string }

/** Stores a new base map, inside the caller's transaction; its id. */
export async function insertBaseMap(trx: Db, entry: BaseMapEntry, writing: Writing) {
  const { id } = await trx.insertInto('base_map').values({ version: 1, removed_by: null, removed_at: null }).returning('id').executeTakeFirstOrThrow()
  await insertVersion(trx, { id, version: 1, entry }, writing)
  return id
}

/** Puts a new version in place of the one that stands, and brings the base map back where it was removed. */
export async function replaceBaseMap(trx: Db, changed: { id: number, version: number, entry: BaseMapEntry }, writing: Writing) {
  await insertVersion(trx, changed, writing)
  await trx.updateTable('base_map').set({ version: changed.version, removed_by: null, removed_at: null }).where('id', '=', changed.id).execute()
}

/** Takes a base map out of use; its versions stay. */
export async function markBaseMapRemoved(trx: Db, id: number, { authorId, at }: Writing) {
  await trx.updateTable('base_map').set({ removed_by: authorId, removed_at: at }).where('id', '=', id).execute()
}

async function insertVersion(trx: Db, { id, version, entry }: { id: number, version: number, entry: BaseMapEntry }, { authorId, at }: Writing) {
  await trx.insertInto('base_map_version').values({ base_map_id: id, version, entry: JSON.stringify(entry), author_id: authorId, at }).execute()
}
