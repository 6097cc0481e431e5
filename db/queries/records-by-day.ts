import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { RecordName } from '../records.ts'

/** The first and last day of a type's records, or null where it has none. */
export async function findDatesOf(db: Db, type: RecordName) {
  const ends = await Promise.all((['asc', 'desc'] as const).map((order) => sql<{ date: string }>`
    select s.date from record_scope s where s.record_type = ${type}
    and s.organization_id = (select id from organization where parent_id is null and deleted_at is null order by id limit 1)
    and s.date >= '0' order by s.date ${sql.raw(order)} limit 1`.execute(db)))
  const [first, last] = ends.map(({ rows }) => rows[0]?.date)
  return first === undefined || last === undefined ? null : { first, last }
}

const DAYS_AT_ONCE = 500

/** Ids of the records that belong to an organization (or to one below it) on a day, for many days at once. */
export async function findIdsByDay(db: Db, type: RecordName, days: { date: string, organization: number }[]) {
  const found: { date: string, organization: number, id: number }[] = []
  for (let start = 0; start < days.length; start += DAYS_AT_ONCE) {
    const wanted = sql.join(days.slice(start, start + DAYS_AT_ONCE).map(({ date, organization }) => sql`(${organization}, ${date})`))
    // A cross join keeps the look-ups in this order: each day is one place in the index.
    const { rows } = await sql<{ date: string, organization: number, id: number }>`
      with wanted (organization, day) as (values ${wanted})
      select w.organization, w.day as date, s.record_id as id from wanted w cross join record_scope s
      where s.record_type = ${type} and s.organization_id = w.organization and s.date = w.day`.execute(db)
    found.push(...rows)
  }
  return found
}
