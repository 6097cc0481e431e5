import type { Db } from '../../../db/connect.ts'
import { findImportFiles } from '../../../db/queries/import-files.ts'
import { findRecordsByIdsEvenDeleted } from '../../../db/queries/records.ts'
import type { StoredRecord, Values } from '../../../db/record.ts'
import { isRecordName, type RecordName, recordDefinition } from '../../../db/records.ts'

/** A record for a screen: its values, the names of what it refers to, and where it came from. */
export interface PresentedRecord {
  type: RecordName
  id: number
  version: number
  title: string
  date: string | null
  /** The record's own fields; its key and authorship stay on the server. */
  values: Values
  /** Names of referred records: field → id → name. */
  names: Record<string, Record<number, string>>
  origin: { batchId: number, file: string, sheet: string | null, row: number | null, author: string | null, at: string } | null
  /** When it was last changed, UTC. */
  changedAt: string
}

/** Titles of referred records, by type and id. */
export type Titles = Map<RecordName, Map<number, string>>

/** The titles of everything that some records refer to, in one look-up per type; of what has since been deleted too, and marked so. */
export async function findTitles(db: Db, records: { type: RecordName, record: StoredRecord }[]): Promise<Titles> {
  const wanted = new Map<RecordName, Set<number>>()
  for (const { type, record } of records) {
    for (const [target, id] of referredIds(type, record)) {
      const ids = wanted.get(target) ?? new Set()
      wanted.set(target, ids.add(id))
    }
  }
  const titles: Titles = new Map()
  for (const [target, ids] of wanted) titles.set(target, await findTitlesOf(db, target, [...ids]))
  return titles
}

/** The titles of some records of a type by id; what has been deleted is marked so. */
export async function findTitlesOf(db: Db, type: RecordName, ids: number[]) {
  const found = await findRecordsByIdsEvenDeleted(db, type, ids)
  return new Map([...found].map(([id, one]) => [id, `${recordDefinition(type).title(one)}${one.deleted_at === null ? '' : '（已删除）'}`]))
}

/** Adds names and origins to records, in a few look-ups for all of them together. */
export async function presentRecords(db: Db, records: { type: RecordName, record: StoredRecord }[]): Promise<PresentedRecord[]> {
  const titles = await findTitles(db, records)
  const files = await findImportFiles(db, [...new Set(records.flatMap(({ record }) => record.import_batch_id ?? []))])
  return records.map(({ type, record }) => {
    const file = record.import_batch_id === null ? undefined : files.get(record.import_batch_id)
    return {
      type,
      id: record.id,
      version: record.version,
      title: recordDefinition(type).title(record),
      date: recordDefinition(type).date(record),
      values: Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, record[name] ?? null])),
      names: namesOf(type, record, titles),
      origin: file ? { ...file, sheet: record.import_sheet, row: record.import_row } : null,
      changedAt: record.updated_at,
    }
  })
}

function* referredIds(type: RecordName, record: StoredRecord): Generator<[RecordName, number]> {
  for (const [name, field] of Object.entries(recordDefinition(type).fields)) {
    if (field.references === null || !isRecordName(field.references)) continue
    const value = record[name]
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === 'number') yield [field.references, id]
  }
}

/** The names of what one record refers to: field → id → name. */
export function namesOf(type: RecordName, record: StoredRecord, titles: Titles) {
  const result: PresentedRecord['names'] = {}
  for (const [name, field] of Object.entries(recordDefinition(type).fields)) {
    if (field.references === null || !isRecordName(field.references)) continue
    const known = titles.get(field.references)
    const value = record[name]
    const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'number')
    result[name] = Object.fromEntries(ids.map((id) => [id, known?.get(id) ?? '—']))
  }
  return result
}
