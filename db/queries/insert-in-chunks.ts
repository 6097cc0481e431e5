import { CompiledQuery, type DialectAdapter, type InsertQueryBuilder, type InsertResult } from 'kysely'
import type { Db } from '../connect.ts'
import type { Database } from '../database.ts'

type Insert = InsertQueryBuilder<Database, keyof Database, InsertResult>
/** What an insertion does beyond inserting (on conflict). Declared once per module, for its compiled form is kept. */
export type Refine = (insert: Insert) => Insert

/** Measured: fewer rows in a statement cost calls, more cost binding. */
const CHUNK = 50

const asItIs: Refine = (insert) => insert
/** Statement texts by dialect, refinement, table, columns and number of rows: making one costs more than running it. */
const texts = new WeakMap<DialectAdapter, Map<Refine, Map<string, string>>>()

/** Inserts rows of one shape (some columns of them, or the first one's) into a table, staged ones too, so many in a statement. */
export async function insertInChunks(
  db: Db, table: string, rows: Iterable<object>, { columns: chosen, refine = asItIs }: { columns?: string[], refine?: Refine } = {},
) {
  let columns = chosen
  let count = 0
  let parameters: unknown[] = []
  for (const row of rows as Iterable<Record<string, unknown>>) {
    columns ??= Object.keys(row)
    for (const column of columns) parameters.push(row[column] ?? null)
    count += 1
    if (count < CHUNK) continue
    await insert(columns)
    count = 0
    parameters = []
  }
  if (columns && count > 0) await insert(columns)

  async function insert(names: string[]) {
    await db.executeQuery(CompiledQuery.raw(textOf(db, table, { columns: names, count, refine }), parameters))
  }
}

function textOf(db: Db, table: string, { columns, count, refine }: { columns: string[], count: number, refine: Refine }) {
  const { adapter } = db.getExecutor()
  const byRefinement = texts.get(adapter) ?? new Map<Refine, Map<string, string>>()
  texts.set(adapter, byRefinement)
  const byShape = byRefinement.get(refine) ?? new Map<string, string>()
  byRefinement.set(refine, byShape)
  const shape = `${table} ${count} ${columns.join()}`
  const known = byShape.get(shape)
  if (known !== undefined) return known
  const blank = Object.fromEntries(columns.map((column) => [column, null]))
  const text = refine(db.insertInto(table as keyof Database).values(Array.from({ length: count }, () => blank))).compile().sql
  byShape.set(shape, text)
  return text
}
