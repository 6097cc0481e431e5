import { findImportEntries } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireImport } from './require-import.ts'
import type { ImportEvent } from './types.ts'

type Entry = Awaited<ReturnType<typeof findImportEntries>>[number]

/** What happened to an import, oldest first, as the audit trail has it. Throws not_found. */
export async function viewImportEvents(context: ServiceContext, id: number): Promise<{ events: ImportEvent[] }> {
  const batch = await requireImport(context, id)
  const events: ImportEvent[] = [{ ...nothing, at: batch.created_at, kind: 'created', author: batch.author }]
  for (const entry of await findImportEntries(context.db, id)) {
    const kind = kindOf(entry, events)
    if (kind !== null) events.push(eventOf(entry, kind))
  }
  return { events }
}

const nothing = { created: null, changed: null, kept: null, leftWrong: null, days: null }

/** A commit after an undoing is a redoing. */
function kindOf({ action }: Entry, before: ImportEvent[]): ImportEvent['kind'] | null {
  switch (action) {
    case 'import':
      return before.some(({ kind }) => kind === 'committed') ? 'redone' : 'committed'
    case 'undo_import':
      return 'undone'
    case 'export':
      return 'downloaded'
    case 'purge':
      return 'purged'
    default:
      return null
  }
}

function eventOf({ at, author, detail }: Entry, kind: ImportEvent['kind']): ImportEvent {
  const told = JSON.parse(detail) as { created?: number, changed?: number, removed?: number, restored?: number, kept?: number[], leftWrong?: number, days?: number }
  return {
    at, kind, author,
    created: told.created ?? told.removed ?? null,
    changed: told.changed ?? told.restored ?? null,
    kept: told.kept?.length ?? null,
    leftWrong: told.leftWrong ?? null,
    days: told.days ?? null,
  }
}
