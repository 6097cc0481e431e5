import type { Db } from '../../../db/connect.ts'
import { findNames } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinition } from '../../../db/records.ts'
import { createReferenceIndex, type ReferenceIndex } from '../../spreadsheet/parse-values/references.ts'
import { type KnownNames, withKnownNames } from './import-memory/known-names.ts'

export interface NamedEntry { id: number, name: string, aliases: string[] }
export type ReferenceIndexes = ReadonlyMap<string, ReferenceIndex>

/** What a sheet may name by its name. */
export const referredTypes = ['organization', 'partner_site', 'mechanism'] as const

/** Look-ups of everything that a sheet may name. `fileOrganizations` are units that the same file brings along; `names` what people said of others. */
export async function loadReferences(db: Db, fileOrganizations: NamedEntry[] = [], names: KnownNames | null = null): Promise<ReferenceIndexes> {
  const lists = await Promise.all(referredTypes.map(async (type) => ({ type, entries: (await findNames(db, type)).map(toEntry) })))
  const district = lists[0]?.entries[0]?.name ?? null
  return new Map(lists.map(({ type, entries }) => {
    const label = recordDefinition(type).label
    const all = type === 'organization' ? [...entries, ...fileOrganizations] : entries
    const index = createReferenceIndex(label.en.endsWith('s') ? { ...label, en: label.en.slice(0, -1) } : label, all, { district })
    return [type, names ? withKnownNames(type, index, names) : index]
  }))
}

function toEntry(record: StoredRecord): NamedEntry {
  const aliases = Array.isArray(record.aliases) ? record.aliases.filter((alias): alias is string => typeof alias === 'string') : []
  return { id: record.id, name: String(record.name), aliases }
}
