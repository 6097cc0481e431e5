import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { type BatchChange, findNamedIds, findRecordsEvenDeleted, moveImportBatch, readBatchChangePages } from '../../../db/queries/imports.ts'
import { type RecordWrite, writeRecords } from '../../../db/queries/write-records.ts'
import { type Label, occurrenceOf, type StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
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
    const result: UndoResult = { batchId, removed: 0, restored: 0, kept: [] }
    for await (const changes of changeLots(trx, batchId, type)) {
      const plan = await planUndo(trx, type, { changes, kept: result.kept })
      const authorship = { authorId, at, batchId: null }
      await writeRecords(trx, type, plan.removals.map((before) => ({ before, values: null })), authorship)
      await writeRecords(trx, type, plan.restores, authorship)
      result.removed += plan.removals.length
      result.restored += plan.restores.length
    }
    const detail = { ...result, kept: result.kept.map(({ recordId }) => recordId) }
    await appendAudit(trx, { at, authorId, action: 'undo_import', subject: type, detail, address })
    return result
  })
}

/** A batch's changes, newest first, in lots; of a type that others refer to in one, for its records may hang together. */
async function* changeLots(trx: Db, batchId: number, type: RecordName): AsyncGenerator<BatchChange[]> {
  const all: BatchChange[] = []
  for await (const page of readBatchChangePages(trx, batchId)) {
    if (isReferredTo(type)) all.push(...page)
    else yield page
  }
  if (all.length > 0) yield all
}

const isReferredTo = (type: RecordName) =>
  recordNames.some((name) => Object.values(recordDefinition(name).fields).some((field) => field.references === type))

async function planUndo(trx: Db, type: RecordName, { changes, kept }: { changes: BatchChange[], kept: UndoResult['kept'] }) {
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
  return { restores, removals: isReferredTo(type) ? await withoutNamed(trx, type, { removals, kept }) : removals }
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
