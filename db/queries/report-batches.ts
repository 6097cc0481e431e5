import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'
import type { ReportBatchStatus } from '../report-batch-tables.ts'

export const runningStatuses: ReportBatchStatus[] = ['running', 'stopping']

export async function insertReportBatch(trx: Db, batch: Insertable<Tables['report_batch']>) {
  const { id } = await trx.insertInto('report_batch').values(batch).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateReportBatch(db: Db, id: number, change: Updateable<Tables['report_batch']>) {
  await db.updateTable('report_batch').set(change).where('id', '=', id).execute()
}

export function findReportBatch(db: Db, id: number) {
  return db.selectFrom('report_batch').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The last drafting of all missing reports of a year in some organizations, or undefined; with who began it. */
export function findLastReportBatch(db: Db, { year, organizations }: { year: number, organizations: number[] }) {
  return db.selectFrom('report_batch').leftJoin('user_account', 'user_account.id', 'report_batch.started_by')
    .selectAll('report_batch').select('user_account.display_name as author')
    .where('year', '=', year).where('report_batch.organization_id', 'in', organizations).orderBy('report_batch.id', 'desc').limit(1).executeTakeFirst()
}

/** The drafting that is under way in an organization, or undefined. */
export function findRunningReportBatch(db: Db, organizationId: number) {
  return db.selectFrom('report_batch').select('id').where('organization_id', '=', organizationId).where('status', 'in', runningStatuses).executeTakeFirst()
}

/** Marks what was under way when the server stopped. */
export async function interruptReportBatches(db: Db) {
  await db.updateTable('report_batch').set({ status: 'interrupted', unit: null }).where('status', 'in', runningStatuses).execute()
}
