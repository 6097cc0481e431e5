import { describe, expect, it } from 'vitest'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数', '慰问金', '慰问品', '折价']
const row = (goods: string | null, { money = null as string | number | null, worth = null as number | null, day = 28 } = {}) => [`2024.7.${day}`, '松涛街道', '烈属', 1, money, goods, worth]

describe('case 20: several facts in one cell', () => {
  const grid = [heads, row('大米50kg、现金2000元'), row('大米50kg、食用油20桶、慰问金2000元', { day: 29 }), row('慰问信1封、毛巾10条共计500元', { day: 30 }), row('现金300元', { day: 31 })]
  const suggestions = [
    '“大米50kg、现金2000元”里有几项内容，建议拆为：慰问品“大米50kg”、慰问金“2000元”',
    '“大米50kg、食用油20桶、慰问金2000元”里有几项内容，建议拆为：慰问品“大米50kg、食用油20桶”、慰问金“2000元”',
    '“慰问信1封、毛巾10条共计500元”里有几项内容，建议拆为：慰问品“慰问信1封、毛巾10条”、折价“500元”', '“现金300元”像是慰问金，建议移到那一项',
  ]

  it('keep their text, and a split is suggested in words', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read(grid)
    expect(data.map((one) => [one.outcome, shown(one, 'goods'), shown(one, 'money_fen')])).toEqual([
      ['new', '大米50kg、现金2000元', undefined], ['new', '大米50kg、食用油20桶、慰问金2000元', undefined], ['new', '慰问信1封、毛巾10条共计500元', undefined], ['new', '现金300元', undefined],
    ])
    expect(data.map(marksOf)).toEqual(suggestions.map((words) => [['F', 'kept_as_text', words]]))
    expect(data[0]?.marks[0]?.message.en).toBe('“大米50kg、现金2000元” holds several facts, which could be split: Gift goods “大米50kg”, Gift money “2000元”')
    expect(summary.warnings).toMatchObject([{ kind: 'cells_to_split', field: 'goods', message: { zh: '“慰问品”有 4 格里写了几项内容，可选择按建议拆开' } }])
  })

  it('are split once a person says so, each fact into its own field and marked', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read([...grid, ['合计', null, null, 4, 4300, null, 500]], { options: { split: ['goods'] } })
    expect(data.map((one) => [shown(one, 'goods'), shown(one, 'money_fen'), shown(one, 'goods_fen')])).toEqual([
      ['大米50kg', '2000 元', undefined], ['大米50kg、食用油20桶', '2000 元', undefined], ['慰问信1封、毛巾10条', undefined, '500 元'], [undefined, '300 元', undefined],
    ])
    expect(marksOf(data[0])).toEqual([['F', 'split', '“大米50kg、现金2000元”里有几项内容，按所选拆为：慰问品“大米50kg”、慰问金“2000元”']])
    expect(summary.warnings).toEqual([])
  })

  it('are not split over what stands in the other column already', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, row('大米50kg、现金2000元', { money: 500 })], { options: { split: ['goods'] } })
    expect(issuesOf(data[0])).toEqual([['F', '大米50kg、现金2000元', '拆出的慰问金“2000元”，在“慰问金”一列已经有值']])
  })

  it('where a number is wanted are wrong, with the split that would put it right', async () => {
    const { read } = await openOffice()
    const visits = [heads, row(null, { money: '2000元、大米50kg' }), row(null, { money: '现金2000元+米面油', day: 29 })]
    const wrong = await read(visits)
    expect(wrong.data.map(issuesOf)).toEqual([
      [['E', '2000元、大米50kg', '“2000元、大米50kg”里有几项内容，建议拆为：慰问金“2000元”、慰问品“大米50kg”']],
      [['E', '现金2000元+米面油', '“现金2000元+米面油”里有几项内容，建议拆为：慰问金“2000元”、慰问品“米面油”']],
    ])
    const split = await read(visits, { options: { split: ['money_fen'] } })
    expect(split.data.map((one) => [one.outcome, shown(one, 'money_fen'), shown(one, 'goods')])).toEqual([['new', '2000 元', '大米50kg'], ['new', '2000 元', '米面油']])

    const people = [['活动名称', '活动时间', '主办单位', '官兵'], ['净滩', '2024.5.1', '松涛街道', '官兵20人、群众30人']]
    expect(issuesOf((await read(people, { type: 'activity' })).data[0])).toEqual([['D', '官兵20人、群众30人', '“官兵20人、群众30人”里有几项内容，建议拆为：官兵人数“20”、群众人数“30”']])
    const counted = await read(people, { type: 'activity', options: { split: ['troops'] } })
    expect([shown(counted.data[0], 'troops'), shown(counted.data[0], 'civilians')]).toEqual(['20', '30'])
  })

  it('that cannot be told apart stay wrong without a suggestion', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read([heads, ['2024.7.28', '松涛街道', '烈属', '烈属3户、军属2户', null, null, null]])
    expect(issuesOf(data[0])).toEqual([['D', '烈属3户、军属2户', '“烈属3户、军属2户”里有几个数，请分开填']])
    expect(summary.warnings).toEqual([])
  })
})
