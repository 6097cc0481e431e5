import { describe, expect, it } from 'vitest'
import { biff, mintXls } from '../../spreadsheet/mint-xls.ts'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数', '慰问金']
const row = (day: string, unit: string | null = '松涛街道', recipient = '烈属') => [day, unit, recipient, 1, 500]

describe('case 1: titles above the header', () => {
  const grid = [
    ['附件1'], ['岚湾区2024年“八一”走访慰问情况统计表'], ['填报单位：松涛街道办事处（盖章）', null, '填报时间：2025年1月3日', '金额单位：万元'],
    ['日期', '慰问对象', '户数', '慰问金'], ['7月28日', '烈属', 1, 0.05], ['7月29日', '军属', 2, 0.1],
  ]

  it('are no header; unit, year and the unit of money in them stand in where the sheet says nothing', async () => {
    const { read } = await openOffice()
    const { summary, data, left } = await read(grid)
    expect(summary.sheets[0]?.headerRows).toEqual({ top: 4, bottom: 4 })
    expect(left).toEqual([[1, 'title'], [2, 'title'], [3, 'title'], [4, 'header']])
    expect(summary.found).toMatchObject({ unit: { name: '松涛街道', source: 'title' }, year: { value: 2024, source: 'title' }, moneyUnit: { value: 'ten_thousand', source: 'title' } })
    expect(data.map((one) => [one.outcome, shown(one, 'visited_on'), shown(one, 'host_id'), shown(one, 'money_fen')])).toEqual([
      ['new', '2024-07-28', '松涛街道', '500 元'], ['new', '2024-07-29', '松涛街道', '1000 元'],
    ])
    expect(marksOf(data[0])).toEqual([['A', 'year_added', '年份 2024 取自标题'], ['D', 'scaled', '按万元读，×10000'], [null, 'default', '单位“松涛街道”取自标题或工作表名']])
  })

  it('yield to what a person says: another header row, another unit, another year, or none', async () => {
    const { read, other } = await openOffice()
    const chosen = await read(grid, { options: { unitId: other.id, year: 2023 } })
    expect(shown(chosen.data[0], 'visited_on')).toBe('2023-07-28')
    expect(shown(chosen.data[0], 'host_id')).toBe('海澜街道')
    const none = await read(grid, { options: { unitId: null, year: null } })
    expect(issuesOf(none.data[0])?.map(([column, , message]) => [column, message])).toEqual([
      ['A', '“7月28日”没有年份，标题和本表其他日期也没有给出唯一的年份。请选定年份'],
    ])
    const moved = await read([heads, ['时间', '单位', '对象', '户次', '现金'], row('2024.7.28')], { options: { sheets: { 台账: { headerRow: 2 } } } })
    expect(moved.summary.sheets[0]?.headerRows).toEqual({ top: 2, bottom: 2 })
    expect(moved.left).toEqual([[1, 'title'], [2, 'header']])
  })

  it('of one month complete days that name neither month nor year', async () => {
    const { read } = await openOffice()
    const { data } = await read([['松涛街道2024年7月走访慰问'], heads, row('28日'), row('31日')])
    expect(data.map((one) => shown(one, 'visited_on'))).toEqual(['2024-07-28', '2024-07-31'])
    expect(marksOf(data[0])).toEqual([['A', 'year_added', '年月 2024-07 取自标题']])
  })
})

describe('case 2: headers of several levels', () => {
  const columns = ['日期', '慰问单位', '慰问对象', '慰问情况/户数', '慰问情况/慰问经费/现金(元)', '慰问情况/慰问经费/实物', '备注']
  const fields = ['visited_on', 'host_id', 'recipient', 'households', 'money_fen', 'goods', 'note']

  it('are joined through the merged cells of an .xlsx file', async () => {
    const { read } = await openOffice()
    const { summary, data } = await read([
      ['2024年走访'], ['日期', '慰问单位', '慰问对象', '慰问情况', null, null, '备注'], [null, null, null, '户数', '慰问经费', null, null], [null, null, null, null, '现金(元)', '实物', null],
      ['2024.7.28', '松涛街道', '烈属', 1, 500, '大米50kg', null],
    ], { merges: ['A1:G1', 'A2:A4', 'B2:B4', 'C2:C4', 'D2:F2', 'D3:D4', 'E3:F3', 'G2:G4'] })
    expect(summary.sheets[0]?.headerRows).toEqual({ top: 2, bottom: 4 })
    expect(summary.sheets[0]?.columns.map(({ header, field }) => [header, field])).toEqual(columns.map((header, index) => [header, fields[index]]))
    expect([shown(data[0], 'money_fen'), shown(data[0], 'goods')]).toEqual(['500 元', '大米50kg'])
  })

  it('are joined over the blanks of a .csv file, which knows no merges', async () => {
    const { readBytes } = await openOffice()
    const { summary, data } = await readBytes(Buffer.from([
      '2024年走访,,,,,,', '日期,慰问单位,慰问对象,慰问情况,,,备注', ',,,户数,慰问经费,,', ',,,,现金(元),实物,', '2024.7.28,松涛街道,烈属,1,500,大米50kg,',
    ].join('\n')), { fileName: '走访.csv' })
    expect(summary.sheets[0]).toMatchObject({ name: '走访', headerRows: { top: 2, bottom: 4 } })
    expect(summary.sheets[0]?.columns.map(({ header, field }) => [header, field])).toEqual(columns.map((header, index) => [header, fields[index]]))
    expect(shown(data[0], 'money_fen')).toBe('500 元')
  })

  it('may end in a row of units', async () => {
    const { read } = await openOffice()
    const { summary, data } = await read([['日期', '慰问单位', '慰问对象', '慰问经费', null], [null, null, null, '现金', '折价'], [null, null, null, '（万元）', '（元）'], ['2024.7.28', '松涛街道', '烈属', 0.2, 300]])
    expect(summary.sheets[0]?.headerRows).toEqual({ top: 1, bottom: 3 })
    expect([shown(data[0], 'money_fen'), shown(data[0], 'goods_fen')]).toEqual(['2000 元', '300 元'])
  })
})

describe('case 3: one unit merged over several rows', () => {
  it('holds for the rows of the merge and no further, and is marked', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, row('2024.7.28'), row('2024.7.29', null), row('2024.7.30', null)], { merges: ['B2:B3'] })
    expect(data.map((one) => [one.outcome, shown(one, 'host_id')])).toEqual([['new', '松涛街道'], ['new', '松涛街道'], ['wrong', undefined]])
    expect(data.map(marksOf)).toEqual([[], [['B', 'merged', '取自合并单元格']], []])
    expect(issuesOf(data[2])).toEqual([['B', null, '“慰问单位”必须填写']])
  })

  it('says of every row in a merged cell that names no known unit what stands there, and that it comes from the merged cell', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, row('2024.7.28', '云海路街道'), row('2024.7.29', null)], { merges: ['B2:B3'] })
    expect(data.map((one) => one.issues.map(({ column, read: text }) => [column, text]))).toEqual([[['B', '云海路街道']], [['B', '云海路街道']]])
    expect(data.map(marksOf)).toEqual([[], [['B', 'merged', '取自合并单元格']]])
  })

  it('does so in an .xls file as well', async () => {
    const { readBytes } = await openOffice()
    const cells = [heads, row('2024.7.28'), row('2024.7.29', null)].flatMap((line, at) => line.flatMap((value, column) =>
      value === null ? [] : [typeof value === 'number' ? biff.number(at, column, value) : biff.label(at, column, value)]))
    const { data, summary } = await readBytes(mintXls({ sheets: [{ name: '台账', records: [...cells, biff.merges([1, 2, 1, 1])] }] }), { fileName: '台账.xls' })
    expect(summary.counts).toMatchObject({ new: 2, wrong: 0 })
    expect(marksOf(data[1])).toEqual([['B', 'merged', '取自合并单元格']])
  })

  it('of an amount is kept once, in the first row', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, row('2024.7.28'), ['2024.7.29', '松涛街道', '军属', 2, null]], { merges: ['E2:E3'] })
    expect(data.map((one) => shown(one, 'money_fen'))).toEqual(['500 元', undefined])
    expect(marksOf(data[0])).toEqual([['E', 'merged_amount', '第 2–3 行合并的数，只记在第一行']])
  })
})

describe('case 4: a unit written once with blanks below', () => {
  const grid = [heads, row('2024.7.28'), row('2024.7.29', null), row('2024.7.30', '海澜街道'), row('2024.7.31', null)]

  it('is offered to be filled down and never is by itself', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read(grid)
    expect(data.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'new', 'wrong'])
    expect(summary.warnings).toMatchObject([{ kind: 'blanks_to_fill', field: 'host_id', message: { zh: '“慰问单位”有 2 个空格。若表示同上，可选择向下填充' } }])
    expect(summary.warnings[0]?.message.en).toBe('“Visiting unit” has 2 blank cells. If they mean “as above”, choose to fill them down')
  })

  it('is filled down once a person says so, and marked', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read(grid, { options: { fillDown: ['host_id'] } })
    expect(data.map((one) => shown(one, 'host_id'))).toEqual(['松涛街道', '松涛街道', '海澜街道', '海澜街道'])
    expect(marksOf(data[1])).toEqual([['B', 'filled_down', '空格按所选沿用上一行']])
    expect(summary.warnings).toEqual([])
  })
})

describe('case 8: headers printed again on each page', () => {
  it('are dropped with their titles and page numbers, and the table goes on', async () => {
    const { read } = await openOffice()
    const { left, summary } = await read([
      ['2024年走访'], heads, row('2024.7.28'), ['填表人：张三'], ['第 1 页 共 2 页'], ['2024年走访'], heads, row('2024.7.29'), ['- 2页 -'], row('2024.7.30'),
    ])
    expect(left).toEqual([[1, 'title'], [2, 'header'], [4, 'footer'], [5, 'page'], [6, 'repeated_header'], [7, 'repeated_header'], [9, 'page']])
    expect(summary.counts).toMatchObject({ new: 3, wrong: 0, left_out: 7 })
    expect(summary.leftOut).toContainEqual({ reason: 'repeated_header', label: { zh: '重复的表头', en: 'Header again' }, count: 2 })
  })

  it('are dropped also where the title says that it goes on', async () => {
    const { read } = await openOffice()
    const { left } = await read([['2024年走访'], heads, row('2024.7.28'), ['2024年走访（续）'], heads, row('2024.7.29'), ['续表2'], heads, row('2024.7.30'), ['2024年走访(续表)']])
    expect(left).toEqual([[1, 'title'], [2, 'header'], [4, 'repeated_header'], [5, 'repeated_header'], [7, 'repeated_header'], [8, 'repeated_header'], [10, 'repeated_header']])
  })

  it('of two levels are dropped whole', async () => {
    const { read } = await openOffice()
    const levels = [['日期', '慰问单位', '慰问对象', '慰问经费', null], [null, null, null, '现金(元)', '实物']]
    const { left } = await read([...levels, ['2024.7.28', '松涛街道', '烈属', 500, null], ...levels, ['2024.7.29', '松涛街道', '烈属', 500, null]], { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'] })
    expect(left).toEqual([[1, 'header'], [2, 'header'], [4, 'repeated_header'], [5, 'repeated_header']])
  })
})
