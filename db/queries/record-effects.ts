import type { Db } from '../connect.ts'
import { sql } from 'kysely'
import type { OrganizationTree } from '../organization-tree.ts'
import { naturalKey, occurrenceOf, type StoredRecord, type Values } from '../record.ts'
import { type RecordName, recordDefinition } from '../records.ts'
import { addToDeltas, type RollupDeltas, scopeRows } from '../rollups.ts'
import { searchTerms } from '../search-terms.ts'

export interface Origin { batchId: number | null, sheet: string | null, row: number | null }

/** One change of one record: no `before` creates it, no `values` deletes it. */
export interface RecordWrite {
  before: StoredRecord | null
  values: Values | null
  /** Where the values came from; a change by hand keeps the record's first origin. */
  origin?: Origin
  /** Which of several records with one key this is (1 = the first). */
  occurrence?: number
}

/** The author and time of a change, with the import that it belongs to. */
export interface Authorship { authorId: number | null, at: string, batchId: number | null }

export interface Pair { before: StoredRecord | null, after: StoredRecord }
export interface Trees { treeBefore: OrganizationTree, tree: OrganizationTree }

/** Gives out ids of a record type, the first of `count`. Nobody else gets them, whether they are used or not. */
export async function reserveIds(db: Db, type: RecordName, count: number) {
  const highest = sql`(select coalesce(max(id), 0) from ${sql.table(type)})`
  const found = await sql<{ last_id: number }>`
    insert into record_number (record_type, last_id) values (${type}, ${highest} + ${count})
    on conflict (record_type) do update set last_id = max(last_id, ${highest}) + ${count} returning last_id`.execute(db)
  return (found.rows[0]?.last_id ?? 0) - count + 1
}

/** Each write with the record as it stands afterwards; new ones take ids from `nextId`. */
export function pairsOf(type: RecordName, writes: RecordWrite[], { nextId, ...authorship }: Authorship & { nextId(): number }): Pair[] {
  return writes.map((write) => ({ before: write.before, after: recordAfter(type, write, { ...authorship, id: write.before?.id ?? nextId() }) }))
}

/** The stored form of `values` after a change: next version, key and authorship. */
function recordAfter(type: RecordName, write: RecordWrite, { id, authorId, at }: Authorship & { id: number }): StoredRecord {
  const { before } = write
  const values = write.values ?? before ?? {}
  const occurrence = write.occurrence ?? (before ? occurrenceOf(recordDefinition(type), before) : 1)
  return Object.assign(ownFields(type, values), {
    id,
    version: (before?.version ?? 0) + 1,
    natural_key: naturalKey(recordDefinition(type), values, occurrence),
    import_batch_id: write.origin ? write.origin.batchId : before?.import_batch_id ?? null,
    import_sheet: write.origin ? write.origin.sheet : before?.import_sheet ?? null,
    import_row: write.origin ? write.origin.row : before?.import_row ?? null,
    created_by: before ? before.created_by : authorId,
    created_at: before?.created_at ?? at,
    updated_by: authorId,
    updated_at: at,
    deleted_at: write.values === null ? at : null,
  })
}

/** Filled field by field: records of one type then share one shape, which makes them several times faster to copy and to write as JSON. */
function ownFields(type: RecordName, values: Values) {
  const own: Values = {}
  for (const name of Object.keys(recordDefinition(type).fields)) own[name] = values[name] ?? null
  return own
}

/** Whether a change gives up the key that the record had, so that another may take it. */
export const givesUpKey = ({ before, after }: Pair) => before !== null && (before.natural_key !== after.natural_key || after.deleted_at !== null)

/** The entry of a change in the history. */
export const changeRow = (type: RecordName, { before, after }: Pair, { authorId, at, batchId }: Authorship) => ({
  record_type: type,
  record_id: after.id,
  version: after.version,
  batch_id: batchId,
  before: before ? JSON.stringify(before) : null,
  after: JSON.stringify(after),
  author_id: authorId,
  at,
})

/** The scope entries that changes take away and those that they add; what stays as it was is in neither. */
export function scopeChanges(type: RecordName, pairs: Pair[], { treeBefore, tree }: Trees) {
  const gone: ReturnType<typeof scopeRows> = []
  const added: ReturnType<typeof scopeRows> = []
  const keyOf = ({ organization_id: organization, date }: (typeof gone)[number]) => `${organization} ${date}`
  for (const { before, after } of pairs) {
    const now = scopeRows(type, after, tree)
    if (before === null) {
      added.push(...now)
      continue
    }
    const old = scopeRows(type, before, treeBefore)
    const [oldKeys, newKeys] = [new Set(old.map(keyOf)), new Set(now.map(keyOf))]
    gone.push(...old.filter((row) => !newKeys.has(keyOf(row))))
    added.push(...now.filter((row) => !oldKeys.has(keyOf(row))))
  }
  return { gone, added }
}

/** What changes add to and take from the rollups. */
export function addPairs(deltas: RollupDeltas, type: RecordName, pairs: Pair[], { treeBefore, tree }: Trees) {
  for (const { before, after } of pairs) {
    if (before) addToDeltas(deltas, { type, record: before, tree: treeBefore, sign: -1 })
    addToDeltas(deltas, { type, record: after, tree, sign: 1 })
  }
}

const mostRemembered = 20_000

/** The terms of names, of which households and units bring the same ones again and again. */
export function rememberTerms() {
  const known = new Map<string, string[]>()
  return function termsOf(name: string) {
    const terms = known.get(name) ?? searchTerms(name)
    if (known.size < mostRemembered) known.set(name, terms)
    return terms
  }
}

/** The search terms that go and those that come; what stays as it was is in neither. */
export function termChanges(type: RecordName, pairs: Pair[], termsOf: (name: string) => string[]) {
  const gone: ReturnType<typeof termRows> = []
  const added: ReturnType<typeof termRows> = []
  for (const { before, after } of pairs) {
    const now = termRows(type, after, termsOf)
    if (before === null) {
      added.push(...now)
      continue
    }
    const old = termRows(type, before, termsOf)
    const [oldTerms, newTerms] = [new Set(old.map(({ term }) => term)), new Set(now.map(({ term }) => term))]
    gone.push(...old.filter(({ term }) => !newTerms.has(term)))
    added.push(...now.filter(({ term }) => !oldTerms.has(term)))
  }
  return { gone, added }
}

/** The search terms of a living record. */
export function termRows(type: RecordName, record: StoredRecord, termsOf: (name: string) => string[]) {
  if (record.deleted_at !== null) return []
  const names = recordDefinition(type).search.map((field) => termsOf(String(record[field] ?? '')))
  const terms = names.length === 1 ? names[0] ?? [] : new Set(names.flat())
  return Array.from(terms, (term) => ({ record_type: type, term, record_id: record.id }))
}
