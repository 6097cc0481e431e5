import type { Db } from '../connect.ts'
import { noDeltas, rebuildDerived, writeDeltas } from '../rollups.ts'
import { loadOrganizationTree } from '../organization-tree.ts'
import type { StoredRecord } from '../record.ts'
import type { RecordName } from '../records.ts'
import { searchTerms } from '../search-terms.ts'
import { insertInChunks } from './insert-in-chunks.ts'
import { encodeRecord } from './records.ts'
import {
  addPairs, type Authorship, changeRow, givesUpKey, type Pair, pairsOf, type RecordWrite, reserveIds, scopeChanges, termChanges, type Trees,
} from './record-effects.ts'

/**
 * How records are written, all but those of large imports (`stageRecords`). Inside the caller's transaction it changes the records and
 * keeps their history, scope, search terms and rollups in step, and moves the data revision on. Answers the records as they now stand.
 */
export async function writeRecords(trx: Db, type: RecordName, writes: RecordWrite[], authorship: Authorship): Promise<StoredRecord[]> {
  if (writes.length === 0) return []
  let next = await reserveIds(trx, type, writes.filter(({ before }) => before === null).length)
  const pairs = pairsOf(type, writes, { ...authorship, nextId: () => next++ })

  const treeBefore = await loadOrganizationTree(trx)
  await storePairs(trx, type, pairs)
  await insertInChunks(trx, 'change', pairs.map((pair) => changeRow(type, pair, authorship)))
  await replaceSearchTerms(trx, type, pairs)

  const tree = type === 'organization' ? await loadOrganizationTree(trx) : treeBefore
  if (type === 'organization' && treeChanged({ treeBefore, tree }, pairs)) await rebuildDerived(trx)
  else await replaceDerived(trx, type, pairs, { treeBefore, tree })

  await bumpRevision(trx, authorship.at)
  return pairs.map((pair) => pair.after)
}

/** Frees every key that the changes give up before any of them takes it: two records may swap keys, a new one may follow a deleted one. */
async function storePairs(trx: Db, type: RecordName, pairs: Pair[]) {
  for (const { after } of pairs.filter(givesUpKey)) {
    await trx.updateTable(type).set({ natural_key: `#${after.id}` } as never).where('id', '=', after.id).execute()
  }
  for (const { before, after } of pairs) {
    if (before === null) continue
    await trx.updateTable(type).set(encodeRecord(type, after) as never).where('id', '=', after.id).execute()
  }
  await insertInChunks(trx, type, pairs.filter((pair) => pair.before === null).map((pair) => encodeRecord(type, pair.after)))
}

async function replaceSearchTerms(trx: Db, type: RecordName, pairs: Pair[]) {
  const { gone, added } = termChanges(type, pairs, searchTerms)
  for (const { term, record_id: id } of gone) {
    await trx.deleteFrom('search_term').where('record_type', '=', type).where('term', '=', term).where('record_id', '=', id).execute()
  }
  await insertInChunks(trx, 'search_term', added)
}

/** Whether existing organizations moved, or one came back, in a way that other records' figures depend on. */
function treeChanged({ treeBefore: before, tree: after }: Trees, pairs: Pair[]) {
  return before.root?.id !== after.root?.id || pairs.some((pair) => pair.before?.deleted_at) || [...before.nodes].some(([id, old]) => {
    const now = after.nodes.get(id)
    return !now || now.parent_id !== old.parent_id || now.side !== old.side
      || now.subdistrict_id !== old.subdistrict_id || now.is_member !== old.is_member
  })
}

async function replaceDerived(trx: Db, type: RecordName, pairs: Pair[], trees: Trees) {
  const scope = scopeChanges(type, pairs, trees)
  for (const row of scope.gone) {
    await trx.deleteFrom('record_scope')
      .where('record_type', '=', row.record_type).where('organization_id', '=', row.organization_id)
      .where('date', '=', row.date).where('record_id', '=', row.record_id).execute()
  }
  await insertInChunks(trx, 'record_scope', scope.added)
  const deltas = noDeltas()
  addPairs(deltas, type, pairs, trees)
  await writeDeltas(trx, deltas)
}

/** Moves the data revision on, so that open screens fetch again. */
export async function bumpRevision(trx: Db, at: string) {
  await trx.updateTable('revision').set((update) => ({ value: update('value', '+', 1), changed_at: at })).where('id', '=', 1).execute()
}
