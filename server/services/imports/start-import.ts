import { findImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { createImport, type Upload } from './create-import.ts'
import { type ImportToRead, readImport } from './read-import.ts'
import { requireImport } from './require-import.ts'
import type { ImportOptions } from './types.ts'

/** Takes a file in and begins to read it in the background, under the decisions of an earlier import where one is named; answers the import's id. */
export async function startImport(context: ServiceContext, { like, ...upload }: Omit<Upload, 'options'> & { like: number | null }): Promise<number> {
  const options = like === null ? {} : JSON.parse((await requireImport(context, like)).options) as ImportOptions
  const { id } = await createImport(context, { ...upload, options })
  const batch = await findImportBatch(context.db, id)
  if (batch) void readImport(context, batch as ImportToRead)
  return id
}
