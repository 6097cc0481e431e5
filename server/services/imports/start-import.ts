import type { ServiceContext } from '../../context.ts'
import { createImport, type Upload } from './create-import.ts'
import { readImport } from './read-import.ts'

/** Takes a file in and begins to read it in the background; answers the import's id at once. */
export async function startImport(context: ServiceContext, upload: Upload): Promise<number> {
  const { id, hash } = await createImport(context, upload)
  void readImport(context, { id, type: upload.type, hash, options: upload.options })
  return id
}
