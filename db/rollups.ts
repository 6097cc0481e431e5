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

/** Pending additions to the daily rollups: by measure, day, sub-district and category, then by organization. */
export interface RollupDeltas {
  cells: Map<string, { measure: string, period: string, subdistrict_id: number, category: string, values: Map<number, number> }>
  /** How many rows there are to write. */
  size: number
}

export const noDeltas = (): RollupDeltas => ({ cells: new Map(), size: 0 })

const keyColumns = ['measure', 'organization_id', 'period', 'subdistrict_id', 'category'] as const

/** Adds (sign 1) or takes away (sign −1) what a record contributes. */
export function addToDeltas(
  deltas: RollupDeltas,
  { type, record, tree, sign }: { type: RecordName, record: StoredRecord, tree: OrganizationTree, sign: 1 | -1 },
) {
  for (const { measure, date, subdistrict, category, value, organizations } of contributionsOf(recordDefinition(type), record, tree)) {
    for (const organization of organizations) {
      add(deltas, { measure, organization_id: organization, period: date, subdistrict_id: subdistrict, category, value: sign * value })
    }
  }
}

function add(deltas: RollupDeltas, { measure, organization_id: organization, period, subdistrict_id: subdistrict, category, value }: RollupRow) {
  const key = `${measure}\u0001${period}\u0001${subdistrict}\u0001${category}`
  let cell = deltas.cells.get(key)
  if (!cell) {
    cell = { measure, period, subdistrict_id: subdistrict, category, values: new Map() }
    deltas.cells.set(key, cell)
  }
  const known = cell.values.get(organization)
  if (known === undefined) deltas.size += 1
  cell.values.set(organization, (known ?? 0) + value)
}

/** Pending additions by day and, summed, by month; without those that come to nothing. */
export function deltaRows(deltas: RollupDeltas) {
  const days = rowsOf(deltas)
  const months = noDeltas()
  for (const day of days) add(months, { ...day, period: day.period.slice(0, 7) })
  return { days, months: rowsOf(months) }
}

const rowsOf = ({ cells }: RollupDeltas): RollupRow[] => [...cells.values()].flatMap(({ values, ...cell }) =>
  [...values].filter(([, value]) => value !== 0).map(([organization, value]) => ({ ...cell, organization_id: organization, value })))

/** Writes pending additions inside the caller's transaction; rows that come to nothing are removed. */
export async function writeDeltas(trx: Db, deltas: RollupDeltas) {
  const { days, months } = deltaRows(deltas)
  await addRows(trx, 'rollup_day', days)
  await addRows(trx, 'rollup_month', months)
}

const addingTo = (table: 'rollup_day' | 'rollup_month'): Refine => (insert) => insert.onConflict((conflict) => conflict
  .columns(keyColumns).doUpdateSet({ value: sql`${sql.ref(`${table}.value`)} + excluded.value` } as never))
const adding = { rollup_day: addingTo('rollup_day'), rollup_month: addingTo('rollup_month') }

async function addRows(trx: Db, table: 'rollup_day' | 'rollup_month', rows: RollupRow[]) {
  await insertInChunks(trx, table, rows, adding[table])
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
