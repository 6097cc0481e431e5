import type { Db } from '../connect.ts'
import { addToDeltas, rebuildDerived, type RollupDeltas, scopeRows, writeDeltas } from '../rollups.ts'
import { loadOrganizationTree, type OrganizationTree } from '../organization-tree.ts'
import { naturalKey, occurrenceOf, type StoredRecord, type Values } from '../record.ts'
import { type RecordName, recordDefinition } from '../records.ts'
import { searchTerms } from '../search-terms.ts'
import { insertInChunks } from './insert-in-chunks.ts'
import { encodeValues } from './records.ts'

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

/**
 * The only way that records are written. Inside the caller's transaction it changes the records and keeps their history, scope,
 * search terms and rollups in step, and moves the data revision on. Answers the records as they now stand.
 */
export async function writeRecords(trx: Db, type: RecordName, writes: RecordWrite[], authorship: Authorship): Promise<StoredRecord[]> {
  if (writes.length === 0) return []
  const nextId = await highestId(trx, type) + 1
  let created = 0
  const pairs = writes.map((write) => {
    const id = write.before?.id ?? nextId + created++
    return { before: write.before, after: recordAfter(type, write, { ...authorship, id }) }
  })

  const treeBefore = await loadOrganizationTree(trx)
  await storePairs(trx, type, pairs)
  await recordHistory(trx, type, pairs, authorship)
  await replaceSearchTerms(trx, type, pairs)

  const tree = type === 'organization' ? await loadOrganizationTree(trx) : treeBefore
  if (type === 'organization' && treeChanged({ treeBefore, tree }, pairs)) await rebuildDerived(trx)
  else await replaceDerived(trx, type, pairs, { treeBefore, tree })

  await bumpRevision(trx, authorship.at)
  return pairs.map((pair) => pair.after)
}

interface Trees { treeBefore: OrganizationTree, tree: OrganizationTree }
interface Pair { before: StoredRecord | null, after: StoredRecord }

/** Frees every key that the changes give up before any of them takes it: two records may swap keys, a new one may follow a deleted one. */
async function storePairs(trx: Db, type: RecordName, pairs: Pair[]) {
  for (const { before, after } of pairs) {
    if (before === null || (before.natural_key === after.natural_key && after.deleted_at === null)) continue
    await trx.updateTable(type).set({ natural_key: `#${after.id}` } as never).where('id', '=', after.id).execute()
  }
  for (const { before, after } of pairs) {
    if (before === null) continue
    const { id, ...row } = toRow(type, after)
    await trx.updateTable(type).set(row as never).where('id', '=', id).execute()
  }
  await insertInChunks(trx, type, pairs.filter((pair) => pair.before === null).map((pair) => toRow(type, pair.after)))
}

/** The stored form of `values` after a change: next version, key and authorship. */
function recordAfter(type: RecordName, write: RecordWrite, { id, authorId, at }: Authorship & { id: number }): StoredRecord {
  const { before } = write
  const values = write.values ?? before ?? {}
  const occurrence = write.occurrence ?? (before ? occurrenceOf(recordDefinition(type), before) : 1)
  return {
    ...encodedFieldsOnly(type, values),
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
  }
}

function encodedFieldsOnly(type: RecordName, values: Values) {
  return Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, values[name] ?? null]))
}

function toRow(type: RecordName, record: StoredRecord) {
  return { ...record, ...encodeValues(type, record) }
}

async function highestId(trx: Db, type: RecordName) {
  const row = await trx.selectFrom(type).select((query) => query.fn.max('id').as('id')).executeTakeFirst()
  return row?.id ?? 0
}

async function recordHistory(trx: Db, type: RecordName, pairs: Pair[], { authorId, at, batchId }: Authorship) {
  await insertInChunks(trx, 'change', pairs.map(({ before, after }) => ({
    record_type: type,
    record_id: after.id,
    version: after.version,
    batch_id: batchId,
    before: before ? JSON.stringify(before) : null,
    after: JSON.stringify(after),
    author_id: authorId,
    at,
  })))
}

async function replaceSearchTerms(trx: Db, type: RecordName, pairs: Pair[]) {
  const fields = recordDefinition(type).search
  if (fields.length === 0) return
  const changed = pairs.filter(({ before, after }) => before === null
    || before.deleted_at !== after.deleted_at || fields.some((field) => before[field] !== after[field]))
  for (const { before, after } of changed) {
    if (before) await trx.deleteFrom('search_term').where('record_type', '=', type).where('record_id', '=', after.id).execute()
  }
  await insertInChunks(trx, 'search_term', changed
    .filter(({ after }) => after.deleted_at === null)
    .flatMap(({ after }) => [...new Set(fields.flatMap((field) => searchTerms(String(after[field] ?? ''))))]
      .map((term) => ({ record_type: type, term, record_id: after.id }))))
}

/** Whether existing organizations moved, or one came back, in a way that other records' figures depend on. */
function treeChanged({ treeBefore: before, tree: after }: Trees, pairs: Pair[]) {
  return before.root?.id !== after.root?.id || pairs.some((pair) => pair.before?.deleted_at) || [...before.nodes].some(([id, old]) => {
    const now = after.nodes.get(id)
    return !now || now.parent_id !== old.parent_id || now.side !== old.side
      || now.subdistrict_id !== old.subdistrict_id || now.is_member !== old.is_member
  })
}

async function replaceDerived(trx: Db, type: RecordName, pairs: Pair[], { treeBefore, tree }: Trees) {
  const deltas: RollupDeltas = new Map()
  for (const { before, after } of pairs) {
    if (before) {
      addToDeltas(deltas, { type, record: before, tree: treeBefore, sign: -1 })
      for (const row of scopeRows(type, before, treeBefore)) {
        await trx.deleteFrom('record_scope')
          .where('record_type', '=', row.record_type).where('organization_id', '=', row.organization_id)
          .where('date', '=', row.date).where('record_id', '=', row.record_id).execute()
      }
    }
    addToDeltas(deltas, { type, record: after, tree, sign: 1 })
  }
  await insertInChunks(trx, 'record_scope', pairs.flatMap(({ after }) => scopeRows(type, after, tree)))
  await writeDeltas(trx, deltas)
}

/** Moves the data revision on, so that open screens fetch again. */
export async function bumpRevision(trx: Db, at: string) {
  await trx.updateTable('revision').set((update) => ({ value: update('value', '+', 1), changed_at: at })).where('id', '=', 1).execute()
}
