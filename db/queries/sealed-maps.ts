import { createHash } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'
import { insertInChunks } from './insert-in-chunks.ts'

export type SealedMapRow = Selectable<Tables['sealed_map']>

/** Read at once; others get their turn between two of them. */
const pageSize = 1_000

/** A mark of a sealed map's view and places, in their order, which tells whether any was touched since. */
export function hashOfSealed(view: string, places: Iterable<string>) {
  const hash = createHash('sha256').update(view)
  for (const place of places) hash.update('\n').update(place)
  return hash.digest('hex')
}

/** Stores a sealed map with its places, inside the caller's transaction; its id and hash. There is no way to change them afterwards. */
export async function insertSealedMap(trx: Db, map: Omit<Insertable<Tables['sealed_map']>, 'content_hash' | 'places'>, places: string[]) {
  const hash = hashOfSealed(map.view, places)
  const { id } = await trx.insertInto('sealed_map').values({ ...map, places: places.length, content_hash: hash }).returning('id').executeTakeFirstOrThrow()
  await insertInChunks(trx, 'sealed_map_place', places.map((content, number) => ({ sealed_map_id: id, number, content })))
  return { id, hash }
}

const withNames = (db: Db) => db.selectFrom('sealed_map')
  .leftJoin('user_account as author', 'author.id', 'sealed_map.created_by').leftJoin('user_account as discarder', 'discarder.id', 'sealed_map.discarded_by')
  .selectAll('sealed_map').select(['author.display_name as author', 'discarder.display_name as discarder'])

/** The sealed maps, the newest first, with who made and who discarded them. */
export const findSealedMaps = (db: Db, limit: number) => withNames(db).orderBy('sealed_map.id', 'desc').limit(limit).execute()

export type NamedSealedMap = Awaited<ReturnType<typeof findSealedMaps>>[number]

/** A sealed map, or null. */
export const findSealedMap = async (db: Db, id: number) => await withNames(db).where('sealed_map.id', '=', id).executeTakeFirst() ?? null

/** The places of a sealed map in their order, in pages. */
export async function* readSealedPlaces(db: Db, id: number) {
  for (let after = -1; ;) {
    const rows = await db.selectFrom('sealed_map_place').select(['number', 'content'])
      .where('sealed_map_id', '=', id).where('number', '>', after).orderBy('number').limit(pageSize).execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ content }) => content)
    after = last.number
  }
}

/** Marks a sealed map as discarded, or brings it back; it stays with all that is in it. */
export async function setSealedMapDiscarded(trx: Db, id: number, discarded: { by: number, at: string, reason: string } | null) {
  await trx.updateTable('sealed_map')
    .set({ discarded_by: discarded?.by ?? null, discarded_at: discarded?.at ?? null, discarded_reason: discarded?.reason ?? null }).where('id', '=', id).execute()
}
