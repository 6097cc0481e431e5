import { findImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { createImport, type Upload } from './create-import.ts'
import { type ImportToRead, isInMemory, readImport } from './read-import.ts'
import { requireImport } from './require-import.ts'
import type { ImportOptions } from './types.ts'
import { warmUp } from './warm-workers.ts'

/** Takes a file in and begins to read it in the background, under the decisions of an earlier import where one is named; answers the import's id. */
export async function startImport(context: ServiceContext, { like, ...upload }: Omit<Upload, 'options'> & { like: number | null }): Promise<number> {
  const options = like === null ? {} : JSON.parse((await requireImport(context, like)).options) as ImportOptions
  // By the time that the file has come in, a thread is ready to read it.
  if (!isInMemory(context.env.databasePath)) warmUp()
  const { id } = await createImport(context, { ...upload, options })
  const batch = await findImportBatch(context.db, id)
  if (batch) void readImport(context, batch as ImportToRead)
  return id
}
