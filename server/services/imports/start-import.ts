import { findImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import { createImport, type Upload } from './create-import.ts'
import { type ImportToRead, readImport } from './read-import.ts'

/** Takes a file in and begins to read it in the background; answers the import's id once the file is stored. */
export async function startImport(context: ServiceContext, upload: Upload): Promise<number> {
  const { id } = await createImport(context, upload)
  const batch = await findImportBatch(context.db, id)
  if (batch) void readImport(context, batch as ImportToRead)
  return id
}
