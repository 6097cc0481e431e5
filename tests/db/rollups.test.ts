import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { findRecordEvenDeleted } from '../../db/queries/records.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import type { StoredRecord, Values } from '../../db/record.ts'
import type { RecordName } from '../../db/records.ts'
import { rebuildDerived } from '../../db/rollups.ts'
import { authorship, openDistrict } from './open-district.ts'

describe('rollups', () => {
  it('kept in step with writes equal rollups made anew from the records', async () => {
    await fc.assert(fc.asyncProperty(history, async (steps) => {
      const { db, root } = await openDistrict()
      const world: World = { db, records: [{ type: 'organization', id: root.id, earlier: [] }], changed: [], named: 0 }
      // After every step, for a later move of an organization would make all of them anew and hide a difference.
      for (const each of steps) {
        await take(world, each)
        const kept = await derived(db)
        await db.transaction().execute((trx) => rebuildDerived(trx))
        expect(kept).toEqual(await derived(db))
      }
      await db.destroy()
    }), { numRuns: 60 })
  }, 60_000)

  it('counts a record once for the district though several of its units took part', async () => {
    const { db, add, root } = await openDistrict()
    const bureau = await add('organization', { name: '区退役军人事务局', kind: 'government' })
    const women = await add('organization', { name: '区妇联', kind: 'mass_organization' })
    const unit = await add('organization', { name: '驻区示例部队01', side: 'military' })
    await add('activity', {
      started_on: '2026-03-05', title: '学雷锋走进海伦路福利院', host_id: unit.id, participant_ids: [bureau.id, women.id], troops: 40,
    })
    const sumOf = async (measure: string, organization: number) => {
      const rows = await db.selectFrom('rollup_month').select('value')
        .where('measure', '=', measure).where('organization_id', '=', organization).execute()
      return rows.reduce((sum, row) => sum + row.value, 0)
    }
    for (const organization of [root, bureau, women, unit]) {
      expect(await sumOf('activities', organization.id)).toBe(1)
      expect(await sumOf('troop_participation', organization.id)).toBe(40)
    }
    await db.destroy()
  })

  it('hold no row that comes to nothing', async () => {
    const { db, add, change } = await openDistrict()
    const bureau = await add('organization', { name: '区民政局', kind: 'government' })
    const values = { title: '送温暖', host_id: bureau.id }
    const first = await add('activity', { ...values, started_on: '2026-03-05' })
    // The day changes, the month does not.
    const moved = await change('activity', first, { ...values, started_on: '2026-03-20' })
    await change('activity', moved, null)
    const joined = await add('organization', { name: '区数据局', kind: 'government', valid_from: '2026-03-01' })
    await change('organization', joined, { name: '区数据局', kind: 'government', valid_from: '2026-03-01', valid_to: '2026-03-20' })
    for (const table of ['rollup_day', 'rollup_month'] as const) {
      expect(await db.selectFrom(table).selectAll().where('value', '=', 0).execute()).toEqual([])
    }
    expect(await db.selectFrom('rollup_month').selectAll().where('measure', '=', 'activities').execute()).toEqual([])
    await db.destroy()
  })
})

interface World {
  db: Db
  /** Every record with the values it had before each change: null where it did not exist. */
  records: { type: RecordName, id: number, earlier: (StoredRecord | null)[] }[]
  /** The records in the order of their changes, the last one last. */
  changed: World['records']
  /** How many names were given out: no two records share one. */
  named: number
}

interface Draft { type: RecordName, seed: number, date: string, others: number[], flags: boolean[] }

const draft: fc.Arbitrary<Draft> = fc.record({
  type: fc.constantFrom<RecordName>('organization', 'organization', 'organization', 'activity', 'activity', 'activity', 'visit', 'visit', 'partner_site', 'recipient_register',
    'leading_group', 'institution', 'meeting', 'education_session', 'problem', 'score'),
  seed: fc.nat({ max: 1_000 }),
  date: fc.constantFrom('2025-12-30', '2026-01-01', '2026-02', '2026-02-16', '2026-03-05', '2026-03-31', '2026-07-28', '2026-09-30', '2026-11-20'),
  others: fc.array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 }),
  flags: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
})

/** What an organization may change alone; other records change as a whole. */
const oneField = fc.constantFrom('side', 'parent_id', 'is_member', 'subdistrict_id')

const creation = (arbitrary: fc.Arbitrary<Draft>) => fc.record({
  kind: fc.constant('create' as const), drafts: fc.array(arbitrary, { minLength: 1, maxLength: 4, size: 'max' }),
})

const step = fc.oneof(
  { weight: 5, arbitrary: creation(draft) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('update' as const), which: fc.nat({ max: 60 }), draft, only: fc.option(oneField) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), which: fc.nat({ max: 60 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
)

/** Some units and what they did, then anything. */
const history = fc.tuple(
  creation(draft.map((one) => ({ ...one, type: 'organization' as const }))),
  creation(draft.map((one) => ({ ...one, type: 'activity' as const, seed: one.seed * 5 + 1 }))),
  fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }),
).map(([units, activities, rest]) => [units, activities, ...rest])

async function take(world: World, each: typeof step extends fc.Arbitrary<infer T> ? T : never) {
  if (each.kind === 'create') {
    const type = each.drafts[0]?.type ?? 'activity'
    const writes = each.drafts.map((one) => ({ before: null, values: valuesOf(world, { ...one, type }) }))
    for (const record of await write(world.db, type, writes)) world.records.push({ type, id: record.id, earlier: [null] })
    world.changed.push(...world.records.slice(-writes.length))
    return
  }
  const chosen = each.kind === 'undo' ? world.changed.pop() : world.records[each.which % world.records.length]
  if (!chosen) return
  const before = await findRecordEvenDeleted(world.db, chosen.type, chosen.id)
  if (!before) return
  if (each.kind === 'undo') {
    const earlier = chosen.earlier.pop()
    if (earlier === undefined) return
    await write(world.db, chosen.type, [{ before, values: earlier }])
    return
  }
  if (before.deleted_at !== null) return
  // The district itself stays: what has no district has no figures.
  if (chosen.type === 'organization' && chosen.id === world.records[0]?.id) return
  const values = each.kind === 'delete' ? null : changedValues(before, valuesOf(world, { ...each.draft, type: chosen.type }), each.only)
  await write(world.db, chosen.type, [{ before, values }])
  chosen.earlier.push(before)
  world.changed.push(chosen)
}

/** All of the new values, or one of them alone: a unit that only moves, or only changes sides. */
function changedValues(before: StoredRecord, values: Values, only: string | null): Values {
  return only !== null && only in values ? { ...before, [only]: values[only] ?? null } : values
}

function write(db: Db, type: RecordName, writes: { before: StoredRecord | null, values: Values | null }[]) {
  return db.transaction().execute((trx) => writeRecords(trx, type, writes, authorship))
}

function valuesOf(world: World, { type, seed, date, others, flags }: Draft): Values {
  const name = String(++world.named)
  const organizations = world.records.filter((record) => record.type === 'organization').map((record) => record.id)
  const [a = 1, b = 1, c = 1, d = 1] = others.map((index) => organizations[index % organizations.length] ?? 1)
  const [first = false, second = false, third = false, fourth = false] = flags
  switch (type) {
    case 'organization':
      return {
        name: `单位${name}`, side: first ? 'military' : 'civilian', kind: first ? 'unit' : second ? 'subdistrict' : 'community', parent_id: a,
        is_member: third, subdistrict_id: fourth ? b : null, valid_from: second ? date : null, valid_to: third && fourth ? '2026-02-28' : null,
      }
    case 'activity':
      return {
        started_on: date, title: `活动${name}`, direction: first ? 'love_people' : 'joint', type: seed % 2 ? 'leifeng' : 'greening', host_id: a,
        participant_ids: second ? [b, c, d] : null, subdistrict_id: third ? d : null, site_id: fourth ? seed + 1 : null,
        festival: first && second ? 'army_day' : null, troops: seed % 50, trees: seed % 7 ? null : seed, status: seed % 5 ? 'done' : 'cancelled',
      }
    case 'visit':
      return {
        visited_on: date, host_id: a, recipient: `对象${name}`, recipient_category: seed % 2 ? 'garrison' : 'veteran', recipient_id: second ? b : null,
        subdistrict_id: third ? c : null, households: seed % 9, money_fen: fourth ? seed * 100 : null, goods_fen: first ? seed : null,
        festival: first ? 'new_year' : null,
      }
    case 'partner_site':
      return { name: `共建点${name}`, kind: 'community', owner_id: first ? a : null, co_builder_ids: second ? [b, c] : null,
        subdistrict_id: third ? d : null, since_year: fourth ? 1990 + seed % 30 : null }
    case 'leading_group':
      return { organization_id: a, year: 1900 + world.named, established_on: first ? `${1900 + world.named}-03-01` : null }
    case 'institution':
      return {
        name: `制度${name}`, type: seed % 2 ? 'visiting' : 'joint_meeting', organization_id: a, party_ids: second ? [b, c] : null, times_a_year: third ? seed % 5 : null,
        status: fourth ? 'abolished' : 'active', established_on: first ? date : null, abolished_on: fourth && first ? '2026-10-01' : null,
      }
    case 'meeting':
      return {
        held_on: date, name: `会议${name}`, type: seed % 2 ? 'joint' : 'plenary', organization_id: a, party_ids: second ? [b, c] : null, subdistrict_id: third ? d : null,
        festival: first ? 'army_day' : null, resolutions_total: seed % 4, resolutions_done: fourth ? seed % 3 : null, materials: fourth ? ['sign_in', 'minutes'] : null,
      }
    case 'education_session':
      return {
        held_on: date, title: `教育${name}`, organization_id: a, topic: seed % 2 ? 'mission' : null, channel: first ? 'lan' : null, venue: second ? 'office' : 'enterprise', audience: third ? 'cadre' : null,
        subdistrict_id: fourth ? d : null, expected: seed % 50, attended: seed % 40, reach: seed % 9, materials: null,
      }
    case 'problem':
      return {
        opened_on: date, title: `事项${name}`, list: 'support_army', lead_id: a, raiser_id: second ? b : null, subdistrict_id: third ? d : null, due_on: first ? '2026-10-31' : null,
        resolved_on: fourth ? '2026-12-01' : null, status: fourth ? 'closed' : seed % 3 ? 'handling' : 'returned', satisfaction: fourth ? 1 + seed % 5 : null,
      }
    case 'score':
      return { organization_id: a, year: 2026, item_id: world.named, self: first ? seed % 7 : null, reviewed: second ? seed % 5 : null, vetoed: third, note: name }
    default:
      return { category: 'veteran', organization_id: a, year: 1900 + world.named, households: seed }
  }
}

async function derived(db: Db) {
  const sorted = async (table: 'rollup_day' | 'rollup_month' | 'record_scope') =>
    (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort()
  return { days: await sorted('rollup_day'), months: await sorted('rollup_month'), scope: await sorted('record_scope') }
}
