import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { Scalar } from '../database.ts'
import type { StoredRecord } from '../record.ts'
import { type RecordName, recordDefinition } from '../records.ts'
import { plainTerm } from '../search-terms.ts'
import { decodeRecord } from './records.ts'

export interface RecordQuery {
  type: RecordName
  /** Records of this organization and all below it. */
  organizationId: number
  subdistrict?: number | null
  from?: string
  to?: string
  /** Fields that must equal a value. */
  equals?: Record<string, Scalar>
  /** Part of a name, in characters, pinyin or initials. */
  search?: string
  /** A field's name, or 'date' (the default). */
  sort?: string
  descending?: boolean
  /** Where the page before ended. */
  after?: { value: Scalar, id: number } | null
  limit: number
}

/** A query without its page. */
export type RecordFilters = Omit<RecordQuery, 'after' | 'limit'>

/** Counting stops here: “10,000+” is as good an answer and does not grow with the data. */
export const mostCounted = 10_000

/** A page of living records with where the next one begins. Unit and date are an index range; sorting by another field sorts that range. */
export async function listRecords(db: Db, query: RecordQuery) {
  const { column, direction, beyond } = orderOf(query)
  const cursor = query.after
    ? sql`and (${column}, s.record_id) ${beyond} (${query.after.value}, ${query.after.id})` : sql``
  const found = await sql<Record<string, Scalar> & { id: number }>`
    select r.*, ${column} as sort_value from record_scope s join ${sql.table(query.type)} r on r.id = s.record_id
    where ${conditions(query)} ${cursor}
    order by ${column} ${direction}, s.record_id ${direction}
    limit ${query.limit + 1}`.execute(db)
  const rows = found.rows.slice(0, query.limit)
  const last = rows.at(-1)
  return {
    records: rows.map(({ sort_value: _, ...row }): StoredRecord => decodeRecord(query.type, row)),
    next: found.rows.length > query.limit && last ? { value: last.sort_value ?? null, id: last.id } : null,
  }
}

/** All that a query finds, whatever its page, as the ids of records in the list's order. */
export function selectIdsInOrder(query: RecordFilters) {
  const { column, direction } = orderOf(query)
  const records = asksFields(query) || !isByDate(query) ? sql`join ${sql.table(query.type)} r on r.id = s.record_id` : sql``
  return sql`select s.record_id as id from record_scope s ${records}
    where ${conditions(query)} order by ${column} ${direction}, s.record_id ${direction}`
}

const isByDate = ({ sort }: RecordFilters) => sort === undefined || sort === 'date'

function orderOf(query: RecordFilters) {
  const descending = query.descending ?? true
  return {
    column: isByDate(query) ? sql`s.date` : sql`coalesce(${sql.ref(`r.${query.sort}`)}, ${missing(query.type, { field: query.sort ?? '', descending })})`,
    direction: descending ? sql`desc` : sql`asc`,
    beyond: descending ? sql`<` : sql`>`,
  }
}

const textKinds = new Set(['text', 'longText', 'date', 'choice', 'phone'])

/** What a record without a value is sorted as: it stands last, whichever way the list runs. */
function missing(type: RecordName, { field, descending }: { field: string, descending: boolean }) {
  if (textKinds.has(recordDefinition(type).fields[field]?.kind ?? 'text')) return descending ? '' : '\u{10FFFF}'
  return descending ? -1e18 : 1e18
}

/** How many records a query finds, up to `mostCounted` + 1. Unit, days and name are answered by the indexes alone. */
export async function countRecords(db: Db, query: RecordFilters) {
  const records = asksFields(query) ? sql`join ${sql.table(query.type)} r on r.id = s.record_id` : sql``
  const found = await sql<{ count: number }>`
    select count(*) as count from (select 1 from record_scope s ${records} where ${conditions(query)} limit ${mostCounted + 1})`.execute(db)
  return found.rows[0]?.count ?? 0
}

const asksFields = (query: RecordFilters) => Object.keys(query.equals ?? {}).length > 0 || (query.subdistrict ?? null) !== null

/** A date known only to the month (2026-07) stands on its first day, and sorts before it. */
const firstDate = (from: string) => from.endsWith('-01') ? from.slice(0, 7) : from

function conditions(query: RecordFilters) {
  const parts = [sql`s.record_type = ${query.type}`, sql`s.organization_id = ${query.organizationId}`]
  if (query.from) parts.push(sql`s.date >= ${firstDate(query.from)}`)
  if (query.to) parts.push(sql`s.date <= ${query.to}`)
  const fields = recordDefinition(query.type).fields
  if (query.subdistrict !== null && query.subdistrict !== undefined && fields.subdistrict_id) {
    parts.push(sql`r.subdistrict_id = ${query.subdistrict}`)
  }
  for (const [field, value] of Object.entries(query.equals ?? {})) {
    parts.push(value === null ? sql`${sql.ref(`r.${field}`)} is null` : sql`${sql.ref(`r.${field}`)} = ${value}`)
  }
  const term = plainTerm(query.search ?? '')
  if (term) {
    parts.push(sql`s.record_id in (select record_id from search_term
      where record_type = ${query.type} and term >= ${term} and term < ${`${term}\u{10FFFF}`})`)
  }
  return sql.join(parts, sql` and `)
}
