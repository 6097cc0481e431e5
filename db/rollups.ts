import { sql } from 'kysely'
import type { Db } from './connect.ts'
import type { RollupRow } from './database.ts'
import { contributionsOf, scopeOf } from './contributions.ts'
import type { RecordName } from './records.ts'
import { recordDefinition, recordNames } from './records.ts'
import { loadOrganizationTree, type OrganizationTree } from './organization-tree.ts'
import type { StoredRecord } from './record.ts'
import { readRecordPages } from './queries/records.ts'
import { insertInChunks, type Refine } from './queries/insert-in-chunks.ts'

/** Pending additions to the daily rollups: by measure, day, sub-district, category and the organizations that they count for. */
export interface RollupDeltas {
  cells: Map<string, Cell>
  /** How many rows there are to write at most. */
  size: number
}

type Place = Omit<RollupRow, 'organization_id' | 'value'>
/** Most records reach one of few sets of organizations, which are told apart only once all is summed. */
interface Cell extends Place { organizations: ReadonlySet<number>, value: number }

export const noDeltas = (): RollupDeltas => ({ cells: new Map(), size: 0 })

const keyColumns = ['measure', 'organization_id', 'period', 'subdistrict_id', 'category'] as const

/** Adds (sign 1) or takes away (sign −1) what a record contributes. */
export function addToDeltas(
  deltas: RollupDeltas,
  { type, record, tree, sign }: { type: RecordName, record: StoredRecord, tree: OrganizationTree, sign: 1 | -1 },
) {
  for (const { measure, date, subdistrict, category, value, organizations } of contributionsOf(recordDefinition(type), record, tree)) {
    add(deltas, { measure, period: date, subdistrict_id: subdistrict, category }, { organizations, value: sign * value })
  }
}

function add(deltas: RollupDeltas, { measure, period, subdistrict_id: subdistrict, category }: Place, { organizations, value }: Pick<Cell, 'organizations' | 'value'>) {
  const key = `${measure}\u0001${period}\u0001${subdistrict}\u0001${category}\u0001${numberOf(organizations)}`
  const known = deltas.cells.get(key)
  if (known) {
    known.value += value
    return
  }
  deltas.size += organizations.size
  deltas.cells.set(key, { measure, period, subdistrict_id: subdistrict, category, organizations, value })
}

const numbers = new WeakMap<ReadonlySet<number>, number>()
let lastNumber = 0

/** What tells one set of organizations from another. */
function numberOf(organizations: ReadonlySet<number>) {
  const known = numbers.get(organizations)
  if (known !== undefined) return known
  numbers.set(organizations, lastNumber += 1)
  return lastNumber
}

/** Pending additions by day; where several sets share an organization, a row for each. */
export function* dayRows({ cells }: RollupDeltas): Generator<RollupRow> {
  for (const { measure, period, subdistrict_id, category, organizations, value } of cells.values()) {
    if (value === 0) continue
    for (const organization of organizations) yield { measure, organization_id: organization, period, subdistrict_id, category, value }
  }
}

/** Pending additions summed by month. */
function monthRows({ cells }: RollupDeltas) {
  const months = noDeltas()
  for (const { organizations, value, ...day } of cells.values()) add(months, { ...day, period: day.period.slice(0, 7) }, { organizations, value })
  return dayRows(months)
}

/** Writes pending additions inside the caller's transaction; rows that come to nothing are removed. */
export async function writeDeltas(trx: Db, deltas: RollupDeltas) {
  await addRows(trx, 'rollup_day', dayRows(deltas))
  await addRows(trx, 'rollup_month', monthRows(deltas))
}

const addingTo = (table: 'rollup_day' | 'rollup_month'): Refine => (insert) => insert.onConflict((conflict) => conflict
  .columns(keyColumns).doUpdateSet({ value: sql`${sql.ref(`${table}.value`)} + excluded.value` } as never))
const adding = { rollup_day: addingTo('rollup_day'), rollup_month: addingTo('rollup_month') }

async function addRows(trx: Db, table: 'rollup_day' | 'rollup_month', rows: Iterable<RollupRow>) {
  await insertInChunks(trx, table, rows, { refine: adding[table] })
  await dropZeros(trx, table)
}

/** Removes sums that came to nothing. */
export async function dropZeros(trx: Db, table: 'rollup_day' | 'rollup_month') {
  // A partial index holds just these rows, so that this reads no others; it needs the literal 0.
  await trx.deleteFrom(table).where(sql<boolean>`value = 0`).execute()
}

/**
 * Makes scope and rollups anew from the records: after a change of the organization tree, and as the check that
 * what is kept current equals what the records say.
 */
export async function rebuildDerived(trx: Db) {
  const tree = await loadOrganizationTree(trx)
  await trx.deleteFrom('record_scope').execute()
  await trx.deleteFrom('rollup_day').execute()
  await trx.deleteFrom('rollup_month').execute()
  for (const type of recordNames) {
    for await (const records of readRecordPages(trx, type)) {
      const deltas = noDeltas()
      for (const record of records) addToDeltas(deltas, { type, record, tree, sign: 1 })
      await writeDeltas(trx, deltas)
      await insertInChunks(trx, 'record_scope', records.flatMap((record) => scopeRows(type, record, tree)))
    }
  }
}

/** The scope entries of a living record. */
export function scopeRows(type: RecordName, record: StoredRecord, tree: OrganizationTree) {
  if (record.deleted_at !== null) return []
  const definition = recordDefinition(type)
  const date = definition.date(record) ?? ''
  return [...scopeOf(definition, record, tree)].map((organization) => ({
    record_type: type, organization_id: organization, date, record_id: record.id,
  }))
}
