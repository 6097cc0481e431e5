import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { Scalar } from '../database.ts'
import { type Field, type FieldValue, listKinds } from '../fields.ts'
import type { StoredRecord } from '../record.ts'
import { type RecordName, recordDefinition, recordNames } from '../records.ts'

const isEncoded = ({ kind }: Field) => listKinds.has(kind) || kind === 'yesNo'
const encodedFields = new Map<RecordName, [string, Field][]>()

/** The fields of a type whose columns hold something else than their values. */
function encodedFieldsOf(type: RecordName) {
  const known = encodedFields.get(type) ?? Object.entries(recordDefinition(type).fields).filter(([, field]) => isEncoded(field))
  encodedFields.set(type, known)
  return known
}

/** A record with a value for each of its fields as its table's row: lists become JSON text, yes/no 1 or 0. */
export function encodeRecord(type: RecordName, record: StoredRecord): Record<string, Scalar> {
  const row: Record<string, unknown> = { ...record }
  for (const [name, field] of encodedFieldsOf(type)) row[name] = encode(field, record[name] ?? null)
  return row as Record<string, Scalar>
}

function encode({ kind }: Field, value: FieldValue): Scalar {
  if (value === null) return null
  if (kind === 'yesNo') return value === true ? 1 : 0
  return JSON.stringify(value)
}

/** SQL for a record as JSON, as the history keeps it, from a row of its table or of one like it. */
export function recordJson(type: RecordName, row: string, columns: string[]): RawBuilder<string> {
  const encoded = new Map(encodedFieldsOf(type))
  const valueOf = (name: string) => {
    const column = sql.ref(`${row}.${name}`)
    const kind = encoded.get(name)?.kind
    if (kind === undefined) return column
    return kind === 'yesNo' ? sql`json(iif(${column}, 'true', iif(${column} is null, null, 'false')))` : sql`json(${column})`
  }
  return sql`json_object(${sql.join(columns.map((name) => sql`${sql.lit(name)}, ${valueOf(name)}`))})`
}

/** A table row as a record. */
export function decodeRecord(type: RecordName, row: object): StoredRecord {
  const record = { ...row } as Record<string, unknown>
  for (const [name, field] of Object.entries(recordDefinition(type).fields)) {
    const value = record[name]
    if (value === null || value === undefined) record[name] = null
    else if (listKinds.has(field.kind)) record[name] = JSON.parse(String(value))
    else if (field.kind === 'yesNo') record[name] = value === 1
  }
  return record as StoredRecord
}

/** One living record, or null. */
export async function findRecord(db: Db, type: RecordName, id: number) {
  const row = await db.selectFrom(type).selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row ? decodeRecord(type, row) : null
}

/** One record whether living or deleted, or null. */
export async function findRecordEvenDeleted(db: Db, type: RecordName, id: number) {
  const row = await db.selectFrom(type).selectAll().where('id', '=', id).executeTakeFirst()
  return row ? decodeRecord(type, row) : null
}

/** The living records among some ids. */
export async function findRecordsByIds(db: Db, type: RecordName, ids: number[]) {
  const found = await findRecordsByIdsEvenDeleted(db, type, ids)
  return new Map([...found].filter(([, record]) => record.deleted_at === null))
}

/** The records among some ids, whether living or deleted. */
export async function findRecordsByIdsEvenDeleted(db: Db, type: RecordName, ids: number[]) {
  const found = new Map<number, StoredRecord>()
  for (let start = 0; start < ids.length; start += 1_000) {
    const rows = await db.selectFrom(type).selectAll().where('id', 'in', ids.slice(start, start + 1_000)).execute()
    for (const row of rows) found.set(row.id, decodeRecord(type, row))
  }
  return found
}

/** The living records among some natural keys, by key. */
export async function findRecordsByKeys(db: Db, type: RecordName, keys: string[]) {
  const found = new Map<string, StoredRecord>()
  for (let start = 0; start < keys.length; start += 1_000) {
    const rows = await db.selectFrom(type).selectAll()
      .where('natural_key', 'in', keys.slice(start, start + 1_000)).where('deleted_at', 'is', null).execute()
    for (const row of rows) found.set(row.natural_key, decodeRecord(type, row))
  }
  return found
}

/** Which of some natural keys living records have. */
export async function findTakenKeys(db: Db, type: RecordName, keys: string[]) {
  const taken = new Set<string>()
  for (let start = 0; start < keys.length; start += 1_000) {
    const rows = await db.selectFrom(type).select('natural_key')
      .where('natural_key', 'in', keys.slice(start, start + 1_000)).where('deleted_at', 'is', null).execute()
    for (const row of rows) taken.add(row.natural_key)
  }
  return taken
}

/** All living records of a type in pages by id, for rebuilding what is derived. */
export async function* readRecordPages(db: Db, type: RecordName, size = 2_000) {
  for (let after = 0; ;) {
    const rows = await db.selectFrom(type).selectAll()
      .where('id', '>', after).where('deleted_at', 'is', null).orderBy('id').limit(size).execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => decodeRecord(type, row))
    after = last.id
  }
}

/** All living records of a small type that others name (sites, mechanisms), for matching and for labels. */
export async function findNames(db: Db, type: RecordName) {
  const rows = await db.selectFrom(type).selectAll().where('deleted_at', 'is', null).orderBy('id').execute()
  return rows.map((row) => decodeRecord(type, row))
}

/** Whether anything hangs on an organization: units below it, records that name it (as their sub-district too), or an account. */
export async function isOrganizationInUse(db: Db, id: number) {
  const inScope = await db.selectFrom('record_scope').select('record_id')
    .where('organization_id', '=', id)
    .where((where) => where.or([where('record_type', '!=', 'organization'), where('record_id', '!=', id)]))
    .limit(1).executeTakeFirst()
  if (inScope) return true
  const account = await db.selectFrom('user_account').select('id').where('organization_id', '=', id).limit(1).executeTakeFirst()
  if (account) return true
  for (const type of recordNames) {
    if (!Object.hasOwn(recordDefinition(type).fields, 'subdistrict_id')) continue
    const placed = await db.selectFrom(type).select('id').where(sql.ref('subdistrict_id'), '=', id)
      .where('deleted_at', 'is', null).where('id', '!=', type === 'organization' ? id : 0).limit(1).executeTakeFirst()
    if (placed) return true
  }
  return false
}
