import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../../../db/connect.ts'
import { findChangedPlaces, readPlacePages, readPlaces } from '../../../../db/queries/map-points.ts'
import { readRevision } from '../../../../db/queries/revision.ts'
import { lastChange } from '../../../../db/queries/stage-records.ts'
import { createPlaceTable, type PlaceTable, placeTypes } from './place-table.ts'

export interface CurrentPlaces {
  table: PlaceTable
  /** The data revision that the table shows, and when it came about. */
  revision: { value: number, changedAt: string }
}

interface Known extends CurrentPlaces { change: number }

/** Past so many changed places it is quicker to read all of them anew. */
const mostPatched = 50_000

const known = new WeakMap<Db, Promise<Known>>()

/**
 * The places as they stand now. They are read once; from then on only what the history says has changed is read again, by whichever
 * process it was written. `db` must be the connection pool, not a transaction.
 */
export async function currentPlaces(db: Db): Promise<CurrentPlaces> {
  const before = known.get(db) ?? Promise.resolve(null)
  // One after the other: two requests must not patch one table at once.
  const next = before.catch(() => null).then((last) => bringUpToDate(db, last))
  known.set(db, next)
  return next
}

async function bringUpToDate(db: Db, last: Known | null): Promise<Known> {
  if (last !== null && (await readRevision(db)).value === last.revision.value) return last
  // One snapshot for the revision and what it holds.
  return db.transaction().setAccessMode('read only').execute(async (trx) => {
    const [revision, change] = [await readRevision(trx), await lastChange(trx)]
    const patched = last !== null && await patch(trx, last)
    return { table: patched ? last.table : await readAll(trx), revision, change }
  })
}

/** Answers whether the table could be brought up to date by its changes. */
async function patch(trx: Db, { table, change }: Known) {
  const changed = await findChangedPlaces(trx, change, mostPatched)
  if (changed.coordination_point.length + changed.partner_site.length >= mostPatched) return false
  for (const type of placeTypes) for (const row of await readPlaces(trx, type, changed[type])) table.put(type, row)
  return true
}

async function readAll(trx: Db) {
  const table = createPlaceTable()
  for (const type of placeTypes) {
    for await (const rows of readPlacePages(trx, type)) {
      for (const row of rows) table.put(type, row)
      // Others get their turn between two pages.
      await setImmediate()
    }
  }
  return table
}
