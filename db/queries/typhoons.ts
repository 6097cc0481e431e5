import type { Insertable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

type NewFile = Omit<Insertable<Tables['typhoon_file']>, 'undone_at' | 'undone_by'>
type NewTrack = Omit<Insertable<Tables['typhoon_track']>, 'file_id'>

/** Stores a file and its tracks; answers the file's id. */
export async function insertTyphoonFile(trx: Db, file: NewFile, tracks: NewTrack[]) {
  const { id } = await trx.insertInto('typhoon_file').values({ ...file, undone_at: null, undone_by: null }).returning('id').executeTakeFirstOrThrow()
  for (const track of tracks) await trx.insertInto('typhoon_track').values({ ...track, file_id: id }).execute()
  return id
}

/** The living file of a content that was read one way, or undefined. */
export function findTyphoonFileByContent(db: Db, { hash, quadrantOrder }: { hash: string, quadrantOrder: string }) {
  return db.selectFrom('typhoon_file').selectAll().where('hash', '=', hash).where('quadrant_order', '=', quadrantOrder).where('undone_at', 'is', null).executeTakeFirst()
}

/** One file, undone or not. */
export function findTyphoonFile(db: Db, id: number) {
  return db.selectFrom('typhoon_file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes a file's tracks away, or brings them back. */
export async function setTyphoonFileUndone(trx: Db, id: number, undone: { at: string, by: number | null } | null) {
  await trx.updateTable('typhoon_file').set({ undone_at: undone?.at ?? null, undone_by: undone?.by ?? null }).where('id', '=', id).execute()
}

/** The newest files, undone ones too, with how many tracks each brought. */
export function findTyphoonFiles(db: Db, limit: number) {
  return db.selectFrom('typhoon_file').leftJoin('user_account', 'user_account.id', 'typhoon_file.author_id')
    .select(['typhoon_file.id', 'typhoon_file.name', 'format', 'problems', 'at', 'undone_at', 'user_account.display_name as author'])
    .select((query) => query.selectFrom('typhoon_track').whereRef('file_id', '=', 'typhoon_file.id').select(({ fn }) => fn.countAll<number>().as('count')).as('tracks'))
    .orderBy('typhoon_file.id', 'desc').limit(limit).execute()
}

const trackFacts = [
  'typhoon_track.id', 'file_id', 'agency', 'number', 'typhoon_track.name', 'name_zh', 'starts_at', 'ends_at', 'ring_labels', 'fix_count',
  'typhoon_file.name as file', 'format', 'typhoon_file.at as imported_at',
] as const

const livingTracks = (db: Db) => db.selectFrom('typhoon_track').innerJoin('typhoon_file', 'typhoon_file.id', 'typhoon_track.file_id').where('undone_at', 'is', null)

/** Tracks of living files, the latest storm first; `search` is a part of a number or name, `names` are further names that it may stand for. */
export function findTyphoonTracks(db: Db, { search, names, limit }: { search: string | null, names: string[], limit: number }) {
  return livingTracks(db).select(trackFacts)
    .$if(search !== null, (query) => query.where(({ or, eb }) => or([
      eb('number', 'like', `%${search}%`), eb('typhoon_track.name', 'like', `%${search?.toUpperCase()}%`), eb('name_zh', 'like', `%${search}%`), ...names.length > 0 ? [eb('typhoon_track.name', 'in', names)] : [],
    ])))
    .orderBy('starts_at', 'desc').orderBy('typhoon_track.id', 'desc').limit(limit).execute()
}

/** One track of a living file with its fixes and forecasts, or undefined. */
export function findTyphoonTrack(db: Db, id: number) {
  return livingTracks(db).select([...trackFacts, 'fixes', 'forecasts']).where('typhoon_track.id', '=', id).executeTakeFirst()
}
