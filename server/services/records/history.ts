import { findChanges } from '../../../db/queries/changes.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, requireRead } from '../../security/permissions.ts'
import { requireRecord } from './require-record.ts'

/** Every change of a record, newest first: who, when, from which file, and each field's old and new value. */
export async function recordHistory(context: ServiceContext, type: RecordName, id: number) {
  requireRead(context.user.role, type)
  await requireRecord(context, type, id)
  const changes = await findChanges(context.db, type, id)
  const read = (text: string | null) => text === null ? null : maskRecord(context.user.role, type, JSON.parse(text) as StoredRecord)
  return changes.map((change) => {
    const before = read(change.before)
    const after = read(change.after)
    return {
      id: change.id,
      at: change.at,
      author: change.author,
      file: change.file_name,
      kind: before === null ? 'create' as const : after?.deleted_at ? 'delete' as const : before.deleted_at ? 'restore' as const : 'update' as const,
      differences: Object.entries(recordDefinition(type).fields).flatMap(([name, field]) => {
        const from = before?.[name] ?? null
        const to = after?.[name] ?? null
        return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field: name, label: field.label, from, to }]
      }),
    }
  })
}
