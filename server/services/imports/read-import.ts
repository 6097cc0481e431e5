import { updateImportBatch } from '../../../db/queries/imports.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { JobCancelled, runJob } from './import-jobs.ts'
import { prepareImport, readingFailed } from './prepare-import.ts'
import { refusedSummary } from './summarize.ts'
import type { ImportOptions } from './types.ts'
import { uploadPath } from './uploads.ts'

/** Whether a database is known to this process alone, so that no worker can open it. */
export const isInMemory = (databasePath: string) => databasePath === ':memory:'

/** Reads an import's stored file and prepares its preview, in a worker thread. Ends when the batch is ready or failed; never throws. */
export async function readImport(
  { db, env, user, today }: ServiceContext, { id, type, hash, options }: { id: number, type: RecordName, hash: string, options: ImportOptions },
) {
  const input = { batchId: id, path: uploadPath(env.dataDirectory, hash), type, options, scopeOrganizationId: user.organizationId, today }
  try {
    if (isInMemory(env.databasePath)) await prepareImport({ ...input, db })
    else await runJob(env.databasePath, { kind: 'prepare', input })
  } catch (error) {
    if (error instanceof JobCancelled) return
    console.error(error)
    await updateImportBatch(db, id, { status: 'failed', summary: JSON.stringify(refusedSummary(readingFailed)) })
  }
}
