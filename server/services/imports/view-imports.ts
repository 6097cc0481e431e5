import { findImportBatches } from '../../../db/queries/imports.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead, requireFeature } from '../../security/permissions.ts'
import { jobProgress, TIME_LIMIT_MILLISECONDS } from './import-jobs.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'
import { refusedSummary } from './summarize.ts'
import type { ImportBatchView, ImportOptions, ImportSummary } from './types.ts'
import { visibleAuthors } from './visible-authors.ts'

const pageSize = 30
const processStart = Date.now()

/** The imports that a user may see, newest first, a page before `cursor`. */
export async function listImports(context: ServiceContext, { cursor }: { cursor: number | null }) {
  const { db, user, now } = context
  requireFeature(user.role, 'import')
  const batches = (await findImportBatches(db, { authors: await visibleAuthors(context), before: cursor, limit: pageSize })) as ImportBatchRow[]
  return {
    imports: batches.filter((batch) => mayRead(user.role, batch.record_type)).map((batch) => presentImport(batch, now)),
    cursor: batches.length < pageSize ? null : batches.at(-1)?.id ?? null,
  }
}

/** One import with its whole account. Throws not_found. */
export async function viewImport(context: ServiceContext, id: number): Promise<ImportBatchView> {
  return presentImport(await requireImport(context, id), context.now)
}

function presentImport(batch: ImportBatchRow, now: Date): ImportBatchView {
  const lost = isInterrupted(batch, now)
  return {
    id: batch.id,
    type: batch.record_type,
    typeLabel: recordDefinition(batch.record_type).label,
    fileName: batch.file_name,
    fileSize: batch.file_size,
    status: lost ? 'failed' : batch.status,
    options: JSON.parse(batch.options) as ImportOptions,
    summary: lost ? refusedSummary(interrupted) : JSON.parse(batch.summary) as ImportSummary | null,
    progress: jobProgress(batch.id),
    author: batch.author,
    createdAt: batch.created_at,
    committedAt: batch.committed_at,
    undoneAt: batch.undone_at,
    isSample: batch.is_sample === 1,
  }
}

/** A batch that nobody reads any more: the server stopped in the middle of it. */
function isInterrupted({ id, status, created_at: createdAt }: ImportBatchRow, now: Date) {
  if (status !== 'reading' || jobProgress(id) !== null) return false
  const started = Date.parse(createdAt)
  return started < processStart || now.getTime() - started > TIME_LIMIT_MILLISECONDS
}

const interrupted = {
  zh: '读取中断了（服务器曾停止），数据没有改动，请重新上传', en: 'The reading was interrupted when the server stopped; nothing was changed. Upload the file again',
}
