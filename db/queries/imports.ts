import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { ImportStatus, RowOutcome, Tables } from '../database.ts'
import { type RecordName, recordDefinition, recordNames } from '../records.ts'
import { insertInChunks } from './insert-in-chunks.ts'
import { decodeRecord } from './records.ts'

export type ImportRowRecord = Tables['import_row']

export async function insertImportBatch(db: Db, batch: Insertable<Tables['import_batch']>) {
  const row = await db.insertInto('import_batch').values(batch).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export async function updateImportBatch(db: Db, id: number, values: Updateable<Tables['import_batch']>) {
  await db.updateTable('import_batch').set(values).where('id', '=', id).execute()
}

/** Moves a batch from one status to another; false where it was not in the first. */
export async function moveImportBatch(db: Db, id: number, { from, values }: { from: ImportStatus, values: Updateable<Tables['import_batch']> }) {
  const result = await db.updateTable('import_batch').set(values).where('id', '=', id).where('status', '=', from).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Moves every batch of one status to another. */
export async function releaseImports(db: Db, { from, to }: { from: ImportStatus, to: ImportStatus }) {
  await db.updateTable('import_batch').set({ status: to }).where('status', '=', from).execute()
}

const withAuthor = (db: Db) => db.selectFrom('import_batch')
  .leftJoin('user_account', 'user_account.id', 'import_batch.author_id')
  .selectAll('import_batch').select('user_account.display_name as author')

export function findImportBatch(db: Db, id: number) {
  return withAuthor(db).where('import_batch.id', '=', id).executeTakeFirst()
}

/** The last committed batch of the same content and type, other than this one. */
export function findCommittedTwin(db: Db, { id, hash, type }: { id: number, hash: string, type: string }) {
  return withAuthor(db)
    .where('file_hash', '=', hash).where('record_type', '=', type).where('import_batch.status', '=', 'committed').where('import_batch.id', '!=', id)
    .orderBy('import_batch.id', 'desc').limit(1).executeTakeFirst()
}

/** Whether another batch still needs the stored file: it is not discarded, and its original has not been removed. */
export async function isFileInUse(db: Db, { id, hash }: { id: number, hash: string }) {
  const row = await db.selectFrom('import_batch').select('id')
    .where('file_hash', '=', hash).where('id', '!=', id).where('status', '!=', 'discarded').where('file_purged_at', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}

/** So many rows go at once, so that nobody waits long for the database or for the thread. */
const DELETED_AT_ONCE = 500

/** Deletes the staged rows of a batch, lot by lot, with others' turns in between. */
export async function deleteImportRows(db: Db, batchId: number) {
  for (;;) {
    const first = await db.selectFrom('import_row').select('position').where('batch_id', '=', batchId).orderBy('position').limit(1).executeTakeFirst()
    if (!first) return
    await db.deleteFrom('import_row').where('batch_id', '=', batchId).where('position', '<', first.position + DELETED_AT_ONCE).execute()
  }
}

export async function insertImportRows(db: Db, rows: ImportRowRecord[]) {
  await insertInChunks(db, 'import_row', rows)
}

export async function replaceImportRow(db: Db, { batch_id, position, ...values }: ImportRowRecord) {
  await db.updateTable('import_row').set(values).where('batch_id', '=', batch_id).where('position', '=', position).execute()
}

/** Rows of a batch in the sheet's order, after a position. */
export function findImportRows(
  db: Db, { batchId, outcomes, after, limit }: { batchId: number, outcomes: RowOutcome[] | null, after: number, limit: number },
) {
  return db.selectFrom('import_row').selectAll()
    .where('batch_id', '=', batchId)
    .where('position', '>', after)
    .$if(outcomes !== null, (query) => query.where('outcome', 'in', outcomes ?? []))
    .orderBy('position').limit(limit).execute()
}

/** Rows of a batch by their positions. */
export async function findImportRowsAt(db: Db, batchId: number, positions: number[]) {
  if (positions.length === 0) return []
  return db.selectFrom('import_row').selectAll().where('batch_id', '=', batchId).where('position', 'in', positions).execute()
}

/** What is said by the rows of a batch that have one of some natural keys, and where they stand. */
export async function findImportRowsOfKeys(db: Db, batchId: number, keys: string[]) {
  // Left to itself, SQLite reads the whole batch for so many keys.
  const { rows } = await sql<Pick<ImportRowRecord, 'position' | 'sheet' | 'row' | 'natural_key' | 'values'>>`
    select position, sheet, row, natural_key, "values" from import_row indexed by import_row_key
    where batch_id = ${batchId} and natural_key in (select value from json_each(${JSON.stringify(keys)}))`.execute(db)
  return rows
}

/** Rows of one natural key, with those that only their order tells apart from it. */
export async function findImportRowsByKey(db: Db, batchId: number, key: string) {
  const rows = db.selectFrom('import_row').selectAll().where('batch_id', '=', batchId)
  // '$' follows '#' in every collation that compares bytes.
  return [
    ...await rows.where('natural_key', '=', key).execute(),
    ...await rows.where('natural_key', '>=', `${key}#`).where('natural_key', '<', `${key}$`).execute(),
  ]
}

/** Rows whose natural key lies in a range, by position. */
export function findImportRowsInKeyRange(db: Db, batchId: number, { from, before, limit }: { from: string, before: string, limit: number }) {
  return db.selectFrom('import_row').selectAll()
    .where('batch_id', '=', batchId).where('natural_key', '>=', from).where('natural_key', '<', before).limit(limit).execute()
}

/** Rows of a stretch of a batch (after a position, up to another) whose issues and marks match a pattern of SQL's like. */
export function findImportRowsWithIssuesLike(
  db: Db, batchId: number, { after, upTo, patterns }: { after: number, upTo: number, patterns: string[] },
) {
  return db.selectFrom('import_row').selectAll()
    .where('batch_id', '=', batchId).where('position', '>', after).where('position', '<=', upTo)
    .where((where) => where.or(patterns.map((pattern) => where('issues', 'like', pattern))))
    .orderBy('position').execute()
}

/** Position of a batch's last row; -1 where it has none. */
export async function lastImportPosition(db: Db, batchId: number) {
  const row = await db.selectFrom('import_row').select('position').where('batch_id', '=', batchId).orderBy('position', 'desc').limit(1).executeTakeFirst()
  return row?.position ?? -1
}

/** The row of a sheet by its number: rows of one sheet stand from `first` to before `end` in ascending order. */
export async function findImportRowByNumber(db: Db, batchId: number, { first, end, row }: { first: number, end: number, row: number }) {
  let [low, high] = [first, end]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const found = await db.selectFrom('import_row').select('row').where('batch_id', '=', batchId).where('position', '=', middle).executeTakeFirst()
    if (found && found.row < row) low = middle + 1
    else high = middle
  }
  const found = await db.selectFrom('import_row').selectAll().where('batch_id', '=', batchId).where('position', '=', low).executeTakeFirst()
  return found?.row === row && low < end ? found : null
}

/** How many rows of a batch have one outcome. */
export async function countImportRowsOf(db: Db, batchId: number, outcome: RowOutcome) {
  const row = await db.selectFrom('import_row').select((query) => query.fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId).where('outcome', '=', outcome).executeTakeFirst()
  return row?.count ?? 0
}

export function countImportRows(db: Db, batchId: number) {
  return db.selectFrom('import_row').select((query) => ['outcome', query.fn.countAll<number>().as('count')])
    .where('batch_id', '=', batchId).groupBy('outcome').execute()
}

/** All rows of a batch in pages. */
export async function* readImportRowPages(
  db: Db, batchId: number, { outcomes = null, size = 1_000 }: { outcomes?: RowOutcome[] | null, size?: number } = {},
) {
  for (let after = -1; ;) {
    const rows = await findImportRows(db, { batchId, outcomes, after, limit: size })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.position
  }
}

export type ImportRowToWrite = Pick<ImportRowRecord, 'position' | 'sheet' | 'row' | 'outcome' | 'record_id' | 'natural_key' | 'values'>

/** The rows of some outcomes in pages, with what is needed to write them. */
export async function* readRowsToWritePages(
  db: Db, batchId: number, { outcomes, size }: { outcomes: RowOutcome[], size: number },
): AsyncGenerator<ImportRowToWrite[]> {
  for (let after = -1; ;) {
    const rows = await db.selectFrom('import_row').select(['position', 'sheet', 'row', 'outcome', 'record_id', 'natural_key', 'values'])
      .where('batch_id', '=', batchId).where('position', '>', after).where('outcome', 'in', outcomes)
      .orderBy('position').limit(size).execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.position
  }
}

export interface BatchChange { id: number, record_id: number, version: number, before: string | null }

/** The changes of a batch since a moment (UTC): those of its last commit. */
export interface BatchCommit { batchId: number, since: string }

const changesOf = (db: Db, { batchId, since }: BatchCommit) => db.selectFrom('change').where('batch_id', '=', batchId).where('at', '>=', since)

/** What a batch changed, newest first, in pages. */
export async function* readBatchChangePages(db: Db, commit: BatchCommit, size = 1_000): AsyncGenerator<BatchChange[]> {
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const changes = await changesOf(db, commit).select(['id', 'record_id', 'version', 'before'])
      .where('id', '<', before).orderBy('id', 'desc').limit(size).execute()
    const last = changes.at(-1)
    if (!last) return
    yield changes
    before = last.id
  }
}

/** How many records a batch changed. */
export async function countBatchChanges(db: Db, commit: BatchCommit) {
  const row = await changesOf(db, commit).select((query) => query.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** Records by id, whether living or deleted. */
export async function findRecordsEvenDeleted(db: Db, type: RecordName, ids: number[]) {
  const rows = await db.selectFrom(type).selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, decodeRecord(type, row)]))
}

/** Which of some records of a type living records name, other than those in `besides` of the type itself. */
export async function findNamedIds(
  db: Db, type: RecordName, { ids, besides }: { ids: ReadonlySet<number>, besides: ReadonlySet<number> },
): Promise<Set<number>> {
  const named = new Set<number>()
  for (const referrer of recordNames) {
    const fields = Object.entries(recordDefinition(referrer).fields).filter(([, field]) => field.references === type)
    if (fields.length === 0) continue
    const columns = fields.map(([name]) => name)
    const rows = await db.selectFrom(referrer).select(['id', ...columns] as never[]).where('deleted_at', 'is', null).execute()
    for (const row of rows as Record<string, unknown>[]) {
      if (referrer === type && besides.has(Number(row.id))) continue
      for (const column of columns) for (const id of idsIn(row[column])) if (ids.has(id)) named.add(id)
    }
  }
  return named
}

/** A reference as its column holds it: an id, or a list of them as JSON text. */
function idsIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'string' ? (JSON.parse(value) as number[]) : []
}
