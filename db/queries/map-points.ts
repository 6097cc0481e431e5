import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { plainTerm } from '../search-terms.ts'

export type PointType = 'partner_site' | 'coordination_point'

export interface Bounds { west: number, south: number, east: number, north: number }

/** What the map keeps at hand of every place. */
export interface PlaceRow {
  id: number
  kind: string
  /** Both null where nobody gave a position. */
  longitude: number | null
  latitude: number | null
  subdistrict_id: number | null
  /** JSON list of mechanism ids; null for partner sites. */
  mechanism_ids: string | null
  owner_id: number | null
  /** JSON list of organizations; null for coordination points. */
  co_builder_ids: string | null
  /** What its duty is judged by; null for partner sites. */
  officer_a: string | null
  officer_b: string | null
  duty_phone: string | null
  verified_on: string | null
  since_year: number | null
  /** Persons; null for partner sites. */
  capacity: number | null
  deleted_at: string | null
}

const columnsOf = (type: PointType) => type === 'coordination_point'
  ? sql`mechanism_ids, null as co_builder_ids, officer_a, officer_b, duty_phone, verified_on, null as since_year, capacity`
  : sql`null as mechanism_ids, co_builder_ids, null as officer_a, null as officer_b, null as duty_phone, null as verified_on, since_year, null as capacity`

const common = sql`id, kind, longitude, latitude, subdistrict_id, owner_id, deleted_at`

/** All living places of a type in pages by id, to be read once; later changes come by `findChangedPlaces`. */
export async function* readPlacePages(db: Db, type: PointType, size = 1_000) {
  for (let after = 0; ;) {
    const { rows } = await sql<PlaceRow>`select ${common}, ${columnsOf(type)} from ${sql.table(type)}
      where id > ${after} and deleted_at is null order by id limit ${size}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.id
  }
}

/** Some places by id, deleted ones too. */
export async function readPlaces(db: Db, type: PointType, ids: number[]) {
  const found: PlaceRow[] = []
  for (let start = 0; start < ids.length; start += 1_000) {
    const chunk = ids.slice(start, start + 1_000)
    found.push(...(await sql<PlaceRow>`select ${common}, ${columnsOf(type)} from ${sql.table(type)} where id in (${sql.join(chunk)})`.execute(db)).rows)
  }
  return found
}

/** The places that changed after a change, at most `limit` of them, by type. */
export async function findChangedPlaces(db: Db, since: number, limit: number) {
  // Joined to nothing, the type keeps its index out of it: only what came after `since` is read.
  const { rows } = await sql<{ type: PointType, record_id: number }>`
    select distinct record_type as type, record_id from change
    where id > ${since} and record_type || '' in ('coordination_point', 'partner_site') limit ${limit}`.execute(db)
  const idsOf = (type: PointType) => rows.filter((row) => row.type === type).map((row) => row.record_id)
  return { coordination_point: idsOf('coordination_point'), partner_site: idsOf('partner_site') }
}

/** Names of some places by id. */
export async function findPlaceNames(db: Db, type: PointType, ids: number[]) {
  const names = new Map<number, string>()
  for (let start = 0; start < ids.length; start += 1_000) {
    const { rows } = await sql<{ id: number, name: string }>`
      select id, name from ${sql.table(type)} where id in (${sql.join(ids.slice(start, start + 1_000))})`.execute(db)
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

/** Places of an organization whose name, pinyin or initials begin as searched, in the order of their entry. */
export async function searchPlaces(
  db: Db, type: PointType, { organizationId, search, placed, limit }: { organizationId: number, search: string, placed: boolean, limit: number },
) {
  const term = plainTerm(search)
  // A search for signs alone names nothing, and so finds nothing.
  if (!term) return []
  const { rows } = await sql<{ id: number }>`
    select p.id from ${sql.table(type)} p
    join record_scope s on s.record_type = ${type} and s.organization_id = ${organizationId} and s.date = '' and s.record_id = p.id
    where p.deleted_at is null and ${placed ? sql`p.longitude is not null` : sql`p.longitude is null`}
      and p.id in (select record_id from search_term where record_type = ${type} and term >= ${term} and term < ${`${term}\u{10FFFF}`})
    order by p.id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** The living mechanisms whose name, pinyin or initials begin as searched. */
export async function searchMechanisms(db: Db, { search, limit }: { search: string, limit: number }) {
  const term = plainTerm(search)
  if (!term) return []
  const { rows } = await sql<{ id: number, name: string }>`
    select id, name from mechanism where deleted_at is null
      and id in (select record_id from search_term where record_type = 'mechanism' and term >= ${term} and term < ${`${term}\u{10FFFF}`})
    order by id limit ${limit}`.execute(db)
  return rows
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

/** The latest drills and incidents of a mechanism (within some days, both included), the newest first. */
export function findMechanismEvents(db: Db, mechanismId: number, { limit, from = '', to = '9999' }: { limit: number, from?: string, to?: string }) {
  return db.selectFrom('response_event').selectAll().where(sql.ref('mechanism_id'), '=', mechanismId).where('deleted_at', 'is', null)
    .where(sql.ref('happened_at'), '>=', from.slice(0, 7)).where(sql.ref('happened_at'), '<', `${to}U`)
    .orderBy(sql.ref('happened_at'), 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** Drills held in a calendar year, by mechanism, from the rollups of the district. */
export async function countDrills(db: Db, { districtId, year }: { districtId: number, year: number }) {
  const rows = await db.selectFrom('rollup_month').select(({ fn }) => ['category', fn.sum<number>('value').as('drills')])
    .where('measure', '=', 'drills').where('organization_id', '=', districtId)
    .where('period', '>=', `${year}-01`).where('period', '<=', `${year}-12`).groupBy('category').execute()
  return new Map(rows.map((row) => [Number(row.category), Number(row.drills)]))
}

/** The partner sites with an activity since a month (YYYY-MM), from the rollups of the district. */
export async function findActiveSites(db: Db, { districtId, since }: { districtId: number, since: string }) {
  const rows = await db.selectFrom('rollup_month').select('category').distinct()
    .where('measure', '=', 'site_activities').where('organization_id', '=', districtId).where('period', '>=', since).execute()
  return new Set(rows.map((row) => Number(row.category)))
}
