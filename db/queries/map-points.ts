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
  /** Both null where nobody gave a position. */
  longitude: number | null
  latitude: number | null
  subdistrict_id: number | null
  /** JSON list of mechanism ids; null for partner sites. */
  mechanism_ids: string | null
  /** What its duty is judged by; null for partner sites. */
  officer_a: string | null
  officer_b: string | null
  duty_phone: string | null
  verified_on: string | null
  since_year: number | null
}

/** Points of one kind that serve the same mechanisms, with the box that holds them (degrees; null for those without a position). */
export interface PointCount {
  kind: string
  /** JSON list of ids, '' for partner sites. */
  mechanism_ids: string
  placed: 0 | 1
  count: number
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

interface PointQuery {
  organizationId: number
  bounds?: Bounds
  /** A name in characters, pinyin or initials. */
  search?: string
  /** False finds those without a position instead. */
  placed?: boolean
  limit: number
}

/** Places with a position inside the bounds (degrees, WGS84), found by the position index; or those of a name. */
export async function findPoints(db: Db, type: PointType, query: PointQuery): Promise<PointRow[]> {
  const term = plainTerm(query.search ?? '')
  // A search for signs alone names nothing, and so finds nothing.
  if (query.search !== undefined && !term) return []
  const own = type === 'coordination_point'
    ? sql`mechanism_ids, officer_a, officer_b, duty_phone, verified_on, null as since_year`
    : sql`null as mechanism_ids, null as officer_a, null as officer_b, null as duty_phone, null as verified_on, since_year`
  const parts = [sql`p.deleted_at is null`, query.placed === false ? sql`p.longitude is null` : sql`p.longitude is not null`]
  if (query.bounds) {
    const { west, south, east, north } = query.bounds
    parts.push(sql`p.longitude between ${west} and ${east}`, sql`p.latitude between ${south} and ${north}`)
  }
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

/** How many points there are by kind, by the mechanisms that they serve, and by whether they have a position. */
export async function countPoints(db: Db, type: PointType, organizationId: number) {
  const mechanisms = type === 'coordination_point' ? sql`coalesce(p.mechanism_ids, '')` : sql`''`
  const placed = sql`case when p.longitude is null then 0 else 1 end`
  const found = await sql<PointCount>`
    select p.kind, ${mechanisms} as mechanism_ids, ${placed} as placed, count(*) as count,
      min(p.longitude) as west, min(p.latitude) as south, max(p.longitude) as east, max(p.latitude) as north
    from ${sql.table(type)} p
    join record_scope s on s.record_type = ${type} and s.organization_id = ${organizationId} and s.date = '' and s.record_id = p.id
    where p.deleted_at is null
    group by p.kind, ${mechanisms}, ${placed}`.execute(db)
  return found.rows
}

/** The latest finished activity at a partner site that an organization, or one below it, took part in; or undefined. */
export function findLastActivity(db: Db, { siteId, organizationId }: { siteId: number, organizationId: number }) {
  return sql<{ id: number, title: string, started_on: string }>`
    select a.id, a.title, a.started_on from activity a
    join record_scope s on s.record_type = 'activity' and s.organization_id = ${organizationId} and s.date = a.started_on and s.record_id = a.id
    where a.site_id = ${siteId} and a.deleted_at is null and a.status = 'done'
    order by a.started_on desc, a.id desc limit 1`.execute(db).then((found) => found.rows[0])
}

/** Duty contacts of some mechanisms, as stored. */
export function findDutyContacts(db: Db, mechanismIds: number[]) {
  return db.selectFrom('duty_contact').selectAll()
    .where('deleted_at', 'is', null).where(sql.ref('mechanism_id'), 'in', mechanismIds).orderBy('id').execute()
}
