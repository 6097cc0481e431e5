import { describe, expect, it } from 'vitest'
import type { Values } from '../../../../db/record.ts'
import { chooseRow } from '../../../../server/services/imports/corrections/choose-row.ts'
import { fixCells } from '../../../../server/services/imports/corrections/fix-cells.ts'
import { comparableTitle, LEAST_LIKENESS, likenessTo } from '../../../../server/services/imports/lookalikes/title-likeness.ts'
import { viewImportRows } from '../../../../server/services/imports/view-import-rows.ts'
import { viewImport } from '../../../../server/services/imports/view-imports.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { dump, openDesk } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'

async function openOffice() {
  const district = await openDistrict()
  const songtao = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const hailun = await district.add('organization', { name: '海澜街道', side: 'civilian', kind: 'subdistrict' })
  const desk = await openDesk(district.db)
  const activity = (given: Values) => district.add('activity', { started_on: '2026-03-05', title: '学雷锋志愿服务', host_id: songtao.id, civilians: 20, place: '福利院', ...given })
  return {
    ...district, desk, songtao, hailun, activity,
    bring: async (rows: (string | number | null)[][]) => desk.prepare('activity', await mintWorkbook([{ name: '活动', rows: [['日期', '活动名称', '主办单位', '参与单位', '群众人数'], ...rows] }])),
    choose: (id: number, row: number, choice: 'leave_out' | 'as_new' | 'merge' | null, recordId: number | null = null) =>
      chooseRow(desk.context, { id, sheet: '活动', row, choice, recordId }),
    write: (id: number, row: number, cell: string, text: string) => fixCells(desk.context, { id, sheet: '活动', row, cell, text, alike: false }),
    doubles: async (id: number) => {
      const { rows } = await viewImportRows(desk.context, { id, outcomes: null, only: { kind: 'duplicates' }, cursor: null, limit: 50 })
      return rows.map(({ row, lookalike, choice }) => [row, lookalike?.recordId ?? lookalike?.row ?? null, choice])
    },
    summary: async (id: number) => (await viewImport(desk.context, id)).summary,
  }
}

describe('titles', () => {
  it.each([
    ['八一走访慰问活动', '“八一”走访慰问', true], ['2026年学雷锋志愿服务', '学雷锋志愿服务活动', true], ['学雷锋志愿服务', '学雷锋 志愿 服务', true], ['学雷锋志愿服务', '学雷锋志愿者服务', true],
    ['海伦路福利院学雷锋', '海伦路福利院植树', false], ['第一季度军地联席会议', '第二季度军地联席会议', false], ['困难家庭12户', '困难家庭20户', false],
    ['烈属张某家', '烈属李某家', false], ['植树', '义诊', false],
  ])('“%s” and “%s” are one thing: %s', (one, other, alike) => {
    expect(likenessTo(comparableTitle(one))(comparableTitle(other)) >= LEAST_LIKENESS).toBe(alike)
    expect(likenessTo(comparableTitle(other))(comparableTitle(one)) >= LEAST_LIKENESS).toBe(alike)
  })
})

describe('rows that may be there already', () => {
  it('are suggested by day, unit and similar title, and brought in as new ones unless somebody decides otherwise', async () => {
    const office = await openOffice()
    const stored = await office.activity({})
    await office.activity({ started_on: '2026-03-06' })
    await office.activity({ host_id: office.hailun.id, title: '学雷锋志愿服务站' })
    const { id, summary } = await office.bring([
      ['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30], ['2026.3.5', '植树', '松涛街道', null, 10], ['2026.3.7', '学雷锋志愿服务活动', '松涛街道', null, 30],
    ])
    expect(summary.counts).toMatchObject({ new: 3 })
    expect(summary.duplicates).toEqual({ rows: 1, open: 1 })
    const { rows: [row] } = await viewImportRows(office.desk.context, { id, outcomes: null, only: { kind: 'duplicates' }, cursor: null, limit: 50 })
    expect(row).toMatchObject({ row: 2, outcome: 'new', lookalike: { recordId: stored.id, title: '学雷锋志愿服务', date: '2026-03-05', mayMerge: true } })
    expect(row?.lookalike?.values.find(({ field }) => field === 'place')?.text.zh).toBe('福利院')
    expect(await office.desk.commit(id, 'activity')).toMatchObject({ created: 3 })
  })

  it('are no visits that may well be several: the same words on the same day, other figures', async () => {
    const office = await openOffice()
    const visit = { visited_on: '2026-03-05', host_id: office.songtao.id, recipient: '困难群众', recipient_category: 'hardship_family', households: 3 }
    await office.add('visit', visit)
    await office.add('visit', { ...visit, recipient: '驻区示例部队01', recipient_category: 'garrison' })
    const { summary } = await office.desk.prepare('visit', await mintWorkbook([{ name: '走访', rows: [
      ['日期', '慰问单位', '慰问对象', '户数', '对象类别'], ['2026.3.5', '松涛街道', '困难群众', 3, '困难家庭'], ['2026.3.5', '松涛街道', '困难群众', 8, '困难家庭'],
      ['2026.3.5', '松涛街道', '困难群众', 9, '困难家庭'], ['2026.3.5', '松涛街道', '驻区示例部队01（慰问）', 1, '驻军单位'],
    ] }]))
    expect([summary.counts.new, summary.counts.same, summary.duplicates]).toEqual([3, 1, { rows: 1, open: 1 }])
  })

  it('of two units that report one event together are suggested too', async () => {
    const office = await openOffice()
    const stored = await office.activity({ host_id: office.hailun.id, participant_ids: [office.songtao.id] })
    const { id } = await office.bring([['2026.3.5', '学雷锋志愿服务活动', '松涛街道', '海澜街道', 30]])
    expect(await office.doubles(id)).toEqual([[2, stored.id, null]])
  })

  it('may go into the stored record, which keeps what the sheet says nothing of, and an undo brings it back', async () => {
    const office = await openOffice()
    const stored = await office.activity({})
    const before = await dump(office.db)
    const { id } = await office.bring([['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30]])
    const merged = await office.choose(id, 2, 'merge', stored.id)
    expect(merged.rows[0]).toMatchObject({ outcome: 'changed', recordId: stored.id, choice: 'merge', lookalike: { recordId: stored.id } })
    expect(merged.rows[0]?.differences.map(({ field, before: old, after }) => [field, old?.zh, after?.zh])).toEqual([
      ['title', '学雷锋志愿服务', '学雷锋志愿服务活动'], ['civilians', '20', '30'],
    ])
    expect(merged.batch.summary).toMatchObject({ counts: { new: 0, changed: 1 }, duplicates: { rows: 1, open: 0 } })
    expect(await office.desk.commit(id, 'activity')).toMatchObject({ created: 0, changed: 1 })
    const records = await office.db.selectFrom('activity').selectAll().execute()
    expect(records).toMatchObject([{ id: stored.id, title: '学雷锋志愿服务活动', civilians: 30, place: '福利院' }])
    const [{ detail } = { detail: '' }] = await office.db.selectFrom('audit_entry').select('detail').where('action', '=', 'import').execute()
    expect(JSON.parse(detail)).toMatchObject({ decided: 1, decisions: [{ sheet: '活动', row: 2, choice: 'merge', record: stored.id }] })
    // The same file again is all the same now.
    expect((await office.bring([['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30]])).summary.counts).toMatchObject({ new: 0, same: 1 })
    await office.desk.undo(id, 'activity')
    expect((await dump(office.db)).records).toEqual(before.records)
  })

  it('are told apart when somebody says so, and offered again when that is taken back', async () => {
    const office = await openOffice()
    const stored = await office.activity({})
    const { id } = await office.bring([['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30]])
    expect((await office.choose(id, 2, 'as_new')).batch.summary?.duplicates).toEqual({ rows: 1, open: 0 })
    expect((await office.choose(id, 2, 'leave_out')).batch.summary).toMatchObject({
      counts: { new: 0, left_out: 2, total: 2 }, duplicates: { rows: 0, open: 0 }, leftOut: [{ reason: 'header' }, { reason: 'by_hand', count: 1 }],
    })
    expect((await office.choose(id, 2, null)).batch.summary).toMatchObject({ counts: { new: 1, left_out: 1 }, duplicates: { rows: 1, open: 1 } })
    expect(await office.doubles(id)).toEqual([[2, stored.id, null]])
  })

  it('in one file are suggested the second time, until one of them is corrected', async () => {
    const office = await openOffice()
    const { id, summary } = await office.bring([['2026.3.5', '学雷锋志愿服务', '松涛街道', null, 30], ['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30]])
    expect(summary.duplicates).toEqual({ rows: 1, open: 1 })
    expect(await office.doubles(id)).toEqual([[3, 2, null]])
    expect((await office.write(id, 2, 'A', '2026.3.6')).batch.summary?.duplicates).toEqual({ rows: 0, open: 0 })
    expect((await office.write(id, 2, 'A', '2026.3.5')).batch.summary?.duplicates).toEqual({ rows: 1, open: 1 })
    expect((await office.choose(id, 2, 'leave_out')).batch.summary?.duplicates).toEqual({ rows: 0, open: 0 })
  })

  it('may not both go into one record, nor into one that another row changes already, nor into any other', async () => {
    const office = await openOffice()
    const stored = await office.activity({})
    const other = await office.activity({ started_on: '2026-05-01' })
    const { id } = await office.bring([
      ['2026.3.5', '学雷锋志愿服务活动', '松涛街道', null, 30], ['2026.3.5', '学雷锋志愿服务！', '松涛街道', null, 31], ['2026.3.5', '学雷锋志愿者服务', '松涛街道', null, 32],
    ])
    await expect(office.choose(id, 2, 'merge', other.id)).rejects.toMatchObject({ code: 'invalid' })
    await office.choose(id, 2, 'merge', stored.id)
    const { rows } = await office.choose(id, 4, 'merge', stored.id)
    expect(rows.find(({ row }) => row === 4)?.issues.map(({ message }) => message.zh)).toEqual(['第 2 行已经对应这条记录，不能再并入'])
    // Once a row has the record's own key, it is that row's.
    const renamed = await office.write(id, 3, 'B', '学雷锋志愿服务')
    expect(renamed.rows.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'wrong'], [3, 'changed'], [4, 'wrong']])
    await office.choose(id, 2, null)
    await office.choose(id, 4, 'leave_out')
    expect((await office.summary(id))?.counts).toMatchObject({ new: 1, changed: 1, wrong: 0, left_out: 2 })
  })
})
