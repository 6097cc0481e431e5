import type { ImportStatus } from '../../../db/database.ts'
import { findImportAuthors, findImports, type ImportFilter } from '../../../db/queries/import-history.ts'
import type { Label } from '../../../db/record.ts'
import { type RecordName, recordNames } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead, requireFeature } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import type { Counts } from './types.ts'
import { briefOf, type ListedImport } from './view-imports.ts'
import { visibleAuthors } from './visible-authors.ts'

const pageSize = 30
/** More drafts than that nobody has in hand at once. */
const mostOpen = 100

/** Imports that were committed at some time; that stand; that were taken back; and that are not committed. */
export const statusGroups = {
  finished: ['reading', 'ready', 'failed', 'committing', 'committed', 'undoing', 'undone'],
  committed: ['committed', 'undoing'],
  undone: ['undone'],
  draft: ['reading', 'ready', 'committing', 'failed'],
} as const satisfies Record<string, ImportStatus[]>
export type StatusGroup = keyof typeof statusGroups

export interface HistoryQuery { cursor: number | null, status: StatusGroup, type: RecordName | null, author: number | null, text: string | null }

/** A page of the imports that a user may see, newest first. */
export async function listImports(context: ServiceContext, { cursor, status, type, author, text }: HistoryQuery) {
  const { db, now } = context
  const filter = { ...await visibleTo(context, status), author, text }
  const types = type === null ? filter.types : filter.types.filter((name) => name === type)
  const batches = types.length === 0 ? [] : (await findImports(db, { ...filter, types }, { before: cursor, limit: pageSize + 1 })).map(listed)
  const shown = batches.slice(0, pageSize)
  return { imports: shown.map((batch) => briefOf(batch, now)), cursor: batches.length > pageSize ? shown.at(-1)?.id ?? null : null }
}

/** The user's own imports that are not committed, in the order in which they came. */
export async function listOpenImports(context: ServiceContext) {
  const { db, user, now } = context
  const filter = await visibleTo(context, 'draft')
  const author = authorOf(user)
  if (author === null || filter.types.length === 0) return { imports: [] }
  const batches = await findImports(db, { ...filter, author, text: null }, { before: null, limit: mostOpen })
  return { imports: batches.map((batch) => briefOf(listed(batch), now)).reverse() }
}

const listed = ({ counts, refusal, record_type: type, ...batch }: Awaited<ReturnType<typeof findImports>>[number]): ListedImport => ({
  ...batch, record_type: type as RecordName, counts: JSON.parse(counts ?? 'null') as Counts | null, refusal: JSON.parse(refusal ?? 'null') as Label | null,
})

/** Who made the imports that a user may see in the history. */
export async function listImportAuthors(context: ServiceContext) {
  const filter = await visibleTo(context, 'finished')
  return { authors: filter.types.length === 0 ? [] : await findImportAuthors(context.db, filter) }
}

async function visibleTo(context: ServiceContext, group: StatusGroup): Promise<Omit<ImportFilter, 'author' | 'text'>> {
  const { role } = context.user
  requireFeature(role, 'import')
  return {
    authors: await visibleAuthors(context), types: recordNames.filter((name) => mayRead(role, name)), statuses: [...statusGroups[group]], onceCommitted: group === 'finished',
  }
}
