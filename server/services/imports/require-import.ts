import { findImportBatch } from '../../../db/queries/imports.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature, requireRead } from '../../security/permissions.ts'
import { authorOf } from './author.ts'

export type ImportBatchRow = NonNullable<Awaited<ReturnType<typeof findImportBatch>>> & { record_type: RecordName }

/** An import that the user may see: their own, or any for those who answer for the whole district. Throws not_found. */
export async function requireImport(context: ServiceContext, id: number): Promise<ImportBatchRow> {
  requireFeature(context.user.role, 'import')
  const batch = await findImportBatch(context.db, id)
  const isOwn = batch?.author_id === authorOf(context.user) || context.user.organizationId === null
  if (!batch || batch.status === 'discarded' || !isOwn) throw notFound({ zh: '导入批次', en: 'import' })
  const found = batch as ImportBatchRow
  requireRead(context.user.role, found.record_type)
  return found
}
