import { inTransaction } from '../../../db/in-transaction.ts'
import type { Db } from '../../../db/connect.ts'
import { findImportRowsAt, replaceImportRow } from '../../../db/queries/imports.ts'
import { findRecordsByKeys } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { reconcile } from '../../spreadsheet/reconcile.ts'
import { type JudgeContext, judgeRow } from './judge-rows.ts'
import { fromImportRow, type StagedRow, toImportRow } from './staged-row.ts'

/** Rows of one natural key, which only their order in the sheet tells apart. */
export interface RepeatedRows { key: string, positions: number[] }

const GROUPS_AT_ONCE = 200

const occurrenceKey = (key: string, occurrence: number) => occurrence === 1 ? key : `${key}#${occurrence}`

/**
 * Visits to the same household on the same day share a key. Rows that say exactly what a stored one says are that one, wherever they
 * stand in the sheet; only the others are told apart by their order. So a sheet sorted anew, or a part of one, changes nothing.
 */
export async function settleRepeated(
  db: Db, groups: RepeatedRows[], { batchId, context, moved }: { batchId: number, context: JudgeContext, moved(from: StagedRow, to: StagedRow): void },
) {
  for (let start = 0; start < groups.length; start += GROUPS_AT_ONCE) {
    const lot = groups.slice(start, start + GROUPS_AT_ONCE)
    const rows = new Map((await findImportRowsAt(db, batchId, lot.flatMap(({ positions }) => positions))).map((row) => [row.position, fromImportRow(row)]))
    const siblings = await findSiblings(db, lot, context)
    await inTransaction(db, async (trx) => {
      for (const { key, positions } of lot) {
        const right = positions.flatMap((position) => rows.get(position) ?? []).filter(({ outcome }) => outcome !== 'wrong')
        // What goes into another record by choice only needs a key that nobody has.
        const group = [...right.filter(({ mergeInto }) => mergeInto === null), ...right.filter(({ mergeInto }) => mergeInto !== null)]
        for (const [row, occurrence] of placeRows(group, siblings.get(key) ?? new Map(), context)) {
          const settled = { ...row, naturalKey: occurrenceKey(key, occurrence) }
          if (row.mergeInto === null) judgeRow(settled, siblings.get(key)?.get(occurrence) ?? null, context)
          if (settled.naturalKey === row.naturalKey && settled.outcome === row.outcome) continue
          await replaceImportRow(trx, toImportRow(batchId, settled))
          moved(row, settled)
        }
      }
    })
  }
}

/** Stored records by key and occurrence: as many as the sheet has, one more, and on while there are any. */
async function findSiblings(db: Db, groups: RepeatedRows[], { type }: JudgeContext) {
  const found = new Map<string, Map<number, StoredRecord>>(groups.map(({ key }) => [key, new Map()]))
  for (let occurrence = 1; ; occurrence += 1) {
    const keys = groups.filter(({ key, positions }) => occurrence <= positions.length + 1 || found.get(key)?.has(occurrence - 1)).map(({ key }) => key)
    if (keys.length === 0) return found
    const records = await findRecordsByKeys(db, type, keys.map((key) => occurrenceKey(key, occurrence)))
    for (const key of keys) {
      const record = records.get(occurrenceKey(key, occurrence))
      if (record) found.get(key)?.set(occurrence, record)
    }
  }
}

/** Which occurrence each row is: an equal record's, else the next one that no row has taken. */
function placeRows(rows: StagedRow[], siblings: ReadonlyMap<number, StoredRecord>, { type, completion }: JudgeContext): [StagedRow, number][] {
  const taken = new Set<number>()
  const places = new Map<StagedRow, number>()
  for (const row of rows) {
    const equal = row.mergeInto !== null ? undefined : [...siblings].find(([occurrence, stored]) => !taken.has(occurrence)
      && reconcile(type, { given: row.given, stored, context: completion }).outcome === 'same')
    if (!equal) continue
    places.set(row, equal[0])
    taken.add(equal[0])
  }
  let next = 1
  return rows.map((row) => {
    const place = places.get(row)
    if (place !== undefined) return [row, place]
    while (taken.has(next) || (row.mergeInto !== null && siblings.has(next))) next += 1
    taken.add(next)
    return [row, next]
  })
}
