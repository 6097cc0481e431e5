import { describe, expect, it } from 'vitest'
import { recordDefinition } from '../../../db/records.ts'
import { findHeader } from '../../../server/spreadsheet/find-header.ts'
import { matchColumns } from '../../../server/spreadsheet/match-columns.ts'
import { type CellToMake, makeRows, mergeOf } from './make-rows.ts'

const visit = recordDefinition('visit')
const activity = recordDefinition('activity')
const point = recordDefinition('coordination_point')

function look(definition: typeof visit, grid: CellToMake[][], { merges = [] as string[], row = null as number | null } = {}) {
  const header = findHeader({ rows: makeRows(grid), merges: merges.map(mergeOf), definition, row })
  if (!header) return null
  const columns = matchColumns(header.columns, definition)
  return { rows: [header.top, header.bottom], columns: columns.map(({ header: text, field, certainty, ignored, moneyUnit }) => [text, field, certainty ?? ignored, ...(moneyUnit ? [moneyUnit] : [])]) }
}

const fields = (found: ReturnType<typeof look>) => found?.columns.map(([, field]) => field)

describe('the header of a sheet', () => {
  it('is found under titles and merged cells', () => {
    expect(look(visit, [
      ['2024年走访慰问统计表'], ['填报单位：松涛街道', null, null, '单位：元'], [], ['序号', '走访时间', '走访单位', '慰问对象', '慰问金(万元)', '慰问品', '经办'],
      [1, '2024.7.28', '松涛街道', '其他', 2, '大米', '张'],
    ], { merges: ['A1:G1', 'A2:C2'] })).toEqual({ rows: [4, 4], columns: [
      ['序号', null, 'ordinal'], ['走访时间', 'visited_on', 'exact'], ['走访单位', 'host_id', 'exact'], ['慰问对象', 'recipient', 'exact'],
      ['慰问金(万元)', 'money_fen', 'exact', 'ten_thousand'], ['慰问品', 'goods', 'exact'], ['经办', null, 'unknown'],
    ] })
  })

  it('of two levels is joined through its merged cells', () => {
    expect(look(visit, [
      ['日期', '慰问单位', '慰问对象', '慰问经费', null, '备注'], [null, null, null, '现金(元)', '实物', null], ['2024.7.28', '松涛街道', '烈属', 200, '大米', null],
    ], { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'] })).toEqual({ rows: [1, 2], columns: [
      ['日期', 'visited_on', 'exact'], ['慰问单位', 'host_id', 'exact'], ['慰问对象', 'recipient', 'exact'],
      ['慰问经费/现金(元)', 'money_fen', 'exact', 'yuan'], ['慰问经费/实物', 'goods', 'exact'], ['备注', 'note', 'exact'],
    ] })
  })

  it('of two levels is joined without merges too, as a .csv has it', () => {
    expect(fields(look(activity, [
      ['活动时间', '活动名称', '主办单位', '参加人数', null, '地点'], [null, null, null, '官兵', '群众', null], ['2024.3.5', '学雷锋', '松涛街道', 10, 20, '广场'],
    ]))).toEqual(['started_on', 'title', 'host_id', 'troops', 'civilians', 'place'])
  })

  it('of two levels is whole also where the lower one names no field by itself', () => {
    const columns = [
      ['街道', 'subdistrict_id', 'exact'], ['点位名称', 'name', 'exact'], ['类别', 'kind', 'exact'],
      ['A岗/姓名', 'officer_a', 'guessed'], ['A岗/电话', 'duty_phone', 'guessed'], ['B岗/姓名', 'officer_b', 'guessed'], ['B岗/电话', null, 'duplicate'],
    ]
    const below: CellToMake[][] = [[null, null, null, '姓名', '电话', '姓名', '电话'], ['松涛街道', '松涛避险点', '避难安置', '张某', '13900000001', '李某', '13900000002']]
    const title = '防台风协同点位一览表'
    const merged = look(point, [[title], ['街道', '点位名称', '类别', 'A岗', null, 'B岗', null], ...below], { merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2'] })
    expect(merged).toEqual({ rows: [2, 3], columns })
    const blanks = [[title], ['街道', '点位名称', '类别', 'A岗', null, 'B岗', null], ...below]
    expect(look(point, blanks)).toEqual({ rows: [2, 3], columns })
    // Where only blanks speak for it, a person may say otherwise.
    expect(look(point, blanks, { row: 2 })?.rows).toEqual([2, 2])
  })

  it('does not take in the first record, whatever it leaves blank, nor reach as far as a cell merged beside all records', () => {
    const heads: CellToMake[] = ['街道', '点位名称', '类别', 'A岗', 'B岗', '备注']
    expect(look(point, [heads, [null, null, null, '张某', '李某', null], ['松涛街道', '松涛避险点', '避难安置', '张某', '李某', null]])?.rows).toEqual([1, 1])
    const records: CellToMake[][] = Array.from({ length: 8 }, (_, index) => ['松涛街道', `松涛${index}点`, '避难安置', '张某', '李某', null])
    expect(look(point, [heads, ...records], { merges: ['F1:F9'] })?.rows).toEqual([1, 1])
    expect(look(point, [heads, [null, null, null, 3, 4, null], ...records], { merges: ['A1:A2', 'B1:B2'] })?.rows).toEqual([1, 1])
  })

  it('takes in a row of units below it', () => {
    const found = look(visit, [['日期', '慰问单位', '慰问对象', '户数', '金额'], [null, null, null, '（户）', '（万元）'], ['2024.7.28', '松涛街道', '烈属', 1, 2]])
    expect(found?.rows).toEqual([1, 2])
    expect(found?.columns.at(-1)).toEqual(['金额(万元)', 'money_fen', 'exact', 'ten_thousand'])
  })

  it('is not taken from a data row, a guide or a dictionary', () => {
    expect(look(visit, [['烈属', '部队', '其他'], ['松涛街道', '春节', 3]])).toBeNull()
    expect(look(activity, [['列', '要求', '填法'], ['类型', '可空', '学雷锋、植树绿化'], ['成效', '可空', '文字，活动效果、取得成效']])).toBeNull()
  })

  it('is not taken from a form, where values stand beside their names', () => {
    expect(look(activity, [['军地共建活动登记表'], ['活动名称', '学雷锋志愿服务', '活动时间', '2026年3月5日'], ['主办单位', '区文旅局', '活动地点', '广场']])).toBeNull()
    expect(look(activity, [['活动名称', '学雷锋', '活动时间', '2026.3.5'], ['主办单位', '区文旅局', '参加人数', 50]])).toBeNull()
  })

  it('stands where a person says it does', () => {
    const grid: CellToMake[][] = [['日期', '慰问单位', '慰问对象'], ['时间', '单位', '对象'], ['2024.7.28', '松涛街道', '烈属']]
    expect(look(visit, grid)?.rows).toEqual([1, 1])
    expect(look(visit, grid, { row: 2 })?.rows).toEqual([2, 2])
    expect(look(visit, [['甲', '乙', '丙'], ['2024.7.28', '松涛街道', '烈属']], { row: 1 })).toMatchObject({ rows: [1, 1], columns: [['甲', null, 'unknown'], ['乙', null, 'unknown'], ['丙', null, 'unknown']] })
  })
})

describe('a heading', () => {
  const match = (definition: typeof visit, ...headings: string[]) =>
    matchColumns(headings.map((heading, column) => ({ column, path: [heading] })), definition).map(({ field, certainty, ignored }) => [field, certainty ?? ignored])

  it('is known in any width, with spaces and stars', () => {
    expect(match(visit, '慰 问 对 象', '＊日期', '慰问金（元）')).toEqual([['recipient', 'exact'], ['visited_on', 'exact'], ['money_fen', 'exact']])
  })

  it('with more words is guessed by how it ends, and marked so', () => {
    expect(match(visit, '走访慰问日期', '联系人电话', '被慰问对象')).toEqual([['visited_on', 'guessed'], [null, 'unknown'], ['recipient', 'guessed']])
  })

  it('that is the end of a known one is nearer to it than its beginning', () => {
    expect(match(recordDefinition('organization'), '单位名称', '分管领导', '职务')).toEqual([['name', 'exact'], [null, 'duplicate'], ['group_leader_post', 'guessed']])
  })

  it('of a general word below another field’s is that field’s affair, and marked so', () => {
    const read = matchColumns([['日期'], ['慰问单位'], ['慰问对象'], ['带队领导', '姓名'], ['带队领导', '单位']].map((path, column) => ({ column, path })), visit)
    expect(read.map(({ field, certainty, ignored }) => [field, certainty ?? ignored])).toEqual([
      ['visited_on', 'exact'], ['host_id', 'exact'], ['recipient', 'exact'], ['leader', 'guessed'], [null, 'duplicate'],
    ])
  })

  it('that is more canonical wins where two mean the same field', () => {
    expect(match(activity, '填报单位', '主办单位')).toEqual([[null, 'duplicate'], ['host_id', 'exact']])
    expect(match(visit, '慰问日期', '走访慰问日期')).toEqual([['visited_on', 'exact'], [null, 'duplicate']])
  })

  it('that a person chose is read so, and the other columns yield', () => {
    const headings = ['日期', '登记日期'].map((heading, column) => ({ column, path: [heading] }))
    expect(matchColumns(headings, visit, new Map([[1, 'visited_on']])).map(({ field, certainty, ignored }) => [field, certainty ?? ignored]))
      .toEqual([[null, 'duplicate'], ['visited_on', 'chosen']])
    expect(matchColumns(headings, visit, new Map([[0, 'note'], [1, 'note']])).map(({ field }) => field)).toEqual(['note', null])
    expect(matchColumns(headings, visit, new Map([[0, null]])).map(({ ignored }) => ignored)[0]).toBe('chosen')
  })
})
