import { contributionsOf, scopeOf } from '../../../db/contributions.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { findChangesSince } from '../../../db/queries/snapshots.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { isRecordName, measures, recordDefinition, type RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, mayRead } from '../../security/permissions.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { requireSnapshot } from './require-snapshot.ts'

/** How many changes are told at most. */
const mostTold = 200

/** What was written since a snapshot to records that an indicator of a unit counts, the newest first: new, changed, deleted or brought back. */
export async function changesSince(context: ServiceContext, { id, indicator: code, unit }: { id: number, indicator: string, unit: number }) {
  const { db, user } = context
  const snapshot = await requireSnapshot(context, id)
  const indicator = requireIndicator(code)
  const names = new Set([...indicator.measures, ...indicator.denominatorMeasures ?? []])
  const types = [...new Set([...names].flatMap((name) => measures.get(name)?.record ?? []))].filter((type) => mayRead(user.role, type))
  if (types.length === 0) return []
  const tree = await loadOrganizationTree(db)
  /** Whether a version of a record counts for the unit within the days of the snapshot. */
  function counts(type: RecordName, record: StoredRecord | null) {
    if (!record || !scopeOf(recordDefinition(type), record, tree).has(unit)) return false
    return contributionsOf(recordDefinition(type), record, tree).some(({ measure, date }) => names.has(measure) && date <= snapshot.to_day)
  }
  const changes = await findChangesSince(db, { after: snapshot.last_change_id, types, limit: mostTold })
  return changes.flatMap((change) => {
    const type = change.record_type
    if (!isRecordName(type)) return []
    const [before, after] = [change.before, change.after].map((text) => text === null ? null : JSON.parse(text) as StoredRecord)
    if (!counts(type, before ?? null) && !counts(type, after ?? null)) return []
    const shown = after ?? before
    return [{
      id: change.id, type, recordId: change.record_id, title: shown ? recordDefinition(type).title(maskRecord(user.role, type, shown)) : '—',
      kind: !before ? 'create' as const : after?.deleted_at ? 'delete' as const : before.deleted_at ? 'restore' as const : 'update' as const,
      author: change.author, file: change.file_name, at: change.at,
    }]
  })
}
