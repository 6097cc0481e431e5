import { describe, expect, it } from 'vitest'
import { countAlike, fixCells, restoreCells } from '../../../../server/services/imports/corrections/fix-cells.ts'
import { readAgain } from '../../../../server/services/imports/corrections/read-again.ts'
import { requireImport } from '../../../../server/services/imports/require-import.ts'
import { viewImport } from '../../../../server/services/imports/view-imports.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { openDesk, stagedRows } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'

async function openOffice() {
  const district = await openDistrict()
  const songtao = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const women = await district.add('organization', { name: '岚湾区妇联', side: 'civilian', kind: 'mass_organization' })
  const desk = await openDesk(district.db)
  const { db } = district
  const place = (id: number, row: number, cell: string) => ({ id, sheet: '走访', row, cell })
  return {
    ...district, desk, songtao, women,
    write: (id: number, row: number, cell: string, text: string | null, alike = false) => fixCells(desk.context, { ...place(id, row, cell), text, alike }),
    restore: (id: number, row: number, cell: string, alike = false) => restoreCells(desk.context, { ...place(id, row, cell), alike }),
    alike: (id: number, row: number, cell: string) => countAlike(desk.context, place(id, row, cell)),
    rows: (id: number) => stagedRows(db, id),
    counts: async (id: number) => (await viewImport(desk.context, id)).summary?.counts,
    /** The same preview from the file itself, with everything that was decided. */
    async afresh(id: number) {
      await readAgain(desk.context, await requireImport(desk.context, id))
      return { rows: await stagedRows(db, id), summary: (await viewImport(desk.context, id)).summary }
    },
  }
}

type Office = Awaited<ReturnType<typeof openOffice>>
type Cells = (string | number | null)[]

const head = ['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)']
const sheet = (rows: Cells[], merges: string[] = []) => mintWorkbook([{ name: '走访', rows: [head, ...rows], merges }])

async function bring(office: Office, rows: Cells[], merges: string[] = []) {
  const { id, summary } = await office.desk.prepare('visit', await sheet(rows, merges))
  return { id, summary }
}

describe('a cell corrected in the preview', () => {
  it('is checked as the file was, and its row moves from wrong to new', async () => {
    const office = await openOffice()
    const { id, summary } = await bring(office, [['2026.2.30', '松涛街道', '烈属', 1, 500], ['2026.3.1', '松涛街道', '军属', 1, 500]])
    expect(summary.counts).toMatchObject({ new: 1, wrong: 1, total: 3 })
    const still = await office.write(id, 2, 'A', '2026.2.31')
    expect(still.rows.map(({ outcome, issues }) => [outcome, issues.map(({ message }) => message.zh)])).toEqual([['wrong', ['2026年2月没有31日']]])
    const right = await office.write(id, 2, 'A', '2026.2.28')
    expect(right.batch.summary).toMatchObject({ counts: { new: 2, wrong: 0, total: 3 }, fixed: 1 })
    expect(right.rows[0]).toMatchObject({
      outcome: 'new', read: [{ column: 'A', text: '2026.2.28' }, {}, {}, {}, {}], fixes: [{ column: 'A', field: 'visited_on', before: '2026.2.30', text: '2026.2.28' }],
    })
    await office.desk.commit(id, 'visit')
    const [stored] = await office.db.selectFrom('visit').selectAll().orderBy('id').execute()
    expect(stored).toMatchObject({ visited_on: '2026-02-28', import_row: 2 })
  })

  it('goes back to what stands in the file', async () => {
    const office = await openOffice()
    const { id } = await bring(office, [['2026.2.30', '松涛街道', '烈属', 1, 500], ['2026.3.1', '松涛街道', '军属', 1, 500]])
    const before = await office.rows(id)
    await office.write(id, 2, 'A', '2026.2.28')
    await office.write(id, 3, 'E', '2万元')
    expect((await office.restore(id, 2, 'A')).batch.summary).toMatchObject({ counts: { new: 1, wrong: 1 }, fixed: 1 })
    // To write what stood there is to go back too.
    expect((await office.write(id, 3, 'E', '500')).batch.summary?.fixed).toBe(0)
    expect(await office.rows(id)).toEqual(before)
    expect(await office.db.selectFrom('import_fix').selectAll().execute()).toEqual([])
  })

  it('stands when the file is read again under other options, and the row above the total adds to it', async () => {
    const office = await openOffice()
    const { id, summary } = await bring(office, [['2月28日', '松涛街道', '烈属', 1, '若干'], ['3月1日', '松涛街道', '军属', 1, 500], ['合计', null, null, 2, 1100]])
    expect(summary.warnings.map(({ kind }) => kind)).toEqual(['total_differs', 'year_unknown'])
    const fixed = await office.write(id, 2, 'E', '600')
    expect(fixed.batch.summary?.warnings.map(({ kind }) => kind)).toEqual(['year_unknown'])
    await office.db.updateTable('import_batch').set({ options: JSON.stringify({ year: 2026 }) }).where('id', '=', id).execute()
    const { rows } = await office.afresh(id)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['left_out', 'new', 'new', 'left_out'])
    expect(rows[1]?.values).toMatchObject({ money_fen: 60_000, visited_on: '2026-02-28' })
    const { rows: [restored] } = await office.restore(id, 2, 'E')
    expect(restored?.issues.map(({ read }) => read)).toEqual(['若干'])
  })

  it('may say for one row what the sheet has no column for', async () => {
    const office = await openOffice()
    const { id } = await bring(office, [['2026.3.1', '松涛街道', '张大爷', 1, 500]])
    expect((await office.rows(id))[1]?.issues.map(({ field }) => field)).toEqual(['recipient_category'])
    expect((await office.write(id, 2, '.recipient_category', '英雄')).rows[0]?.issues[0]).toMatchObject({ field: 'recipient_category', column: null })
    const { rows: [row] } = await office.write(id, 2, '.recipient_category', '烈属')
    expect(row).toMatchObject({ outcome: 'new', fixes: [{ column: null, field: 'recipient_category', before: null, text: '烈属' }] })
    await expect(office.write(id, 2, '.visited_on', '2026-03-02')).rejects.toMatchObject({ code: 'invalid' })
    expect((await office.restore(id, 2, '.recipient_category')).rows[0]?.outcome).toBe('wrong')
  })

  it('may be of a column that is not read, to take a citizen’s number out', async () => {
    const office = await openOffice()
    const { id, summary } = await office.desk.prepare('visit', await mintWorkbook([{ name: '走访', rows: [
      [...head, '证件号'], ['2026.3.1', '松涛街道', '烈属', 1, 500, '370202199001011236'],
    ] }]))
    expect(summary.warnings.map(({ kind }) => kind)).toEqual(['identity_numbers'])
    const { rows: [row], batch } = await office.write(id, 2, 'F', null)
    expect([row?.outcome, batch.summary?.warnings]).toEqual(['new', []])
    expect(row?.fixes[0]?.before).toBe('3702**************')
    await expect(office.write(id, 2, 'C', '烈属 370202199001011236')).rejects.toMatchObject({ code: 'invalid', messages: { zh: '含身份证号码，本系统不收。请从表中删除' } })
    const tables = await Promise.all([office.db.selectFrom('import_row').selectAll().execute(), office.db.selectFrom('import_fix').selectAll().execute()])
    expect(JSON.stringify(tables)).not.toContain('370202199001011236')
  })
})

describe('cells that are wrong alike', () => {
  it('are corrected together when asked, and put back together', async () => {
    const office = await openOffice()
    const { id } = await bring(office, [
      ['2026.3.1', '妇联会', '烈属', 1, 500], ['2026.3.2', '妇联会', '军属', 1, 500], ['2026.3.3', '松涛街道', '军属', 1, 500], ['2026.3.4', '妇联会', '军属', '若干', 500],
      ['2026.3.5', '妇联 会议', '军属', 1, 500],
    ])
    const before = await office.rows(id)
    expect(await office.alike(id, 2, 'B')).toEqual({ count: 2 })
    const alone = await office.write(id, 2, 'B', '岚湾区妇联')
    expect(alone.batch.summary?.counts).toMatchObject({ new: 2, wrong: 3 })
    await office.restore(id, 2, 'B')
    const all = await office.write(id, 2, 'B', '岚湾区妇联', true)
    expect([all.corrected, all.batch.summary?.counts.new, all.batch.summary?.counts.wrong, all.batch.summary?.fixed]).toEqual([3, 3, 2, 3])
    expect((await office.restore(id, 3, 'B', true)).corrected).toBe(3)
    expect(await office.rows(id)).toEqual(before)
  })
})

describe('rows that hang together', () => {
  it('are checked again together: two of one key, one of which is corrected', async () => {
    const { add, ...office } = await openOffice()
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: office.songtao.id })
    const { id } = await office.desk.prepare('activity', await mintWorkbook([{ name: '走访', rows: [
      ['日期', '活动名称', '主办单位', '群众人数'], ['2026.3.12', '植树', '松涛街道', 10], ['2026.3.12', '植树', '松涛街道', 12], ['2026.3.12', '植树', '松涛街道', 14],
    ] }]))
    expect((await office.rows(id)).map(({ outcome }) => outcome)).toEqual(['left_out', 'new', 'wrong', 'wrong'])
    const { rows } = await office.write(id, 2, 'A', '2026.3.5')
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'new'], [3, 'new'], [4, 'wrong']])
    expect(rows[2]?.issues[0]?.message.zh).toContain('与第 3 行重复')
    const { rows: [changed] } = await office.write(id, 2, 'B', '学雷锋')
    expect(changed).toMatchObject({ outcome: 'changed', differences: [{ field: 'civilians', after: { zh: '10' } }, { field: 'type' }].slice(0, 1) })
  })

  it('take what is written into a merged cell, or behind 同上', async () => {
    const office = await openOffice()
    const { id } = await bring(office, [['2026.3.1', '松涛街到', '烈属', 1, 500], ['2026.3.2', null, '军属', 1, 500], ['2026.3.3', '同上', '军属', 1, 500]], ['B2:B3'])
    expect((await office.counts(id))?.wrong).toBe(3)
    const merged = await office.write(id, 2, 'B', '松涛街道')
    expect(merged.batch.summary?.counts).toMatchObject({ new: 3, wrong: 0 })
    const under = await office.write(id, 3, 'B', '岚湾区妇联')
    expect(under.batch.summary?.counts.wrong).toBe(0)
    expect((await office.rows(id)).slice(1).map(({ values }) => values?.host_id)).toEqual([office.songtao.id, office.women.id, office.women.id])
  })

  it('of a roster are all checked again, for its units stand below one another', async () => {
    const office = await openOffice()
    const { id } = await office.desk.prepare('organization', await mintWorkbook([{ name: '走访', rows: [
      ['单位名称', '单位性质', '上级单位'], ['云帆社区', '社区', '云帆街道'], ['云帆街', '街道', '岚湾区'],
    ] }]))
    expect((await office.counts(id))).toMatchObject({ new: 1, wrong: 1 })
    const { rows, batch } = await office.write(id, 3, 'A', '云帆街道')
    expect(batch.summary?.counts).toMatchObject({ new: 2, wrong: 0 })
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([[3, 'new']])
    expect((await office.desk.commit(id, 'organization')).created).toBe(2)
  })
})

describe('what may not be corrected', () => {
  it('is a title, a row or cell that is not there, and anything once committed', async () => {
    const office = await openOffice()
    const { id } = await bring(office, [['2026.3.1', '松涛街道', '烈属', 1, 500]])
    await expect(office.write(id, 1, 'A', '时间')).rejects.toMatchObject({ code: 'not_found' })
    await expect(office.write(id, 9, 'A', '2026.3.1')).rejects.toMatchObject({ code: 'not_found' })
    await expect(fixCells(office.desk.context, { id, sheet: '别的', row: 2, cell: 'A', text: '1', alike: false })).rejects.toMatchObject({ code: 'not_found' })
    await expect(office.write(id, 2, '.constructor', '1')).rejects.toMatchObject({ code: 'invalid' })
    await office.desk.commit(id, 'visit')
    await expect(office.write(id, 2, 'A', '2026.3.2')).rejects.toMatchObject({ code: 'conflict' })
  })
})
