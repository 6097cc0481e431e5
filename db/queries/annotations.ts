import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { Period } from '../facts.ts'
import { decodeRecord } from './records.ts'

/** More would hide the figures that they are about. */
const mostShown = 40

/** The living notes on the days of a period that concern all organizations or some, and all indicators or one, by day. */
export async function findAnnotations(db: Db, { period, organizations, code }: { period: Period, organizations: number[], code: string }) {
  const rows = await db.selectFrom('annotation').selectAll()
    .where('deleted_at', 'is', null)
    .where(sql.ref('on_day'), '>=', period.from).where(sql.ref('on_day'), '<=', period.to)
    .where(({ eb, or }) => or([eb(sql.ref('organization_id'), 'is', null), eb(sql.ref('organization_id'), 'in', organizations)]))
    .where(({ eb, or }) => or([eb(sql.ref('indicator'), 'is', null), eb(sql.ref('indicator'), '=', code)]))
    .orderBy(sql.ref('on_day')).orderBy('id').limit(mostShown).execute()
  return rows.map((row) => decodeRecord('annotation', row))
}
