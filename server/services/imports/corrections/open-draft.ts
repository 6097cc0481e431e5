import type { Db } from '../../../../db/connect.ts'
import { findImportBatch, findImportRowByNumber } from '../../../../db/queries/imports.ts'
import type { AnyRecord } from '../../../../db/record.ts'
import { recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict, notFound } from '../../../errors.ts'
import { requireWrite } from '../../../security/permissions.ts'
import { type KnownNames, loadKnownNames } from '../import-memory/known-names.ts'
import type { JudgeContext } from '../judge-rows.ts'
import { type ImportBatchRow, requireImport } from '../require-import.ts'
import { fromImportRow, type StagedRow } from '../staged-row.ts'
import type { ImportOptions, ImportSummary } from '../types.ts'
import { loadJudgeContext } from './judge-again.ts'
import { recallSheet, type RememberedSheet } from './sheet-memory.ts'

/** A preview that a person is correcting, inside the transaction that changes it. */
export interface Draft { batch: ImportBatchRow, summary: ImportSummary, definition: AnyRecord, names: KnownNames, judge: JudgeContext }

/** A row that is a record of the file, with the sheet that it stands in. */
export interface DraftRow { row: StagedRow, sheet: RememberedSheet }

/** A draft that the user may correct. Throws not_found, permission.denied, and `conflict` while it is read or once it is committed. */
export async function requireDraft(context: ServiceContext, id: number): Promise<ImportBatchRow> {
  const batch = await requireImport(context, id)
  requireWrite(context.user.role, batch.record_type)
  if (batch.status !== 'ready') throw notCorrectable(batch.status)
  return batch
}

/** The draft as it stands inside a transaction. Throws `conflict` where somebody else has committed it or begun to read it anew. */
export async function openDraft(trx: Db, { batch, context }: { batch: ImportBatchRow, context: ServiceContext }): Promise<Draft> {
  const now = await findImportBatch(trx, batch.id)
  if (now?.status !== 'ready') throw notCorrectable(now?.status ?? 'discarded')
  const summary = JSON.parse(now.summary) as ImportSummary
  const type = batch.record_type
  const scopeOrganizationId = context.user.organizationId
  const names = await loadKnownNames(trx, { options: JSON.parse(now.options) as ImportOptions, organizationId: scopeOrganizationId })
  const judge = await loadJudgeContext(trx, { type, summary, names, scopeOrganizationId, today: context.today })
  return { batch: { ...batch, ...now, record_type: type }, summary, definition: recordDefinition(type), names, judge }
}

/** A record of the file by its sheet and row, also one that was left out by hand. Throws not_found. */
export async function requireDraftRow(trx: Db, draft: Draft, { sheet: name, row: number }: { sheet: string, row: number }): Promise<DraftRow> {
  const sheet = await recallSheet(trx, draft.batch.id, { sheet: name, total: draft.summary.counts.total })
  const found = sheet && await findImportRowByNumber(trx, draft.batch.id, { ...sheet, row: number })
  const row = found ? fromImportRow(found) : null
  if (!sheet || !row || (row.leftOut !== null && row.leftOut !== 'by_hand')) throw notFound({ zh: '记录行', en: 'row' })
  return { row, sheet }
}

function notCorrectable(status: ImportBatchRow['status']) {
  return status === 'reading'
    ? conflict({ zh: '正在重新核对这份文件，请稍候再改', en: 'The file is being checked again; wait a moment' })
    : conflict({ zh: '这次导入已经处理过，不能再改', en: 'This import has been dealt with already and cannot be corrected' })
}
