import type { Db } from '../../../db/connect.ts'
import { findVersionsOfBatch } from '../../../db/queries/changes.ts'
import { findRecordsByIdsEvenDeleted, findRecordsByKeys } from '../../../db/queries/records.ts'
import type { ImportBatchRow } from './require-import.ts'
import type { StagedRow } from './staged-row.ts'
import type { RowRecord } from './row-views.ts'

/** Where the rows of a committed import went, by position: the record that each made, changed or found the same, as it stands now. */
export async function recordsOfRows(
  db: Db, { id: batchId, record_type: type, status }: Pick<ImportBatchRow, 'id' | 'record_type' | 'status'>, rows: StagedRow[],
): Promise<Map<number, RowRecord>> {
  if (status !== 'committed') return new Map()
  const right = rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed' || outcome === 'same')
  const made = await findRecordsByKeys(db, type, right.flatMap(({ recordId, naturalKey }) => recordId === null ? naturalKey ?? [] : []))
  const known = await findRecordsByIdsEvenDeleted(db, type, right.flatMap(({ recordId }) => recordId ?? []))
  const versions = await findVersionsOfBatch(db, type, { batchId, ids: [...[...made.values()].map(({ id }) => id), ...known.keys()] })
  return new Map(right.map(({ position, outcome, recordId, naturalKey }): [number, RowRecord] => {
    const record = recordId === null ? made.get(naturalKey ?? '') : known.get(recordId)
    const version = record && versions.get(record.id)
    // One that bears the key of a new row without coming from this import took its place later.
    if (!record || record.deleted_at !== null || (outcome === 'new' && version === undefined)) return [position, { id: null, type, state: 'gone' }]
    return [position, { id: record.id, type, state: version !== undefined && record.version > version ? 'changed' : 'standing' }]
  }))
}
