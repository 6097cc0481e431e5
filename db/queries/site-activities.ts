import { sql } from 'kysely'
import type { Db } from '../connect.ts'

/** The years with at least one activity, in order, by partner site, from the rollups. */
export async function readSiteActivityYears(db: Db, { organizationId, until }: { organizationId: number, until: number }) {
  const rows = await db.selectFrom('rollup_month')
    .select(['category', sql<string>`substr(period, 1, 4)`.as('year')])
    .where('measure', '=', 'site_activities').where('organization_id', '=', organizationId).where('period', '<=', `${until}-12`)
    .groupBy(['category', sql`substr(period, 1, 4)`]).orderBy('year').execute()
  const years = new Map<number, number[]>()
  for (const row of rows) {
    const site = Number(row.category)
    years.set(site, [...years.get(site) ?? [], Number(row.year)])
  }
  return years
}
