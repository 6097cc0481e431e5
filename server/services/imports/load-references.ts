import type { Db } from '../../../db/connect.ts'
import { findNames } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { isRecordName, recordDefinition, type RecordName, recordNames } from '../../../db/records.ts'
import { createReferenceIndex, type ReferenceIndex } from '../../spreadsheet/parse-values/references.ts'
import { type KnownNames, withKnownNames } from './import-memory/known-names.ts'

export interface NamedEntry { id: number, name: string, aliases: string[] }
export type ReferenceIndexes = ReadonlyMap<string, ReferenceIndex>

/** Every type that a field of some sheet refers to, so that the sheet may name its records; organizations come first. */
export const referredTypes = [...new Set(recordNames.filter((name) => recordDefinition(name).importable).flatMap((name) => Object.values(recordDefinition(name).fields).flatMap(({ references }) => references ?? [])))]
  .filter(isRecordName)

/** Look-ups of everything that a sheet may name. `fileOrganizations` are units that the same file brings along; `names` what people said of others. */
export async function loadReferences(db: Db, fileOrganizations: NamedEntry[] = [], names: KnownNames | null = null): Promise<ReferenceIndexes> {
  const lists = await Promise.all(referredTypes.map(async (type) => ({ type, entries: toEntries(type, await findNames(db, type)) })))
  const district = lists[0]?.entries[0]?.name ?? null
  return new Map(lists.map(({ type, entries }) => {
    const label = recordDefinition(type).label
    const all = type === 'organization' ? [...entries, ...fileOrganizations] : entries
    const index = createReferenceIndex(label.en.endsWith('s') ? { ...label, en: label.en.slice(0, -1) } : label, all, { district })
    return [type, names ? withKnownNames(type, index, names) : index]
  }))
}

/** Records by their titles, with their other names and, where no other has the same, the number that they go by. */
function toEntries(type: RecordName, records: StoredRecord[]): NamedEntry[] {
  const codes = new Map<unknown, number>()
  for (const { code } of records) codes.set(code, (codes.get(code) ?? 0) + 1)
  return records.map((record) => {
    const names = [...Array.isArray(record.aliases) ? record.aliases : [], ...codes.get(record.code) === 1 ? [record.code] : []]
    return { id: record.id, name: recordDefinition(type).title(record), aliases: names.filter((alias): alias is string => typeof alias === 'string') }
  })
}
