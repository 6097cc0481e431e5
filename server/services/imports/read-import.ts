import { updateImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { importableTypes } from './importable-types.ts'
import { JobCancelled, runJob } from './import-jobs.ts'
import { prepareFile } from './prepare-file.ts'
import { readingFailed } from './prepare-import.ts'
import { refusedSummary } from './summarize.ts'
import type { ImportBatchRow } from './require-import.ts'
import type { ImportOptions } from './types.ts'
import { uploadPath } from './uploads.ts'

/** Whether a database is known to this process alone, so that no worker can open it. */
export const isInMemory = (databasePath: string) => databasePath === ':memory:'

export type ImportToRead = Pick<ImportBatchRow, 'id' | 'record_type' | 'type_source' | 'file_hash' | 'file_name' | 'options'>

/** Reads an import's stored file and prepares its preview, in a worker thread. Ends when the batch is ready or failed; never throws. */
export async function readImport(
  { db, env, user, today }: ServiceContext, { id, record_type: type, type_source: source, file_hash: hash, file_name: fileName, options }: ImportToRead,
) {
  const input = {
    batchId: id, path: uploadPath(env.dataDirectory, hash), fileName, type, options: JSON.parse(options) as ImportOptions,
    scopeOrganizationId: user.organizationId, today, candidates: source === 'unknown' ? importableTypes(user.role) : null,
  }
  try {
    if (isInMemory(env.databasePath)) await prepareFile({ ...input, db })
    else await runJob(env.databasePath, { kind: 'prepare', input })
  } catch (error) {
    if (error instanceof JobCancelled) return
    console.error(error)
    await updateImportBatch(db, id, { status: 'failed', summary: JSON.stringify(refusedSummary(readingFailed)) })
  }
}
