import { describe, expect, it } from 'vitest'
import { openOffice } from './open-office.ts'

const heads = ['序号', '日期', '慰问单位', '慰问对象', '户数', '慰问金']
const row = (ordinal: number, { unit = '松涛街道', households = 1 as number | string, money = 500 } = {}) => [ordinal, `2024.7.${ordinal}`, unit, '烈属', households, money]
const total = (label: string, households: number | null, money: number | string | null) => [label, null, null, null, households, money]

describe('case 5: totals', () => {
  it('are left out and, when right, say nothing: by group, over all, in whatever unit they are written', async () => {
    const { read } = await openOffice()
    const { summary, left } = await read([
      heads, row(1), row(2), total('小计', 2, 1000), row(3, { unit: '海澜街道' }), total('小　计', 1, 500), total('合　计', 3, '1,500元'), total('总计（元）', 3, '0.15万元'),
    ])
    expect(left).toEqual([[1, 'header'], [4, 'total'], [6, 'total'], [7, 'total'], [8, 'total']])
    expect(summary.warnings).toEqual([])
    expect(summary.counts).toMatchObject({ new: 3, left_out: 5, total: 8 })
  })

  it('that differ from their rows are told with both figures, in the row and column', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads, row(1), row(2), total('小计', 2, 1100), row(3), total('合计', 4, 1500)])
    expect(summary.warnings).toMatchObject([
      { kind: 'total_differs', sheet: '台账', row: 4, column: 'F', message: { zh: '第 4 行合计“慰问金”为 1100 元，各行相加为 1000 元', en: 'The total of “慰问金” in row 4 is 1100 元, but the rows add up to 1000 元' } },
      { kind: 'total_differs', row: 6, column: 'E', message: { zh: '第 6 行合计“户数”为 4，各行相加为 3' } },
    ])
  })

  it('that stand above their rows are held against the rows below', async () => {
    const { read } = await openOffice()
    const right = await read([heads, total('合计', 3, 1500), total('松涛街道小计', 2, 1000), row(1), row(2), total('海澜街道小计', 1, 500), row(3, { unit: '海澜街道' })])
    expect(right.summary.warnings).toEqual([])
    expect(right.left).toEqual([[1, 'header'], [2, 'total'], [3, 'total'], [6, 'total']])
    const wrong = await read([heads, total('合计', 3, 1600), row(1), row(2), row(3)])
    expect(wrong.summary.warnings.map(({ message }) => message.zh)).toEqual(['第 2 行合计“慰问金”为 1600 元，各行相加为 1500 元'])
  })

  it('of several groups together are held against those groups', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads, row(1), total('小计', 1, 500), row(2), total('小计', 1, 500), row(3), total('小计', 1, 500), total('后两组小计', 2, 1000), total('合计', 3, 1500)])
    expect(summary.warnings).toEqual([])
  })

  it('say how many cells of their column could not be read', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads, row(1), row(2, { households: '若干' }), total('合计', 5, 1000)])
    expect(summary.warnings.map(({ message }) => message.zh)).toEqual(['第 4 行合计“户数”为 5，各行相加为 1，另有 1 格读不出'])
  })

  it('are known in the unit’s column, in merged cells and in a sentence', async () => {
    const { read } = await openOffice()
    const { left, summary } = await read([heads, row(1), [null, null, '全区合计：', null, 1, 500], ['合计：1户，慰问金500元']], { merges: ['A3:B3', 'A4:F4'] })
    expect(left).toEqual([[1, 'header'], [3, 'total'], [4, 'total']])
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0 })
  })
})

describe('case 5: parts of a total', () => {
  it('(其中) are left out and not held against the rows above', async () => {
    const { read } = await openOffice()
    const { left, summary } = await read([heads, row(1), row(2), total('其中：春节', 1, 500), total('合计', 2, 1000), total('其中', 1, 500)])
    expect(left).toEqual([[1, 'header'], [4, 'total'], [5, 'total'], [6, 'total']])
    expect([summary.counts.wrong, summary.warnings]).toEqual([0, []])
  })

  it('(其中) beside a total leave it one', async () => {
    const { read } = await openOffice()
    const { summary } = await read([[...heads, '备注'], row(1), row(2), [...total('合计', 2, 1100), '其中：烈属2户']])
    expect(summary.warnings.map(({ message }) => message.zh)).toEqual(['第 4 行合计“慰问金”为 1100 元，各行相加为 1000 元'])
  })
})

describe('case 6: running numbers', () => {
  it('identify nothing, so that a sheet numbered anew is the same', async () => {
    const { read, desk } = await openOffice()
    const first = await read([heads, row(1), row(2)])
    await desk.commit(first.id, 'visit')
    const again = await read([heads, [7, ...row(2).slice(1)], [8, ...row(1).slice(1)]])
    expect(again.summary.counts).toMatchObject({ same: 2, new: 0, changed: 0 })
    expect(again.summary.sheets[0]?.columns[0]).toMatchObject({ header: '序号', field: null, ignored: 'ordinal', remark: { zh: '序号，不作依据' } })
  })

  it('that skip or repeat a number hint at rows missing or doubled', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads, row(1), row(2), row(5), row(6), row(7), row(8), [8, ...row(9).slice(1)]])
    expect(summary.warnings).toMatchObject([{ kind: 'ordinal_gap', row: 4, message: {
      zh: '序号不连续：2 之后是 5（第 4 行），另有 1 处。可能漏了或重复了行', en: 'The running numbers break: 5 follows 2 in row 4, and 1 times more. A row may be missing or doubled',
    } }])
  })

  it('may begin anew with each unit and pass over rows that are left out', async () => {
    const { read } = await openOffice()
    const anew = await read([heads, row(1), row(2), row(3), [1, ...row(4, { unit: '海澜街道' }).slice(1)], [2, ...row(5, { unit: '海澜街道' }).slice(1)], [3], [4, ...row(6).slice(1)]])
    expect(anew.summary.warnings).toEqual([])
  })

  it('that are codes are not held to be running', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads.with(0, '编号'), ...[1024, 2048, 4096, 8192].map((code, index) => [code, ...row(index + 1).slice(1)])])
    expect(summary.warnings).toEqual([])
  })
})

describe('case 7: footers', () => {
  it.each([
    [['填表人：张三', null, '审核人：李四', null, '2024年8月1日', null]], [['审核：', null, '制表：', null, '联系电话：', null]], [['（盖章）']], [['单位负责人（签字）：']], [['备注：本表一式两份']],
    [['注：1.金额以元计']], [['说明：户数按户籍统计']], [[null, null, null, '单位（公章）', null, null]], [['填报日期：2024年8月1日']], [['附注：']], [['分管领导：', null, null, '经办人：']],
  ])('%j ends the table', async (footer) => {
    const { read } = await openOffice()
    const { left, summary } = await read([heads, row(1), [], footer, ['2.请于每月底报送']])
    expect(left.map(([, reason]) => reason)).toEqual(['header', 'footer', 'after_footer'])
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0 })
  })

  it('with data below them say so, and the rows are read when a person wants them', async () => {
    const { read } = await openOffice()
    const grid = [heads, row(1), ['备注：以下为补报'], row(2), row(3)]
    const { summary } = await read(grid)
    expect(summary.counts).toMatchObject({ new: 1, left_out: 4 })
    expect(summary.warnings).toMatchObject([{ kind: 'after_footer', message: { zh: '表尾之后还有 2 行像是数据，未读。如需导入请移到表尾之前' } }])
    const read2 = await read(grid, { options: { sheets: { 台账: { readToo: ['after_footer'] } } } })
    expect(read2.summary.counts).toMatchObject({ new: 3, left_out: 2 })
  })

  it('are not seen in a row that is a record', async () => {
    const { read } = await openOffice()
    const { summary } = await read([heads, [1, '2024.7.1', '松涛街道', '说明会代表', 1, 500], [2, '2024.7.2', '松涛街道', '备注栏家属烈属', 1, 500]])
    expect(summary.counts.left_out).toBe(1)
  })
})
