import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { findRecord, findRecordEvenDeleted } from '../../db/queries/records.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import type { StoredRecord, Values } from '../../db/record.ts'
import { plainTerm } from '../../db/search-terms.ts'
import { authorship, openDistrict } from './open-district.ts'

describe('a name is found', () => {
  it.each(['海伦路福利院', '海伦', '福利', '院', 'hailunlu', 'fuliyuan', 'FuLi', 'hllfly', 'fly', ' 福 利'])('海伦路福利院 by %j', async (query) => {
    const { db, add } = await openDistrict()
    const site = await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home' })
    await add('partner_site', { name: '星光之家老年公寓', kind: 'elder_home' })
    expect(await search(db, query)).toEqual([site.id])
    await db.destroy()
  })

  it('under its new name only once it was renamed, and no more once it was deleted', async () => {
    const { db, add, change } = await openDistrict()
    const site = await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home' })
    const renamed = await change('partner_site', site, { name: '海伦路敬老院', kind: 'welfare_home' })
    expect(await search(db, '福利')).toEqual([])
    expect(await search(db, 'jinglao')).toEqual([site.id])
    await change('partner_site', renamed, null)
    expect(await search(db, 'jinglao')).toEqual([])
    await db.destroy()
  })
})

describe('the history of a record', () => {
  it('tells each version with what stood before and after, the author and the import', async () => {
    const { db, add, change } = await openDistrict()
    const site = await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home' })
    await change('partner_site', site, { name: '海伦路福利院', kind: 'welfare_home', since_year: 1995 })
    const history = await db.selectFrom('change').selectAll().where('record_type', '=', 'partner_site').orderBy('id').execute()
    expect(history.map((entry) => [entry.version, entry.before && JSON.parse(entry.before).since_year, JSON.parse(entry.after ?? '{}').since_year]))
      .toEqual([[1, null, null], [2, null, 1995]])
    expect(history[1]).toMatchObject({ author_id: null, batch_id: null, at: authorship.at })
    await db.destroy()
  })

  it('is undone by writing back what stood before, and goes on with the next version', async () => {
    const { db, add } = await openDistrict()
    const bureau = await add('organization', { name: '区妇联', kind: 'mass_organization' })
    const first = await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: bureau.id, troops: 12, outcome: '好' })
    const figures = await readFigures(db)
    const [changed] = await write(db, 'activity', [{ before: first, values: { ...first, started_on: '2026-04-01', troops: 99, outcome: null } }])
    const [restored] = await write(db, 'activity', [{ before: changed ?? null, values: first }])
    expect(restored).toEqual({ ...first, version: 3 })
    expect(await findRecord(db, 'activity', first.id)).toEqual({ ...first, version: 3 })
    expect(await readFigures(db)).toEqual(figures)
    await db.destroy()
  })

  it('brings a deleted record back with all its figures', async () => {
    const { db, add } = await openDistrict()
    const bureau = await add('organization', { name: '区妇联', kind: 'mass_organization' })
    const first = await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: bureau.id, troops: 12 })
    const figures = await readFigures(db)
    const [deleted] = await write(db, 'activity', [{ before: first, values: null }])
    expect(deleted?.deleted_at).toBe(authorship.at)
    expect(await findRecord(db, 'activity', first.id)).toBeNull()
    expect((await readFigures(db)).filter((row) => row.includes('activities'))).toEqual([])
    const gone = await findRecordEvenDeleted(db, 'activity', first.id)
    const [back] = await write(db, 'activity', [{ before: gone, values: first }])
    expect(back).toEqual({ ...first, version: 3 })
    expect(await readFigures(db)).toEqual(figures)
    await db.destroy()
  })

  it('brings a deleted unit back with what it took part in', async () => {
    const { db, add, change } = await openDistrict()
    const bureau = await add('organization', { name: '区妇联', kind: 'mass_organization' })
    const unit = await add('organization', { name: '驻区示例部队01', side: 'military' })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: bureau.id, participant_ids: [unit.id] })
    const figures = await readFigures(db)
    const deleted = await change('organization', unit, null)
    expect(await readFigures(db)).not.toEqual(figures)
    await write(db, 'organization', [{ before: deleted, values: unit }])
    expect(await readFigures(db)).toEqual(figures)
    await db.destroy()
  })
})

describe('the origin of a record', () => {
  it('stays that of its import when it is changed by hand', async () => {
    const { db } = await openDistrict()
    const [site] = await write(db, 'partner_site', [{
      before: null, values: { name: '海伦路福利院', kind: 'welfare_home' }, origin: { batchId: 7, sheet: '共建点', row: 12 },
    }])
    const [changed] = await write(db, 'partner_site', [{ before: site ?? null, values: { name: '海伦路福利院', kind: 'elder_home' } }])
    expect(changed).toMatchObject({ import_batch_id: 7, import_sheet: '共建点', import_row: 12, version: 2 })
    await db.destroy()
  })
})

describe('the key of a record', () => {
  it('may be swapped by two records in one write', async () => {
    const { db, add } = await openDistrict()
    const first = await add('partner_site', { name: '甲', kind: 'community' })
    const second = await add('partner_site', { name: '乙', kind: 'community' })
    const swapped = await write(db, 'partner_site', [
      { before: first, values: { ...first, name: '乙' } }, { before: second, values: { ...second, name: '甲' } },
    ])
    expect(swapped.map((record) => [record.id, record.natural_key])).toEqual([[first.id, '乙'], [second.id, '甲']])
    await db.destroy()
  })

  it('may be taken by a new record in the write that deletes the old one', async () => {
    const { db, add } = await openDistrict()
    const first = await add('partner_site', { name: '甲', kind: 'community' })
    const [created] = await write(db, 'partner_site', [{ before: null, values: { name: '甲', kind: 'school' } }, { before: first, values: null }])
    expect(created?.id).not.toBe(first.id)
    expect(await findRecord(db, 'partner_site', created?.id ?? 0)).toMatchObject({ name: '甲', kind: 'school' })
    await db.destroy()
  })

  it('is not given to two living records', async () => {
    const { db, add } = await openDistrict()
    await add('partner_site', { name: '甲', kind: 'community' })
    await expect(add('partner_site', { name: ' 甲', kind: 'school' })).rejects.toThrow(/UNIQUE/u)
    await db.destroy()
  })

  it('of a name that ends like a number of order is left as it is', async () => {
    const { db, add, change } = await openDistrict()
    const site = await add('partner_site', { name: '安置点#3', kind: 'community' })
    const changed = await change('partner_site', site, { name: '安置点#3', kind: 'school' })
    expect(changed.natural_key).toBe('安置点#3')
    await db.destroy()
  })

  it('keeps the order of visits that are alike', async () => {
    const { db, add } = await openDistrict()
    const bureau = await add('organization', { name: '区妇联', kind: 'mass_organization' })
    const values = { visited_on: '2026-07-28', host_id: bureau.id, recipient: '困难家庭', recipient_category: 'hardship_family', households: 1 }
    const [, second] = await write(db, 'visit', [{ before: null, values }, { before: null, values, occurrence: 2 }])
    const [changed] = await write(db, 'visit', [{ before: second ?? null, values: { ...values, households: 5 } }])
    expect(changed?.natural_key.endsWith('#2')).toBe(true)
    await db.destroy()
  })
})

describe('an organization whose parent was deleted', () => {
  it('still counts for the district', async () => {
    const { db, add, change, root } = await openDistrict()
    const street = await add('organization', { name: '松涛街道', kind: 'subdistrict' })
    const community = await add('organization', { name: '听涛社区', kind: 'community', parent_id: street.id })
    await add('activity', { started_on: '2026-03-05', title: '清洁家园', host_id: community.id })
    await change('organization', street, null)
    expect(await readFigures(db)).toContain(`activities ${root.id} 2026-03-05 1`)
    await db.destroy()
  })
})

describe('a visit to a garrison unit', () => {
  it('keeps no sub-district, whoever makes it and whatever is written', async () => {
    const { db, add } = await openDistrict()
    const street = await add('organization', { name: '松涛街道', kind: 'subdistrict' })
    await add('organization', { name: '驻区示例部队01', side: 'military' })
    const visit = await add('visit', { visited_on: '2026-07-28', host_id: street.id, recipient: '驻区示例部队01', subdistrict_id: street.id })
    expect(visit).toMatchObject({ recipient_category: 'garrison', subdistrict_id: null })
    await db.destroy()
  })
})

describe('the data revision', () => {
  it('moves on with every write and not without one', async () => {
    const { db, add } = await openDistrict()
    const revision = async () => (await db.selectFrom('revision').select('value').executeTakeFirstOrThrow()).value
    const before = await revision()
    await write(db, 'partner_site', [])
    expect(await revision()).toBe(before)
    await add('partner_site', { name: '甲', kind: 'community' })
    expect(await revision()).toBe(before + 1)
    await db.destroy()
  })
})

function write(
  db: Db, type: 'activity' | 'partner_site' | 'organization' | 'visit',
  writes: { before: StoredRecord | null, values: Values | null, occurrence?: number, origin?: { batchId: number, sheet: string, row: number } }[],
) {
  return db.transaction().execute((trx) => writeRecords(trx, type, writes, authorship))
}

async function search(db: Db, query: string) {
  const term = plainTerm(query)
  const rows = await db.selectFrom('search_term').select('record_id').distinct()
    .where('record_type', '=', 'partner_site').where('term', '>=', term).where('term', '<', `${term}\uffff`).execute()
  return rows.map((row) => row.record_id)
}

async function readFigures(db: Db) {
  const rows = await db.selectFrom('rollup_day').selectAll().execute()
  return rows.map((row) => `${row.measure} ${row.organization_id} ${row.period} ${row.value}`).sort()
}
