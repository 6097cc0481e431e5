import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { naturalKey } from '../record.ts'
import { recordDefinitions } from '../records.ts'
import type { StandardItem, Standing } from '../standing.ts'
import { findRecordsByKeys } from './records.ts'
import { findTargetsOf } from './targets.ts'

/**
 * What some organizations are scored by in a year: the items of the cycle that the year belongs to (the latest one, where several do),
 * the points given by hand and their own targets. `isPart`: it is only a sub-district's part of the organization that is scored.
 */
export async function findStandings(
  db: Db, { organizations, year, isPart }: { organizations: number[], year: number, isPart: boolean },
): Promise<Map<number, Standing>> {
  const items = await findItems(db, year)
  const codes = items.flatMap(({ indicator }) => indicator ?? [])
  const [targets, scores] = await Promise.all([
    findTargetsOf(db, { organizations, year, codes }),
    isPart ? new Map<number, Standing['scores']>() : findScores(db, { organizations, year, items }),
  ])
  return new Map(organizations.map((id) => [id, { items, scores: scores.get(id) ?? new Map(), targets: targets.get(id) ?? new Map(), isPart }]))
}

async function findItems(db: Db, year: number): Promise<StandardItem[]> {
  const cycle = await db.selectFrom('creation_cycle').select('id').where('deleted_at', 'is', null)
    .where(sql.ref('from_year'), '<=', year).where(sql.ref('to_year'), '>=', year)
    .orderBy(sql.ref('from_year'), 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (!cycle) return []
  const rows = await db.selectFrom('standard_item').selectAll().where('deleted_at', 'is', null).where(sql.ref('cycle_id'), '=', cycle.id).orderBy('id').execute()
  return rows.map((row) => {
    const record = row as unknown as Omit<StandardItem, 'id'> & { id: number }
    const { id, code, title, criterion, kind, points, indicator } = record
    return { id, code, title, criterion, kind, points, indicator }
  })
}

async function findScores(db: Db, { organizations, year, items }: { organizations: number[], year: number, items: StandardItem[] }) {
  const byHand = items.filter(({ kind, indicator }) => kind !== 'basic' || indicator === null)
  const keys = organizations.flatMap((organization) => byHand.map(({ id }) =>
    naturalKey(recordDefinitions.score, { organization_id: organization, year, item_id: id })))
  const scores = new Map<number, Standing['scores']>()
  for (const record of (await findRecordsByKeys(db, 'score', keys)).values()) {
    const organization = Number(record.organization_id)
    const own: Standing['scores'] = scores.get(organization) ?? new Map()
    const points = record.reviewed ?? record.self
    scores.set(organization, own.set(Number(record.item_id), { points: typeof points === 'number' ? points : null, vetoed: record.vetoed === true }))
  }
  return scores
}
