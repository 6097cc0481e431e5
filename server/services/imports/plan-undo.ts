import type { Db } from '../../../db/connect.ts'
import { type BatchChange, findNamedIds, findRecordsEvenDeleted } from '../../../db/queries/imports.ts'
import type { RecordWrite } from '../../../db/queries/record-effects.ts'
import { type Label, occurrenceOf, type StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import type { UndoResult } from './types.ts'

/** Whether other records name those of a type. */
export const isReferredTo = (type: RecordName) =>
  recordNames.some((name) => Object.values(recordDefinition(name).fields).some((field) => field.references === type))

/** What takes changes back: records that go, records that are put back, and in `kept` those that stay as they are by now. */
export async function planUndo(trx: Db, type: RecordName, { changes, kept }: { changes: BatchChange[], kept: UndoResult['kept'] }) {
  const records = await findRecordsEvenDeleted(trx, type, changes.map((change) => change.record_id))
  const restores: RecordWrite[] = []
  const removals: StoredRecord[] = []
  for (const change of changes) {
    const current = records.get(change.record_id)
    if (!current) continue
    if (current.version !== change.version) {
      if (current.deleted_at === null || change.before !== null) kept.push(keep(type, current, changedSince))
    } else if (change.before === null) {
      removals.push(current)
    } else {
      restores.push(restoring(type, { current, before: JSON.parse(change.before) as StoredRecord }))
    }
  }
  return { seen: [...records.keys()], restores, removals: isReferredTo(type) ? await withoutNamed(trx, type, { removals, kept }) : removals }
}

function restoring(type: RecordName, { current, before }: { current: StoredRecord, before: StoredRecord }): RecordWrite {
  return {
    before: current,
    values: before,
    origin: { batchId: before.import_batch_id, sheet: before.import_sheet, row: before.import_row },
    occurrence: occurrenceOf(recordDefinition(type), before),
  }
}

const changedSince: Label = { zh: '导入后又有人改过', en: 'Changed by somebody since the import' }
const namedSince: Label = { zh: '已有别的记录用到它', en: 'Other records name it by now' }

const keep = (type: RecordName, record: StoredRecord, reason: Label) => ({ recordId: record.id, title: recordDefinition(type).title(record), reason })

/** Keeps those new records that others refer to, and the new ones that these refer to in turn. */
async function withoutNamed(trx: Db, type: RecordName, { removals, kept }: { removals: StoredRecord[], kept: UndoResult['kept'] }) {
  let going = removals
  for (;;) {
    const ids = new Set(going.map((record) => record.id))
    const named = await findNamedIds(trx, type, { ids, besides: ids })
    if (named.size === 0) return going
    kept.push(...going.filter((record) => named.has(record.id)).map((record) => keep(type, record, namedSince)))
    going = going.filter((record) => !named.has(record.id))
  }
}
