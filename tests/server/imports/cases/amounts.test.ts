import { describe, expect, it } from 'vitest'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = (money = '慰问金') => ['日期', '慰问单位', '慰问对象', '户数', money]
const row = (money: unknown, households: unknown = 1) => ['2024.7.28', '松涛街道', '烈属', households as string | number | null, money as string | number | null]
const moneyMarks = (office: Awaited<ReturnType<typeof openOffice>>) => async (...amounts: (string | number)[]) =>
  (await office.read([heads(), ...amounts.map((amount) => row(amount))])).data.map((one) => [one.outcome, shown(one, 'money_fen'), marksOf(one)?.filter(([column]) => column === 'E').map(([, kind]) => kind)])

describe('case 9: 万元 or 元', () => {
  it('is told by the heading, the title or the number’s format, shown as ×10000, and asked about', async () => {
    const { read } = await openOffice()
    const byHeading = await read([heads('慰问金（万元）'), row(2), row('0.35'), row('500元')])
    expect(byHeading.data.map((one) => shown(one, 'money_fen'))).toEqual(['20000 元', '3500 元', '500 元'])
    expect(byHeading.data.map((one) => marksOf(one)?.filter(([column]) => column === 'E'))).toEqual([[['E', 'scaled', '按万元读，×10000']], [['E', 'scaled', '按万元读，×10000']], []])
    expect(byHeading.summary.sheets[0]?.columns[4]).toMatchObject({ moneyUnit: 'ten_thousand', remark: { zh: '按万元读，×10000', en: 'In 万元: times 10,000' } })
    expect(byHeading.summary.warnings).toMatchObject([{ kind: 'scaled_money', field: 'money_fen', message: {
      zh: '“慰问金”不是按元填的：表里的 2 记为 20000 元，请核对单位', en: '“Gift money” is not in yuan: 2 of the sheet is taken as 20000 yuan; check its unit',
    } }])

    const byTitle = await read([['2024年走访', null, null, '单位：万元'], heads(), row(2)])
    expect([shown(byTitle.data[0], 'money_fen'), byTitle.summary.found.moneyUnit]).toEqual(['20000 元', { value: 'ten_thousand', source: 'title' }])
    const both = await read([['2024年走访', null, null, '单位：万元'], heads('慰问金(元)'), row(2)])
    expect(shown(both.data[0], 'money_fen')).toBe('2 元')
  })

  it('is what a person says, for the file or for one column', async () => {
    const { read } = await openOffice()
    expect((await read([heads(), row(2)])).summary.found.moneyUnit).toEqual({ value: 'yuan', source: 'assumed' })
    const file = await read([heads(), row(2)], { options: { moneyUnit: 'ten_thousand' } })
    expect(shown(file.data[0], 'money_fen')).toBe('20000 元')
    const column = await read([heads('慰问金（万元）'), row(20_000)], { options: { sheets: { 台账: { moneyUnits: { E: 'yuan' } } } } })
    expect([shown(column.data[0], 'money_fen'), marksOf(column.data[0]), column.summary.warnings]).toEqual(['20000 元', [], []])
    expect(column.summary.sheets[0]?.columns[4]?.moneyUnit).toBe('yuan')
  })

  it.each([['慰问金(千元)', '2000 元'], ['慰问金/百万元', '2000000 元'], ['慰问金（亿元）', '200000000 元'], ['慰问金（元）', '2 元'], ['慰问金', '2 元']])('%s makes 2 into %s', async (heading, yuan) => {
    const { read } = await openOffice()
    expect(shown((await read([heads(heading), row(2)])).data[0], 'money_fen')).toBe(yuan)
  })
})

describe('case 10: figures with words', () => {
  it('are taken when they are exact and flagged when they are vague', async () => {
    const read = moneyMarks(await openOffice())
    expect(await read('3万', '2千', '1.2万元', '500元整', '约500元', '2万余元', '500元左右', '近3000元')).toEqual([
      ['new', '30000 元', []], ['new', '2000 元', []], ['new', '12000 元', []], ['new', '500 元', []],
      ['new', '500 元', ['vague']], ['new', '20000 元', ['vague']], ['new', '500 元', ['vague']], ['new', '3000 元', ['vague']],
    ])
  })

  it('of people are counted the same way', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads(), ...['50余人', '12户', '3万', '约20', '近百户', '若干', '10-15户'].map((count) => row(500, count))])
    expect(data.map((one) => [shown(one, 'households'), marksOf(one)?.filter(([column]) => column === 'D').map(([, kind]) => kind)])).toEqual([
      ['50', ['vague']], ['12', []], ['30000', []], ['20', ['vague']], ['100', ['vague']], [undefined, []], [undefined, []],
    ])
    expect(data.slice(5).map((one) => issuesOf(one)?.map(([, , message]) => message))).toEqual([['读不出数字：“若干”'], ['“10-15户”是一个范围，请填一个数']])
  })

  it('that are rates are no totals; what they come to is only hinted at', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads(), row('500元/户', 3), row('每户500元', 3), row('500元/户', null), row('200元/人', 3)])
    expect(data.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'wrong', 'wrong'])
    expect(data[0]?.issues[0]).toMatchObject({ message: { zh: '“500元/户”是单价，不是合计。请填总金额' }, expected: { zh: '总金额；按 3 户算是 1500 元', en: 'the total amount; for 3 it would be 1500 yuan' } })
    expect(data.map(({ issues }) => issues[0]?.expected?.zh)).toEqual([
      '总金额；按 3 户算是 1500 元', '总金额；按 3 户算是 1500 元', '一个金额，如 1200、1,200元 或 2万元', '一个金额，如 1200、1,200元 或 2万元',
    ])
  })
})

describe('case 15: numbers written as text', () => {
  it('are accepted with separators, signs of currency and blanks', async () => {
    const read = moneyMarks(await openOffice())
    expect(await read('1,200', '1，200.50', '￥1,200', ' 1200 ', '1200.00', '１２００')).toEqual(
      ['1200 元', '1200.50 元', '1200 元', '1200 元', '1200 元', '1200 元'].map((yuan) => ['new', yuan, []]),
    )
    expect((await read('1,20', '12,00'))).toEqual([['wrong', undefined, []], ['wrong', undefined, []]])
  })
})

describe('case 18: words for nothing', () => {
  const grid = [heads(), row(500), row('无', '无'), row('—', '／'), row('/', '-'), ['同上', '〃', '同上', '同上', '同上']]

  it('are blanks; 无 is offered to be 0, and 同上 copies the row above, flagged', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read(grid)
    expect(data.map((one) => [one.outcome, shown(one, 'households'), shown(one, 'money_fen')])).toEqual([
      ['new', '1', '500 元'], ['new', undefined, undefined], ['new', undefined, undefined], ['new', undefined, undefined], ['new', undefined, undefined],
    ])
    expect(marksOf(data[4])?.filter(([column]) => column !== null).map(([column, kind]) => [column, kind])).toEqual(['A', 'B', 'C', 'D', 'E'].map((column) => [column, 'same_as_above']))
    expect(summary.warnings.map(({ kind, field, message }) => [kind, field, message.zh])).toEqual([
      ['none_or_zero', 'households', '“户数”有 1 格写“无”，按空白读；若表示 0，可选择记为 0'], ['none_or_zero', 'money_fen', '“慰问金”有 1 格写“无”，按空白读；若表示 0，可选择记为 0'],
    ])
  })

  it('say 0 where a person decides so for 无, and only there', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read(grid, { options: { noneIsZero: ['money_fen'] } })
    expect(data.map((one) => [shown(one, 'households'), shown(one, 'money_fen')])).toEqual([['1', '500 元'], [undefined, '0 元'], [undefined, undefined], [undefined, undefined], [undefined, undefined]])
    expect(marksOf(data[1])?.filter(([column]) => column === 'E')).toEqual([['E', 'none_as_zero', '“无”按所选记为 0']])
    expect(summary.warnings.map(({ kind, field }) => [kind, field])).toEqual([['none_or_zero', 'households']])
  })

  it('at the top of a column point at nothing', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads(), ['同上', '松涛街道', '烈属', 1, 500]])
    expect(issuesOf(data[0])).toEqual([['A', '同上', '“同上”上面没有可用的值']])
  })
})

describe('case 19: numbers spelt in Chinese', () => {
  it('are converted, and the figure is shown', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads(), row('叁仟元整', '十二'), row('壹万贰仟叁佰肆拾伍元陆角柒分', '廿三户'), row('两千元', '一百零五'), row('一万五', '〇')])
    expect(data.map((one) => [shown(one, 'households'), shown(one, 'money_fen')])).toEqual([['12', '3000 元'], ['23', '12345.67 元'], ['105', '2000 元'], ['0', '15000 元']])
    expect(marksOf(data[0])).toEqual([['D', 'converted', '“十二”读作 12'], ['E', 'converted', '“叁仟元整”读作 3000 元']])
    expect(data[0]?.marks[1]?.message.en).toBe('“叁仟元整” is read as 3000 yuan')
  })
})
