import { sql } from 'kysely'
import type { Db } from '../connect.ts'

export interface OpenProblem {
  id: number
  title: string
  opened_on: string
  due_on: string | null
  lead_id: number | null
  supervised: number
  /** The place among the day limits that it falls between: 0 for the youngest. */
  bucket: number
  /** How many there are in its bucket, and how many of those were due before the day. */
  count: number
  overdue: number
}

/**
 * Matters of the 双清单 that were open on a day, the oldest `most` of each bucket of age. `limits` are the days (ISO, latest first) on or before
 * which a matter must have been opened to fall into the next bucket. What was resolved afterwards was still open then.
 */
export async function findOpenProblems(
  db: Db, { organizationId, subdistrict, on, limits, most }: { organizationId: number, subdistrict: number | null, on: string, limits: string[], most: number },
) {
  const bucket = sql.join([sql`0`, ...limits.map((limit) => sql`case when p.opened_on <= ${limit} then 1 else 0 end`)], sql` + `)
  const place = subdistrict === null ? sql`` : sql`and p.subdistrict_id = ${subdistrict}`
  const { rows } = await sql<OpenProblem>`
    select * from (
      select o.*, count(*) over (partition by bucket) as count, sum(case when due_on < ${on} then 1 else 0 end) over (partition by bucket) as overdue,
        row_number() over (partition by bucket order by opened_on, id) as place
      from (
        select p.id, p.title, p.opened_on, p.due_on, p.lead_id, p.supervised, ${bucket} as bucket
        from problem p
        where p.deleted_at is null and p.opened_on <= ${on} ${place}
          and (p.status in ('registered', 'assigned', 'handling') or (p.status in ('resolved', 'closed') and p.resolved_on > ${on}))
          and exists (select 1 from record_scope s where s.record_type = 'problem' and s.organization_id = ${organizationId} and s.date = p.opened_on and s.record_id = p.id)
      ) o
    ) numbered where place <= ${most} order by opened_on, id`.execute(db)
  return rows
}
