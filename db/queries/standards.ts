import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { naturalKey } from '../record.ts'
import { recordDefinitions } from '../records.ts'
import { findRecordsByKeys } from './records.ts'

/** The creation cycle that a year belongs to (the latest one, where several do) with the editions of its standard, or null. */
export async function findStandardOfYear(db: Db, year: number) {
  const found = await db.selectFrom('creation_cycle').selectAll().where('deleted_at', 'is', null)
    .where(sql.ref('from_year'), '<=', year).where(sql.ref('to_year'), '>=', year)
    .orderBy(sql.ref('from_year'), 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (!found) return null
  const items = await db.selectFrom('standard_item').selectAll().where('deleted_at', 'is', null).where(sql.ref('cycle_id'), '=', found.id).orderBy('id').execute()
  const rows = items as unknown as { edition: string, is_example: number }[]
  const cycle = found as unknown as { id: number, name: string, from_year: number, to_year: number }
  return { ...cycle, editions: [...new Set(rows.map(({ edition }) => edition))], isExample: rows.some(({ is_example: example }) => example === 1) }
}

/** What an organization gave itself in a year on some items of a standard, by item. */
export async function findScoreRecords(db: Db, { organizationId, year, items }: { organizationId: number, year: number, items: number[] }) {
  const keys = items.map((item) => naturalKey(recordDefinitions.score, { organization_id: organizationId, year, item_id: item }))
  const records = await findRecordsByKeys(db, 'score', keys)
  return new Map([...records.values()].map((record) => [Number(record.item_id), record]))
}
