import type { Db } from '../../../../db/connect.ts'
import { loadOrganizationTree, type OrganizationTree } from '../../../../db/organization-tree.ts'
import { appendAudit } from '../../../../db/queries/audit.ts'
import { findImportBatch, updateImportBatch } from '../../../../db/queries/imports.ts'
import type { ImportOptions, ImportSummary } from '../types.ts'
import { learnMappings } from './learn-mappings.ts'
import { learnNames } from './learn-names.ts'

export interface Lesson {
  tree: OrganizationTree
  batchId: number
  type: string
  /** Null for the command line, where nobody decides anything: known things are used, nothing is learnt. */
  authorId: number | null
  organizationId: number | null
  at: string
  fileName: string
  options: ImportOptions
  summary: ImportSummary
}

/**
 * Remembers what a person decided about a file, inside the transaction that commits it: how its sheets are read and whom its names mean.
 * Each thing learnt is a line of the trail. The batch keeps which mapping it was read by.
 */
export async function learnFromImport(
  trx: Db, { address, ...given }: Pick<Lesson, 'batchId' | 'type' | 'authorId' | 'organizationId' | 'at'> & { address: string | null },
) {
  const batch = await findImportBatch(trx, given.batchId)
  const summary = JSON.parse(batch?.summary ?? 'null') as ImportSummary | null
  if (!batch || !summary) return
  const tree = await loadOrganizationTree(trx)
  const lesson: Lesson = { ...given, tree, fileName: batch.file_name, options: JSON.parse(batch.options) as ImportOptions, summary }
  const mappings = await learnMappings(trx, lesson)
  const names = await learnNames(trx, lesson)
  const bySheet = new Map(mappings.map(({ sheet, id, version }) => [sheet, { id, version }]))
  const sheets = summary.sheets.map((sheet) => ({ ...sheet, learnt: bySheet.get(sheet.name) ?? null }))
  if (bySheet.size > 0) await updateImportBatch(trx, given.batchId, { summary: JSON.stringify({ ...summary, sheets }) })

  const entry = { at: given.at, authorId: given.authorId, action: 'learn' as const, address }
  for (const { id, version } of new Map(mappings.filter(({ isNew }) => isNew).map((mapping) => [mapping.id, mapping])).values()) {
    await appendAudit(trx, { ...entry, subject: `import_mapping:${id}`, detail: { version, batchId: given.batchId, type: given.type } })
  }
  for (const { id, type, written, record, before } of names) {
    const detail = { written, means: record.name, record: `${type}:${record.id}`, ...(before === null ? {} : { meant: `${type}:${before}` }), batchId: given.batchId }
    await appendAudit(trx, { ...entry, subject: `import_name:${id}`, detail })
  }
}
