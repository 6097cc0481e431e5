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

/** Pending additions to the daily rollups: by measure, day, sub-district and category, then by the organizations that they count for. */
export interface RollupDeltas {
  cells: Map<string, Cell>
  /** How many rows there are to write at most. */
  size: number
}

interface Cell {
  measure: string
  period: string
  subdistrict_id: number
  category: string
  /** Most records reach one of few sets of organizations; they are told apart only once, when all is summed. */
  reaching: Map<ReadonlySet<number>, number>
}

export const noDeltas = (): RollupDeltas => ({ cells: new Map(), size: 0 })

const keyColumns = ['measure', 'organization_id', 'period', 'subdistrict_id', 'category'] as const

/** Adds (sign 1) or takes away (sign −1) what a record contributes. */
export function addToDeltas(
  deltas: RollupDeltas,
  { type, record, tree, sign }: { type: RecordName, record: StoredRecord, tree: OrganizationTree, sign: 1 | -1 },
) {
  for (const { measure, date, subdistrict, category, value, organizations } of contributionsOf(recordDefinition(type), record, tree)) {
    add(cellOf(deltas, { measure, period: date, subdistrict_id: subdistrict, category }), organizations, sign * value)
  }

  function add({ reaching }: Cell, organizations: ReadonlySet<number>, value: number) {
    const known = reaching.get(organizations)
    if (known === undefined) deltas.size += organizations.size
    reaching.set(organizations, (known ?? 0) + value)
  }
}

function cellOf({ cells }: RollupDeltas, { measure, period, subdistrict_id: subdistrict, category }: Omit<Cell, 'reaching'>) {
  const key = `${measure}\u0001${period}\u0001${subdistrict}\u0001${category}`
  const known = cells.get(key)
  if (known) return known
  const cell: Cell = { measure, period, subdistrict_id: subdistrict, category, reaching: new Map() }
  cells.set(key, cell)
  return cell
}

/** Pending additions by day, without those that come to nothing. */
export function* dayRows({ cells }: RollupDeltas): Generator<RollupRow> {
  for (const { reaching, ...cell } of cells.values()) {
    const values = new Map<number, number>()
    for (const [organizations, value] of reaching) {
      for (const organization of organizations) values.set(organization, (values.get(organization) ?? 0) + value)
    }
    for (const [organization, value] of values) if (value !== 0) yield { ...cell, organization_id: organization, value }
  }
}

/** Pending additions summed by month, without those that come to nothing. */
function monthRows({ cells }: RollupDeltas) {
  const months = noDeltas()
  for (const { reaching, ...day } of cells.values()) {
    const month = cellOf(months, { ...day, period: day.period.slice(0, 7) })
    for (const [organizations, value] of reaching) month.reaching.set(organizations, (month.reaching.get(organizations) ?? 0) + value)
  }
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
