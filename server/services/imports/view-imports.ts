import type { Label } from '../../../db/record.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { fileState } from './file-state.ts'
import { jobProgress, TIME_LIMIT_MILLISECONDS } from './import-jobs.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'
import { refusedSummary } from './summarize.ts'
import { viewRenewal } from './view-renewal.ts'
import type { Counts, ImportBatchView, ImportBrief, ImportOptions, ImportSummary, TypeFit } from './types.ts'

const processStart = Date.now()

/** One import with its whole account. Throws not_found. */
export async function viewImport(context: ServiceContext, id: number): Promise<ImportBatchView> {
  const batch = await requireImport(context, id)
  const fits = JSON.parse(batch.type_fits) as TypeFit[]
  const summary = JSON.parse(batch.summary) as ImportSummary | null
  return {
    ...briefOf({ ...batch, counts: summary?.counts ?? null, refusal: summary?.refusal ?? null }, context.now),
    options: JSON.parse(batch.options) as ImportOptions,
    summary: isInterrupted(batch, context.now) ? refusedSummary(interrupted) : summary,
    typeFits: fits.map((fit) => ({ ...fit, label: recordDefinition(fit.type).label })),
    file: await fileState(context, batch),
    renewed: await viewRenewal(context, batch),
  }
}

/** An import as it is listed: without its options and its account, but for the counts and why the file was refused. */
export interface ListedImport extends Pick<
  ImportBatchRow, 'id' | 'record_type' | 'type_source' | 'file_name' | 'file_size' | 'file_hash' | 'status' | 'author' | 'created_at' | 'committed_at' | 'undone_at' | 'is_sample'
> { counts: Counts | null, refusal: Label | null }

/** An import as lists show it. */
export function briefOf(batch: ListedImport, now: Date): ImportBrief {
  const lost = isInterrupted(batch, now)
  return {
    id: batch.id,
    type: batch.record_type,
    typeLabel: recordDefinition(batch.record_type).label,
    typeSource: batch.type_source,
    fileName: batch.file_name,
    fileSize: batch.file_size,
    fileHash: batch.file_hash,
    status: lost ? 'failed' : batch.status,
    counts: batch.counts,
    refusal: lost ? interrupted : batch.refusal,
    progress: jobProgress(batch.id),
    author: batch.author,
    createdAt: batch.created_at,
    committedAt: batch.committed_at,
    undoneAt: batch.undone_at,
    isSample: batch.is_sample === 1,
  }
}

/** A batch that nobody reads any more: the server stopped in the middle of it. */
function isInterrupted({ id, status, created_at: createdAt }: Pick<ImportBatchRow, 'id' | 'status' | 'created_at'>, now: Date) {
  if (status !== 'reading' || jobProgress(id) !== null) return false
  const started = Date.parse(createdAt)
  return started < processStart || now.getTime() - started > TIME_LIMIT_MILLISECONDS
}

const interrupted = {
  zh: '读取中断了（服务器曾停止），数据没有改动。文件还在，可以再读一次', en: 'The reading was interrupted when the server stopped; nothing was changed. The file is still here and can be read again',
}
