import { findImportBatch } from '../../../db/queries/imports.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature, requireRead } from '../../security/permissions.ts'
import { visibleAuthors } from './visible-authors.ts'

export type ImportBatchRow = NonNullable<Awaited<ReturnType<typeof findImportBatch>>> & { record_type: RecordName }

/** An import that the user may see. Throws not_found, also where it is another unit's. */
export async function requireImport(context: ServiceContext, id: number): Promise<ImportBatchRow> {
  requireFeature(context.user.role, 'import')
  const batch = await findImportBatch(context.db, id)
  const authors = await visibleAuthors(context)
  const isVisible = authors === null || authors.includes(batch?.author_id ?? 0)
  if (!batch || batch.status === 'discarded' || !isVisible) throw notFound({ zh: '导入批次', en: 'import' })
  const found = batch as ImportBatchRow
  requireRead(context.user.role, found.record_type)
  return found
}
