import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findBatchChanges, findNamedIds, moveImportBatch } from '../../../db/queries/imports.ts'
import { findRecordEvenDeleted } from '../../../db/queries/records.ts'
import { type RecordWrite, writeRecords } from '../../../db/queries/write-records.ts'
import { type Label, occurrenceOf, type StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import { conflict } from '../../errors.ts'
import type { UndoResult } from './types.ts'

export interface UndoInput { db: Db, batchId: number, type: RecordName, authorId: number | null, now: Date, address: string | null }

/**
 * Takes an import back in one transaction: what it created goes, what it changed stands as before, with its old origin. Records that
 * somebody changed since, and units or sites that others name by now, stay as they are and are told. Throws `conflict` when the batch
 * is not a committed one.
 */
export async function undoImport({ db, batchId, type, authorId, now, address }: UndoInput): Promise<UndoResult> {
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    if (!await moveImportBatch(trx, batchId, { from: 'committed', values: { status: 'undone', undone_at: at } })) throw notCommitted()
    const kept: UndoResult['kept'] = []
    const restores: RecordWrite[] = []
    let removals: StoredRecord[] = []
    for (const change of await findBatchChanges(trx, batchId)) {
      const current = await findRecordEvenDeleted(trx, type, change.record_id)
      if (!current) continue
      if (current.version !== change.version) {
        if (current.deleted_at === null || change.before !== null) kept.push(keep(type, current, changedSince))
      } else if (change.before === null) {
        removals.push(current)
      } else {
        restores.push(restoring(type, { current, before: JSON.parse(change.before) as StoredRecord }))
      }
    }
    removals = await withoutNamed(trx, type, { removals, kept })
    await writeRecords(trx, type, removals.map((before) => ({ before, values: null })), { authorId, at, batchId: null })
    await writeRecords(trx, type, restores, { authorId, at, batchId: null })
    const result = { batchId, removed: removals.length, restored: restores.length, kept }
    await appendAudit(trx, { at, authorId, action: 'undo_import', subject: type, detail: { ...result, kept: kept.map(({ recordId }) => recordId) }, address })
    return result
  })
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

const notCommitted = () => conflict({ zh: '只有已提交、尚未撤销的导入可以撤销', en: 'Only an import that was committed and not yet undone can be undone' })
