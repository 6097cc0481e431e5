import { sql } from 'kysely'
import type { Db } from './connect.ts'
import type { RollupRow } from './database.ts'
import { contributionsOf, scopeOf } from './contributions.ts'
import type { RecordName } from './records.ts'
import { recordDefinition, recordNames } from './records.ts'
import { loadOrganizationTree, type OrganizationTree } from './organization-tree.ts'
import type { StoredRecord } from './record.ts'
import { readRecordPages } from './queries/records.ts'
import { insertInChunks } from './queries/insert-in-chunks.ts'

/** Pending additions to the monthly and daily rollups, keyed by measure, organization, day, sub-district and category. */
export type RollupDeltas = Map<string, number>

const separator = '\u0001'

/** Adds (sign 1) or takes away (sign −1) what a record contributes. */
export function addToDeltas(
  deltas: RollupDeltas,
  { type, record, tree, sign }: { type: RecordName, record: StoredRecord, tree: OrganizationTree, sign: 1 | -1 },
) {
  for (const contribution of contributionsOf(recordDefinition(type), record, tree)) {
    for (const organization of contribution.organizations) {
      const key = [contribution.measure, organization, contribution.date, contribution.subdistrict, contribution.category].join(separator)
      deltas.set(key, (deltas.get(key) ?? 0) + sign * contribution.value)
    }
  }
}

/** Writes pending additions inside the caller's transaction; rows that come to nothing are removed. */
export async function writeDeltas(trx: Db, deltas: RollupDeltas) {
  const days = [...deltas].filter(([, value]) => value !== 0).map(([key, value]) => {
    const [measure = '', organization, period = '', subdistrict, category = ''] = key.split(separator)
    return { measure, organization_id: Number(organization), period, subdistrict_id: Number(subdistrict), category, value }
  })
  const months = new Map<string, (typeof days)[number]>()
  for (const day of days) {
    const month = { ...day, period: day.period.slice(0, 7) }
    const key = [month.measure, month.organization_id, month.period, month.subdistrict_id, month.category].join(separator)
    const sum = months.get(key)
    if (sum) sum.value += month.value
    else months.set(key, month)
  }
  await addRows(trx, 'rollup_day', days)
  await addRows(trx, 'rollup_month', [...months.values()].filter((month) => month.value !== 0))
}

async function addRows(trx: Db, table: 'rollup_day' | 'rollup_month', rows: RollupRow[]) {
  for (let start = 0; start < rows.length; start += 500) {
    await trx.insertInto(table).values(rows.slice(start, start + 500))
      .onConflict((conflict) => conflict
        .columns(['measure', 'organization_id', 'period', 'subdistrict_id', 'category'])
        .doUpdateSet({ value: sql`${sql.ref(`${table}.value`)} + excluded.value` }))
      .execute()
  }
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
      const deltas: RollupDeltas = new Map()
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
