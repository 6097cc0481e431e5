import { findAccounts } from '../../../db/queries/accounts.ts'
import { findImportBatch } from '../../../db/queries/imports.ts'
import type { ServiceContext } from '../../context.ts'
import type { ImportBatchRow } from './require-import.ts'
import type { ImportSummary, RenewalView } from './types.ts'
import { visibleAuthors } from './visible-authors.ts'

/** What a commit found otherwise than the preview of an import that still waits had said, and whose changes that was. */
export async function viewRenewal(context: ServiceContext, { status, summary }: Pick<ImportBatchRow, 'status' | 'summary'>): Promise<RenewalView | null> {
  const renewed = status === 'ready' ? (JSON.parse(summary) as ImportSummary | null)?.renewed : undefined
  if (!renewed) return null
  const names = new Map((await findAccounts(context.db)).map((account) => [account.id, account.display_name]))
  const authors = await visibleAuthors(context)
  const causes = renewed.causes.map(async ({ authorId, batchId, records, at }) => {
    const batch = batchId === null ? undefined : await findImportBatch(context.db, batchId)
    const isVisible = authors === null || authors.includes(batch?.author_id ?? 0)
    return { author: names.get(authorId ?? 0) ?? null, fileName: batch && isVisible ? batch.file_name : null, records, at }
  })
  return { at: renewed.at, moves: renewed.moves, rows: renewed.moves.reduce((sum, { count }) => sum + count, 0), listed: renewed.positions.length, causes: await Promise.all(causes) }
}
