import { createHash } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'
import type { RecordName } from '../records.ts'
import { insertInChunks } from './insert-in-chunks.ts'

export type SnapshotRow = Selectable<Tables['snapshot']>
export type SnapshotFigure = Omit<Selectable<Tables['snapshot_figure']>, 'snapshot_id'>

/** Of the changes since a snapshot, no more than these are looked through for a figure's. */
const mostLookedAt = 5_000

/** A mark of figures, which tells whether any was touched since. */
export function hashOfFigures(figures: SnapshotFigure[]) {
  const lines = figures.map((one) => JSON.stringify([one.organization_id, one.indicator, one.organization_name, one.numerator, one.denominator, one.value, one.target, one.pace]))
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

/** Stores a snapshot with its figures, inside the caller's transaction; its id. There is no way to change figures afterwards. */
export async function insertSnapshot(trx: Db, snapshot: Omit<Insertable<Tables['snapshot']>, 'figures_hash'>, figures: SnapshotFigure[]) {
  const { id } = await trx.insertInto('snapshot').values({ ...snapshot, figures_hash: hashOfFigures(figures) }).returning('id').executeTakeFirstOrThrow()
  await insertInChunks(trx, 'snapshot_figure', figures.map((figure) => ({ snapshot_id: id, ...figure })))
  return id
}

/** The snapshots, the newest first, with who made and who withdrew them. */
export function findSnapshots(db: Db) {
  return db.selectFrom('snapshot')
    .leftJoin('user_account as author', 'author.id', 'snapshot.created_by').leftJoin('user_account as withdrawer', 'withdrawer.id', 'snapshot.withdrawn_by')
    .selectAll('snapshot').select(['author.display_name as author', 'withdrawer.display_name as withdrawer'])
    .orderBy('snapshot.id', 'desc').limit(200).execute()
}

export async function findSnapshot(db: Db, id: number) {
  return await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst() ?? null
}

export async function findSnapshotFigures(db: Db, snapshotId: number): Promise<SnapshotFigure[]> {
  const rows = await db.selectFrom('snapshot_figure').selectAll().where('snapshot_id', '=', snapshotId).orderBy('organization_id').orderBy('indicator').execute()
  return rows.map(({ snapshot_id: _, ...figure }) => figure)
}

/** What was reported of one indicator of an organization in snapshots of a year that stand, the newest first. */
export function findReportedFigures(db: Db, { organizationId, indicator, year }: { organizationId: number, indicator: string, year: number }) {
  return db.selectFrom('snapshot').innerJoin('snapshot_figure', 'snapshot_figure.snapshot_id', 'snapshot.id')
    .select(['snapshot.id', 'snapshot.name', 'snapshot_figure.value'])
    .where('snapshot_figure.organization_id', '=', organizationId).where('snapshot_figure.indicator', '=', indicator)
    .where('snapshot.year', '=', year).where('snapshot.withdrawn_at', 'is', null)
    .orderBy('snapshot.id', 'desc').limit(3).execute()
}

/** Marks a snapshot as withdrawn; it stays with its figures. */
export async function markWithdrawn(trx: Db, id: number, { by, at, reason }: { by: number, at: string, reason: string }) {
  await trx.updateTable('snapshot').set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason }).where('id', '=', id).execute()
}

/** The last change of any record so far. */
export async function lastChangeId(db: Db) {
  const { id } = await db.selectFrom('change').select(({ fn }) => fn.max('id').as('id')).executeTakeFirstOrThrow()
  return Number(id ?? 0)
}

/** The newest changes of some record types after a change, among the newest of all. */
export function findChangesSince(db: Db, { after, types, limit }: { after: number, types: RecordName[], limit: number }) {
  const newest = db.selectFrom('change').selectAll().where('id', '>', after).orderBy('id', 'desc').limit(mostLookedAt).as('newest')
  return db.selectFrom(newest)
    .leftJoin('user_account', 'user_account.id', 'newest.author_id').leftJoin('import_batch', 'import_batch.id', 'newest.batch_id')
    .select(['newest.id', 'newest.record_type', 'newest.record_id', 'newest.before', 'newest.after', 'newest.at', 'user_account.display_name as author', 'import_batch.file_name'])
    .where('newest.record_type', 'in', types).orderBy('newest.id', 'desc').limit(limit).execute()
}
