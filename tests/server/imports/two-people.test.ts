import { describe, expect, it } from 'vitest'
import type { ImportRowView } from '../../../server/services/imports/row-views.ts'
import type { ImportBatchView } from '../../../server/services/imports/types.ts'
import { openApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

const visits = (...rows: (string | number)[][]) => mintWorkbook([{ name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数'], ...rows] }])
const first = ['2026-08-01', '海伦路街道', '烈属', 3]
const second = ['2026-08-02', '海伦路街道', '军属', 2]

describe('two people who bring in the same ledger at once', { timeout: 60_000 }, () => {
  it('both see a preview; who commits second is told whose rows are there by now, and commits what is left', async () => {
    const opened = await openApp()
    const [staff, district] = [await sitDown(opened, 'staff'), await sitDown(opened, 'districtStaff')]
    const one = await staff.bring(await visits(first, second), { name: '甲.xlsx' })
    const other = await district.bring(await visits(first, [second[0] ?? '', second[1] ?? '', second[2] ?? '', 9], ['2026-08-03', '松涛街道', '烈属', 1]), { name: '乙.xlsx' })
    expect([one.counts?.new, other.counts?.new]).toEqual([2, 3])

    expect((await staff.ask(`/api/imports/${one.id}/commit`, { method: 'POST', json: {} })).status).toBe(200)
    const refused = await district.ask<{ error: { code: string, message: { zh: string } } }>(`/api/imports/${other.id}/commit`, { method: 'POST', json: {} })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'conflict'])
    const { body: renewed } = await district.ask<ImportBatchView>(`/api/imports/${other.id}`)
    expect(renewed).toMatchObject({ status: 'ready', counts: { new: 1, changed: 1, same: 1 } })
    expect(renewed.renewed).toMatchObject({ rows: 2, listed: 2, causes: [{ author: 'staff', fileName: '甲.xlsx', records: 2 }] })
    expect(renewed.renewed?.moves).toEqual(expect.arrayContaining([{ from: 'new', to: 'same', count: 1 }, { from: 'new', to: 'changed', count: 1 }]))
    const { body: rows } = await district.ask<{ rows: ImportRowView[] }>(`/api/imports/${other.id}/rows?only=renewed`)
    expect(rows.rows.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'same'], [3, 'changed']])
    expect(rows.rows[1]?.differences).toMatchObject([{ field: 'households', before: { zh: '2' }, after: { zh: '9' } }])

    expect((await district.ask(`/api/imports/${other.id}/commit`, { method: 'POST', json: {} })).body).toEqual({ batchId: other.id, created: 1, changed: 1, same: 1, leftWrong: 0 })
    expect((await district.ask<ImportBatchView>(`/api/imports/${other.id}`)).body.renewed).toBeNull()
  })

  it('learn of a change by hand too, and not the name of a file that is not theirs to see', async () => {
    const opened = await openApp()
    const [staff, district] = [await sitDown(opened, 'staff'), await sitDown(opened, 'districtStaff')]
    const one = await district.bring(await visits(first), { name: '区里的.xlsx' })
    const other = await staff.bring(await visits(first))
    await district.ask(`/api/imports/${one.id}/commit`, { method: 'POST', json: {} })
    expect((await staff.ask(`/api/imports/${other.id}/commit`, { method: 'POST', json: {} })).status).toBe(409)
    expect((await staff.ask<ImportBatchView>(`/api/imports/${other.id}`)).body.renewed?.causes).toMatchObject([{ author: 'districtStaff', fileName: null, records: 1 }])

    const changed = await staff.bring(await visits([first[0] ?? '', first[1] ?? '', first[2] ?? '', 5]))
    expect(changed.counts).toMatchObject({ changed: 1 })
    const record = await opened.db.selectFrom('visit').select(['id', 'version']).where('import_batch_id', '=', one.id).executeTakeFirstOrThrow()
    await district.ask(`/api/records/visit/${record.id}`, { method: 'PUT', json: { version: record.version, values: { households: 4 } } })
    expect((await staff.ask(`/api/imports/${changed.id}/commit`, { method: 'POST', json: {} })).status).toBe(409)
    expect((await staff.ask<ImportBatchView>(`/api/imports/${changed.id}`)).body.renewed)
      .toMatchObject({ moves: [{ from: 'changed', to: 'changed', count: 1 }], causes: [{ author: 'districtStaff', fileName: null, records: 1 }] })
  })
})

describe('the rows of a committed import', { timeout: 60_000 }, () => {
  it('lead to their records, also when those were changed or deleted since', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const batch = await staff.bring(await visits(first, second, ['2026-08-03', '松涛街道', '烈属', 1], ['2026-07-28', '海伦路街道', '海伦路福利院', 20], ['坏', '松涛街道', '烈属', 1]))
    const recordsOf = async () => (await staff.ask<{ rows: ImportRowView[] }>(`/api/imports/${batch.id}/rows?outcome=new,changed,same,wrong`)).body.rows.map(({ row, record }) => [row, record?.id, record?.state])
    expect((await recordsOf()).map(([, id]) => id)).toEqual([undefined, undefined, undefined, undefined, undefined])
    await staff.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: { leaveWrong: true } })
    const records = await opened.db.selectFrom('visit').select(['id', 'version', 'import_row']).where('import_batch_id', '=', batch.id).orderBy('import_row').execute()
    const [one, two, three] = records
    if (!one || !two || !three) throw new Error('rows were not stored')
    const standing = [[2, one.id, 'standing'], [3, two.id, 'standing'], [4, three.id, 'standing']]
    expect((await recordsOf()).slice(0, 3)).toEqual(standing)
    await staff.ask(`/api/records/visit/${two.id}`, { method: 'PUT', json: { version: two.version, values: { households: 4 } } })
    await staff.ask(`/api/records/visit/${three.id}?version=${three.version}`, { method: 'DELETE' })
    expect((await recordsOf()).slice(0, 3)).toEqual([[2, one.id, 'standing'], [3, two.id, 'changed'], [4, null, 'gone']])
    expect((await recordsOf()).at(-1)).toEqual([6, undefined, undefined])
  })
})
