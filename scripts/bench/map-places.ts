import type { Db } from '../../db/connect.ts'
import { insertInChunks } from '../../db/queries/insert-in-chunks.ts'
import { findNames } from '../../db/queries/records.ts'

/** Middles of what a district's places lie around, in degrees: harbour, old town, new town, islands and so on. */
const middles = Array.from({ length: 40 }, (_, index) => ({ longitude: 120.2 + (index * 37 % 40) / 50, latitude: 35.95 + (index * 23 % 40) / 60 }))
const at = '2026-09-01T00:00:00.000Z'

/** Numbers from 0 to 1 that are the same in every run. */
export function fixedRandom(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** So many places around some middles, as denser the nearer, half of them coordination points of the sample's mechanisms. */
export async function addPlaces(db: Db, count: number) {
  const owners = (await findNames(db, 'organization')).filter(({ side }) => side === 'civilian').map(({ id }) => id)
  const mechanisms = (await findNames(db, 'mechanism')).map(({ id }) => id)
  const random = fixedRandom(count)
  const from = <T>(items: T[]) => items[Math.floor(random() * items.length)] as T
  const spot = () => {
    const middle = from(middles)
    const reach = 0.06 * random() ** 2
    const angle = random() * 2 * Math.PI
    return { longitude: middle.longitude + reach * Math.cos(angle), latitude: middle.latitude + reach * Math.sin(angle) * 0.8, source_crs: 'WGS84' }
  }
  const base = (id: number) => ({ id, version: 1, natural_key: `bench ${id}`, created_at: at, updated_at: at })
  const first = 1_000_000
  function* sites() {
    for (let index = 0; index < count / 2; index++) {
      yield { ...base(first + index), name: `共建点${index}`, kind: from(['community', 'welfare_home', 'school', 'enterprise']), owner_id: from(owners), since_year: 1995 + index % 30, ...spot() }
    }
  }
  function* points() {
    for (let index = 0; index < count / 2; index++) {
      yield {
        ...base(first + index), name: `联动点${index}`, kind: from(['shelter', 'depot', 'muster', 'command']), owner_id: from(owners), mechanism_ids: JSON.stringify([from(mechanisms)]),
        duty_phone: '13954201357', officer_a: '王一鸣', verified_on: index % 3 === 0 ? '2025-01-10' : '2026-08-10', ...spot(),
      }
    }
  }
  await db.transaction().execute(async (trx) => {
    await insertInChunks(trx, 'partner_site', sites())
    await insertInChunks(trx, 'coordination_point', points())
    await trx.updateTable('revision').set((update) => ({ value: update('value', '+', 1) })).where('id', '=', 1).execute()
  })
  return { mechanism: mechanisms[0] ?? 0 }
}
