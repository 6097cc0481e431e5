import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { plainTerm } from '../search-terms.ts'

export type PointType = 'partner_site' | 'coordination_point'

export interface Bounds { west: number, south: number, east: number, north: number }

export interface PointRow {
  type: PointType
  id: number
  name: string
  kind: string
  longitude: number
  latitude: number
  subdistrict_id: number | null
  /** JSON list of mechanism ids; null for partner sites. */
  mechanism_ids: string | null
  verified_on: string | null
  since_year: number | null
}

interface PointQuery {
  organizationId: number
  bounds?: Bounds
  /** A name in characters, pinyin or initials. */
  search?: string
  limit: number
}

/** Places with a position inside the bounds (degrees, WGS84), found by the position index. */
export async function findPoints(db: Db, type: PointType, query: PointQuery): Promise<PointRow[]> {
  const own = type === 'coordination_point'
    ? sql`mechanism_ids, verified_on, null as since_year` : sql`null as mechanism_ids, null as verified_on, since_year`
  const parts = [sql`p.deleted_at is null`, sql`p.longitude is not null`]
  if (query.bounds) {
    const { west, south, east, north } = query.bounds
    parts.push(sql`p.longitude between ${west} and ${east}`, sql`p.latitude between ${south} and ${north}`)
  }
  const term = plainTerm(query.search ?? '')
  if (term) {
    parts.push(sql`p.id in (select record_id from search_term
      where record_type = ${type} and term >= ${term} and term < ${`${term}\u{10FFFF}`})`)
  }
  const found = await sql<PointRow>`
    select ${type} as type, p.id, p.name, p.kind, p.longitude, p.latitude, p.subdistrict_id, ${own}
    from ${sql.table(type)} p
    join record_scope s on s.record_type = ${type} and s.organization_id = ${query.organizationId} and s.date = '' and s.record_id = p.id
    where ${sql.join(parts, sql` and `)}
    order by p.id limit ${query.limit}`.execute(db)
  return found.rows
}

/** How many placed points there are by kind and by the mechanisms that they serve (a JSON list of ids, '' for partner sites). */
export async function countPoints(db: Db, type: PointType, organizationId: number) {
  const mechanisms = type === 'coordination_point' ? sql`coalesce(p.mechanism_ids, '')` : sql`''`
  const found = await sql<{ kind: string, mechanism_ids: string, count: number }>`
    select p.kind, ${mechanisms} as mechanism_ids, count(*) as count
    from ${sql.table(type)} p
    join record_scope s on s.record_type = ${type} and s.organization_id = ${organizationId} and s.date = '' and s.record_id = p.id
    where p.deleted_at is null and p.longitude is not null
    group by p.kind, ${mechanisms}`.execute(db)
  return found.rows
}

/** The latest finished activity at a partner site, or undefined. */
export function findLastActivity(db: Db, siteId: number) {
  return sql<{ id: number, title: string, started_on: string }>`
    select id, title, started_on from activity
    where site_id = ${siteId} and deleted_at is null and status = 'done'
    order by started_on desc limit 1`.execute(db).then((found) => found.rows[0])
}

/** Duty contacts of some mechanisms, as stored. */
export function findDutyContacts(db: Db, mechanismIds: number[]) {
  return db.selectFrom('duty_contact').selectAll()
    .where('deleted_at', 'is', null).where(sql.ref('mechanism_id'), 'in', mechanismIds).orderBy('id').execute()
}
