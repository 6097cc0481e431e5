import { findChanges } from '../../../db/queries/changes.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, requireRead } from '../../security/permissions.ts'
import { findTitles, namesOf } from './present-records.ts'
import { requireRecord } from './require-record.ts'

/** Every change of a record, newest first: who, when, from which file, and each field's old and new value with the names it refers to. */
export async function recordHistory(context: ServiceContext, type: RecordName, id: number) {
  requireRead(context.user.role, type)
  await requireRecord(context, type, id)
  const read = (text: string | null) => text === null ? null : maskRecord(context.user.role, type, JSON.parse(text) as StoredRecord)
  const changes = (await findChanges(context.db, type, id)).map((change) => ({ ...change, before: read(change.before), after: read(change.after) }))
  const titles = await findTitles(context.db, changes.flatMap(({ before, after }) => [before, after])
    .flatMap((record) => record === null ? [] : [{ type, record }]))
  return changes.map(({ before, after, ...change }) => {
    const names = { from: before ? namesOf(type, before, titles) : {}, to: after ? namesOf(type, after, titles) : {} }
    return {
      id: change.id,
      at: change.at,
      author: change.author,
      file: change.file_name,
      kind: before === null ? 'create' as const : after?.deleted_at ? 'delete' as const : before.deleted_at ? 'restore' as const : 'update' as const,
      differences: Object.entries(recordDefinition(type).fields).flatMap(([name, field]) => {
        const from = before?.[name] ?? null
        const to = after?.[name] ?? null
        if (JSON.stringify(from) === JSON.stringify(to)) return []
        return [{ field: name, label: field.label, from, to, names: { ...names.from[name], ...names.to[name] } }]
      }),
    }
  })
}
