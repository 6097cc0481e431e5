import { moveImportBatch } from '../../../../db/queries/imports.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict } from '../../../errors.ts'
import { prepareImport } from '../prepare-import.ts'
import { readImport } from '../read-import.ts'
import type { ImportBatchRow } from '../require-import.ts'
import type { ImportOptions, ImportSummary } from '../types.ts'
import { uploadPath } from '../uploads.ts'

/** So small a file is read again between two requests without anyone noticing; a larger one in a thread of its own. */
const MOST_ROWS = 400
const MOST_BYTES = 512 * 1024

/** Reads a draft's file again under the same options and what was decided since. A large file is only begun with: its batch is `reading`. */
export async function readAgain(context: ServiceContext, batch: ImportBatchRow) {
  const { db, env, user, today, now } = context
  const { id, record_type: type, file_hash: hash } = batch
  const options = JSON.parse(batch.options) as ImportOptions
  const rows = (JSON.parse(batch.summary) as ImportSummary | null)?.counts.total ?? Number.POSITIVE_INFINITY
  if (!await moveImportBatch(db, id, { from: 'ready', values: { status: 'reading', created_at: now.toISOString() } })) {
    throw conflict({ zh: '这次导入刚被别人处理过，请刷新后再看', en: 'Somebody has just dealt with this import; reload the page' })
  }
  if (rows <= MOST_ROWS && batch.file_size <= MOST_BYTES) {
    await prepareImport({ db, batchId: id, path: uploadPath(env.dataDirectory, hash), type, options, scopeOrganizationId: user.organizationId, today })
  } else {
    void readImport(context, batch)
  }
}
