import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect.ts'
import { loadOrganizationTree } from '../organization-tree.ts'
import { type RecordName, recordDefinition } from '../records.ts'
import { dayRows, dropZeros, noDeltas } from '../rollups.ts'
import { insertInChunks } from './insert-in-chunks.ts'
import {
  addPairs, type Authorship, givesUpKey, pairsOf, type RecordWrite, rememberTerms, reserveIds, scopeChanges, termChanges,
} from './record-effects.ts'
import { encodeRecord, recordJson } from './records.ts'
import { bumpRevision } from './write-records.ts'

export interface RecordStaging {
  /** Prepares writes, as `writeRecords` would make them. `basis` are the ids of all records that were looked at for them. */
  stage(writes: RecordWrite[], basis: Iterable<number>): Promise<void>
  /** Puts what was staged in the order of the tables that it is for. Nothing can be staged afterwards. */
  arrange(): Promise<void>
  /** Whether other people's changes make it wrong. Inside the transaction that publishes. */
  isStale(trx: Db): Promise<boolean>
  /** Writes everything in a few statements: the only part of a large import that holds the database's write lock. */
  publish(trx: Db): Promise<void>
  /** Lets go of what was staged. */
  drop(): Promise<void>
}

/** Additions to the rollups are put aside when there are so many, to bound memory. */
const MOST_PENDING = 300_000

const stagedTables = ['staged_record', 'staged_basis', 'staged_scope_gone', 'staged_scope', 'staged_term_gone', 'staged_term', 'staged_day', 'staged_month']
/** Of one type all; staged rows of scope and terms do not say which. */
const scopeColumns = sql.raw('organization_id, date, record_id')
const termColumns = sql.raw('term, record_id')
const rollupKey = sql.raw('measure, organization_id, period, subdistrict_id, category')

/**
 * Begins to stage writes of one record type (any but organizations, whose tree others hang on) in temporary tables of one connection:
 * as long as it takes, everybody else reads and writes as before. `connection` must be one connection (`db.connection()`); what is to
 * be written was decided by the records as they stood after the change `since`.
 */
export async function stageRecords(
  connection: Db, type: RecordName, { authorship, newRecords, since }: { authorship: Authorship, newRecords: number, since: number },
): Promise<RecordStaging> {
  const run = (query: RawBuilder<unknown>) => query.execute(connection)
  const table = sql.table(type)
  const columnNames = [...Object.keys(recordDefinition(type).fields), 'id', 'version', 'natural_key', 'import_batch_id', 'import_sheet', 'import_row', 'created_by',
    'created_at', 'updated_by', 'updated_at', 'deleted_at']
  const columns = sql.join(columnNames.map((name) => sql.ref(name)))

  await dropTables()
  let nextId = await reserveIds(connection, type, newRecords)
  const tree = await loadOrganizationTree(connection)
  const termsOf = rememberTerms()
  let deltas = noDeltas()
  await createTables()

  async function createTables() {
    await run(sql`create temp table staged_record as select ${columns}, 0 as gives_up_key from ${table} where 0`)
    await run(sql`create temp table staged_basis (record_id integer primary key)`)
    await run(sql`create temp table staged_scope_gone as select ${scopeColumns} from record_scope where 0`)
    await run(sql`create temp table staged_scope as select ${scopeColumns} from record_scope where 0`)
    await run(sql`create temp table staged_term_gone as select ${termColumns} from search_term where 0`)
    await run(sql`create temp table staged_term as select ${termColumns} from search_term where 0`)
    for (const name of ['day', 'month']) await run(sql`create temp table ${sql.table(`staged_${name}`)} as select * from ${sql.table(`rollup_${name}`)} where 0`)
  }

  async function dropTables() {
    for (const name of stagedTables) await run(sql`drop table if exists temp.${sql.ref(name)}`)
  }

  async function stage(writes: RecordWrite[], basis: Iterable<number>) {
    const trees = { treeBefore: tree, tree }
    const pairs = pairsOf(type, writes, { ...authorship, nextId: () => nextId++ })
    const scope = scopeChanges(type, pairs, trees)
    const terms = termChanges(type, pairs, termsOf)
    await insertInChunks(connection, 'staged_basis', [...new Set(basis)].map((id) => ({ record_id: id })))
    await insertInChunks(connection, 'staged_record', pairs.map((pair) => Object.assign(encodeRecord(type, pair.after), { gives_up_key: givesUpKey(pair) ? 1 : 0 })))
    await insertInChunks(connection, 'staged_scope_gone', scope.gone, { columns: ['organization_id', 'date', 'record_id'] })
    await insertInChunks(connection, 'staged_scope', scope.added, { columns: ['organization_id', 'date', 'record_id'] })
    await insertInChunks(connection, 'staged_term_gone', terms.gone, { columns: ['term', 'record_id'] })
    await insertInChunks(connection, 'staged_term', terms.added, { columns: ['term', 'record_id'] })
    addPairs(deltas, type, pairs, trees)
    if (deltas.size > MOST_PENDING) await putDeltasAside()
  }

  async function putDeltasAside() {
    await insertInChunks(connection, 'staged_day', dayRows(deltas))
    deltas = noDeltas()
  }

  async function arrange() {
    await putDeltasAside()
    await run(sql`create index temp.staged_record_id on staged_record (id)`)
    await run(sql`create index temp.staged_scope_order on staged_scope (${scopeColumns})`)
    await run(sql`create index temp.staged_term_order on staged_term (${termColumns})`)
    await run(sql`create index temp.staged_day_order on staged_day (${rollupKey}, value)`)
    await run(sql`insert into temp.staged_month (${rollupKey}, value)
      select measure, organization_id, substr(period, 1, 7) as month, subdistrict_id, category, sum(value)
      from temp.staged_day group by measure, organization_id, month, subdistrict_id, category`)
  }

  async function isStale(trx: Db) {
    const changed = await sql<{ record_type: string }>`select distinct record_type from change where id > ${since}`.execute(trx)
    const types = new Set(changed.rows.map((row) => row.record_type))
    if (types.has('organization') || referredTypes(type).some((referred) => types.has(referred))) return true
    if (!types.has(type)) return false
    const moved = await sql`
      select 1 from change where id > ${since} and record_type = ${type} and record_id in (select record_id from temp.staged_basis) limit 1`.execute(trx)
    if (moved.rows.length > 0) return true
    const taken = await sql`
      select 1 from temp.staged_record s join ${table} r on r.natural_key = s.natural_key and r.deleted_at is null
      where s.deleted_at is null and r.id not in (select id from temp.staged_record) limit 1`.execute(trx)
    return taken.rows.length > 0
  }

  async function publish(trx: Db) {
    const write = (query: RawBuilder<unknown>) => query.execute(trx)
    // While the table still holds what stood before.
    await write(sql`insert into change (record_type, record_id, version, batch_id, before, after, author_id, at)
      select ${type}, s.id, s.version, ${authorship.batchId}, iif(r.id is null, null, ${recordJson(type, 'r', columnNames)}), ${recordJson(type, 's', columnNames)},
        ${authorship.authorId}, ${authorship.at}
      from temp.staged_record s left join ${table} r on r.id = s.id order by s.rowid`)
    // Keys are given up before any of them is taken: two records may swap keys, a new one may follow a deleted one.
    await write(sql`update ${table} set natural_key = '#' || id where id in (select id from temp.staged_record where gives_up_key = 1)`)
    const { rows: [first] } = await sql<{ found: number }>`select 1 as found from temp.staged_record limit 1`.execute(trx)
    if (!first) return
    await write(sql`insert into ${table} (${columns}) select ${columns} from temp.staged_record where true on conflict (id) do update set ${updates()}`)
    await write(sql`delete from record_scope where record_type = ${type} and (${scopeColumns}) in (select ${scopeColumns} from temp.staged_scope_gone)`)
    await write(sql`insert into record_scope (record_type, ${scopeColumns}) select ${type}, ${scopeColumns} from temp.staged_scope order by ${scopeColumns}`)
    await write(sql`delete from search_term where record_type = ${type} and (${termColumns}) in (select ${termColumns} from temp.staged_term_gone)`)
    await write(sql`insert into search_term (record_type, ${termColumns}) select ${type}, ${termColumns} from temp.staged_term order by ${termColumns}`)
    for (const period of ['day', 'month'] as const) {
      const rollup = sql.table(`rollup_${period}`)
      await write(sql`insert into ${rollup} (${rollupKey}, value)
        select ${rollupKey}, sum(value) from temp.${sql.ref(`staged_${period}`)} group by ${rollupKey} having sum(value) <> 0
        on conflict (${rollupKey}) do update set value = ${rollup}.value + excluded.value`)
      await dropZeros(trx, `rollup_${period}`)
    }
    await bumpRevision(trx, authorship.at)
  }

  function updates() {
    const names = ['version', 'natural_key', 'import_batch_id', 'import_sheet', 'import_row', 'updated_by', 'updated_at', 'deleted_at', ...Object.keys(recordDefinition(type).fields)]
    return sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))
  }

  return { stage, arrange, isStale, publish, drop: dropTables }
}

/** The newest entry of the history; 0 where there is none. */
export async function lastChange(db: Db) {
  const row = await db.selectFrom('change').select((query) => query.fn.max('id').as('id')).executeTakeFirst()
  return row?.id ?? 0
}

/** The types that a record names. */
function referredTypes(type: RecordName) {
  return Object.values(recordDefinition(type).fields).flatMap((field) => field.references ?? [])
}
