import { describe, expect, it } from 'vitest'
import { openDistrict } from '../../db/open-district.ts'
import { dump, openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

async function openOffice() {
  const district = await openDistrict()
  const subdistrict = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const women = await district.add('organization', { name: '岚湾区妇联', aliases: ['妇女联合会'], side: 'civilian', kind: 'mass_organization' })
  return { ...district, subdistrict, women, desk: await openDesk(district.db) }
}

const quarterOfVisits = () => mintWorkbook([{
  name: '走访',
  rows: [
    ['2024年走访慰问情况统计表'],
    ['填报单位：岚湾区双拥办', null, null, null, null, null, '单位：元'],
    ['序号', '走访单位', '走访时间', '走访对象', '户数', '慰问金', '慰问品', '备注'],
    [1, '松涛街道', '2024.7.28', '烈属张某家', 1, '2万元', '大米50kg、食用油20桶', null],
    [2, null, '7月28日', '困难群众', 12, 6000, null, null],
    [3, '妇女联合会', new Date(Date.UTC(2024, 7, 1)), '驻区示例部队官兵', '一', '1,200', null, '八一'],
    [4, '松涛街到', '2024.2.30', '退役军人', '若干', '不详', null, null],
    ['合计', null, null, null, 14, 27200, null, null],
    ['填表人：张三', null, '审核人：李四'],
  ],
  merges: ['A1:H1', 'B4:B5', 'A8:B8'],
}])

describe('a quarter of visits as an office keeps them', () => {
  it('reads titles, merged unit, three ways to write a date and money in 万元, and says what is wrong where', async () => {
    const { desk, subdistrict, women } = await openOffice()
    const { summary, rows } = await desk.prepare('visit', await quarterOfVisits())
    expect(summary.refusal).toBeNull()
    expect(summary.counts).toEqual({ new: 3, changed: 0, same: 0, wrong: 1, left_out: 5, total: 9 })
    expect(summary.sheets[0]?.headerRows).toEqual({ top: 3, bottom: 3 })
    expect(summary.found.year).toEqual({ value: 2024, source: 'title' })
    const [first, second, third, wrong] = rows.filter((row) => row.leftOut === null)
    expect(first?.values).toMatchObject({ visited_on: '2024-07-28', host_id: subdistrict.id, money_fen: 2_000_000, recipient_category: 'martyr_family' })
    expect(first?.values?.goods).toEqual([
      { name: '大米', quantity: 50, unit: 'kg', value_fen: null }, { name: '食用油', quantity: 20, unit: '桶', value_fen: null },
    ])
    expect(second?.values).toMatchObject({ visited_on: '2024-07-28', host_id: subdistrict.id, money_fen: 600_000, households: 12 })
    expect(second?.marks.map((mark) => mark.kind)).toEqual(['merged', 'year_added'])
    expect(third?.values).toMatchObject({ visited_on: '2024-08-01', host_id: women.id, money_fen: 120_000, households: 1, recipient_category: 'garrison' })
    expect(wrong?.issues.map(({ column, field, read }) => [column, field, read])).toEqual([
      ['B', 'host_id', '松涛街到'], ['C', 'visited_on', '2024.2.30'], ['E', 'households', '若干'], ['F', 'money_fen', '不详'],
    ])
    expect(wrong?.issues[0]?.message.zh).toBe('未找到单位“松涛街到”，是否为“松涛街道”？')
    expect(wrong?.issues[1]?.message.zh).toBe('2024年2月没有30日')
    expect(rows.filter((row) => row.leftOut !== null).map((row) => [row.row, row.leftOut])).toEqual([
      [1, 'title'], [2, 'title'], [3, 'header'], [8, 'total'], [9, 'footer'],
    ])
  })

  it('commits what is right, finds the same file all the same, and undo leaves the district as it was', async () => {
    const { db, desk } = await openOffice()
    const before = await dump(db)
    const file = await quarterOfVisits()
    const { id } = await desk.prepare('visit', file)
    await expect(desk.commit(id, 'visit')).rejects.toMatchObject({ code: 'invalid' })
    expect(await dump(db)).toEqual(before)

    expect(await desk.commit(id, 'visit', { leaveWrong: true })).toEqual({ batchId: id, created: 3, changed: 0, same: 0, leftWrong: 1 })
    const committed = await dump(db)
    expect(committed.records.visit).toHaveLength(3)
    expect(committed.records.visit?.[0]).toMatchObject({ import_batch_id: id, import_sheet: '走访', import_row: 4 })

    const again = await desk.prepare('visit', file)
    expect(again.summary.counts).toMatchObject({ new: 0, changed: 0, same: 3, wrong: 1 })
    expect(again.summary.warnings.map((warning) => warning.kind)).toContain('seen_before')
    await desk.commit(again.id, 'visit', { leaveWrong: true })
    expect(await dump(db)).toEqual(committed)

    expect(await desk.undo(id, 'visit')).toEqual({ batchId: id, removed: 3, restored: 0, kept: [] })
    expect(await dump(db)).toEqual(before)
  })
})
