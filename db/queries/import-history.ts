import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { ImportStatus } from '../database.ts'

export interface ImportFilter {
  /** Whose imports may be seen; all where null. */
  authors: number[] | null
  types: string[]
  statuses: ImportStatus[]
  /** Only those that were committed at some time, whatever came after. */
  onceCommitted: boolean
  /** One author; null for any. */
  author: number | null
  /** Part of the file's name, or the beginning of its SHA-256. */
  text: string | null
}

/**
 * Imports with their authors' names, newest first, before an id. Of an account, which may be long, only its counts and why the file was
 * refused come with them, as JSON text.
 */
export function findImports(db: Db, filter: ImportFilter, { before, limit }: { before: number | null, limit: number }) {
  return matching(db, filter)
    .leftJoin('user_account', 'user_account.id', 'import_batch.author_id')
    .select([
      'import_batch.id', 'record_type', 'file_name', 'file_hash', 'file_size', 'import_batch.status', 'import_batch.created_at', 'committed_at', 'undone_at', 'is_sample', 'type_source',
      'user_account.display_name as author',
    ])
    .select([sql<string | null>`json_extract(summary, '$.counts')`.as('counts'), sql<string | null>`json_extract(summary, '$.refusal')`.as('refusal')])
    .$if(before !== null, (query) => query.where('import_batch.id', '<', before ?? 0))
    .orderBy('import_batch.id', 'desc').limit(limit).execute()
}

/** Who made the imports that may be seen. */
export function findImportAuthors(db: Db, filter: Pick<ImportFilter, 'authors' | 'types' | 'statuses' | 'onceCommitted'>) {
  return matching(db, { ...filter, author: null, text: null })
    .innerJoin('user_account', 'user_account.id', 'import_batch.author_id')
    .select(['user_account.id', 'user_account.display_name as name']).distinct().orderBy('name').execute()
}

function matching(db: Db, { authors, types, statuses, onceCommitted, author, text }: ImportFilter) {
  return db.selectFrom('import_batch')
    .where('record_type', 'in', types)
    .where('import_batch.status', 'in', statuses)
    .$if(onceCommitted, (query) => query.where('committed_at', 'is not', null))
    .$if(authors !== null, (query) => query.where('author_id', 'in', authors ?? []))
    .$if(author !== null, (query) => query.where('author_id', '=', author))
    .$if(text !== null, (query) => query.where(({ eb, or }) => or([
      // Lower case on both sides: SQLite's `like` knows no case of Latin letters, other databases' does.
      eb(sql`lower(file_name)`, 'like', sql`${`%${escapeLike((text ?? '').toLowerCase())}%`} escape '\\'`),
      eb(sql.ref('file_hash'), 'like', sql`${`${escapeLike((text ?? '').toLowerCase())}%`} escape '\\'`),
    ])))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)
