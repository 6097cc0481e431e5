import { describe, expect, it } from 'vitest'
import { redoAs } from '../../../server/services/imports/finish-import.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { rebuildDerived } from '../../../db/rollups.ts'
import { openDistrict } from '../../db/open-district.ts'
import { dump, openDesk, stagedRows } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

type Grid = (string | number | null)[][]
const activities = (...rows: Grid) => mintWorkbook([{ rows: [['日期', '活动名称', '主办单位', '官兵人数'], ...rows] }])

async function openOffice() {
  const district = await openDistrict()
  const street = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const stored = await district.add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: street.id, troops: 20 })
  const desk = await openDesk(district.db)
  const { id } = await desk.prepare('activity', await activities(['2026-03-05', '学雷锋', '松涛街道', 30], ['2026-03-12', '植树', '松涛街道', 40], ['2026-02-30', '写错的', '松涛街道', 1]))
  await desk.commit(id, 'activity', { leaveWrong: true })
  return { ...district, desk, id, stored }
}

/** What records say, whatever their ids and times. */
async function contents(office: Awaited<ReturnType<typeof openOffice>>) {
  const { records, months, days } = await dump(office.db)
  return { activities: records.activity?.map(({ id: _id, created_at: _at, ...row }) => row), months, days }
}

describe('an import that was taken back', () => {
  it('can be done again, and leaves the district as the first commit did', async () => {
    const office = await openOffice()
    const committed = await contents(office)
    await office.desk.undo(office.id, 'activity')
    const undone = await dump(office.db)
    expect(await redoAs({ ...office.desk.context, now: new Date('2026-12-01T02:00:00.000Z') }, office.id)).toEqual({ batchId: office.id, created: 1, changed: 1, same: 0, leftWrong: 1 })
    expect(await contents(office)).toEqual(committed)
    expect(await office.desk.undo(office.id, 'activity')).toEqual({ batchId: office.id, removed: 1, restored: 1, kept: [] })
    expect(await dump(office.db)).toEqual(undone)
    const kept = await dump(office.db)
    await office.db.transaction().execute(rebuildDerived)
    expect(await dump(office.db)).toEqual(kept)
  })

  it('waits with a renewed preview where somebody has changed a record since', async () => {
    const { db, desk, id, stored } = await openOffice()
    await desk.undo(id, 'activity')
    const current = await db.selectFrom('activity').selectAll().where('id', '=', stored.id).executeTakeFirstOrThrow()
    await db.transaction().execute((trx) => writeRecords(trx, 'activity', [{ before: { ...stored, version: current.version }, values: { ...stored, troops: 25 } }], { authorId: null, at: '2026-09-20T03:00:00.000Z', batchId: null }))
    await expect(redoAs(desk.context, id)).rejects.toMatchObject({ code: 'conflict' })
    const batch = await db.selectFrom('import_batch').select('status').where('id', '=', id).executeTakeFirstOrThrow()
    expect(batch.status).toBe('ready')
    expect((await stagedRows(db, id)).flatMap(({ differences }) => differences)).toContainEqual({ field: 'troops', before: 25, after: 30 })
  })

  it('is the only one that can be done again', async () => {
    const { desk, id } = await openOffice()
    await expect(redoAs(desk.context, id)).rejects.toMatchObject({ code: 'conflict' })
  })
})
