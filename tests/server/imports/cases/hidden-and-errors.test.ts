import { describe, expect, it } from 'vitest'
import { mintZip, worksheet, xlsxEntries } from '../../spreadsheet/mint-files.ts'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数', '慰问金', '慰问品', '备注']
const row = (day: number, more: Partial<Record<string, string | number>> = {}) => heads.map((head) => more[head] ?? ({ 日期: `2024.7.${day}`, 慰问单位: '松涛街道', 慰问对象: '烈属', 户数: 1 } as Record<string, string | number>)[head] ?? null)

describe('case 23: hidden rows and sheets, examples and dictionaries', () => {
  const sheets = [
    { name: '走访', rows: [heads, ['示例', ...row(1).slice(1)], row(2), row(3), row(4, { 备注: '示例' }), row(6, { 备注: '示例2' })], hiddenRows: [4] },
    { name: '字典', rows: [['街道', '类别'], ['松涛街道', '烈属'], ['海澜街道', '军属']] },
    { name: '单位表', rows: [['单位名称', '街道'], ['松涛街道', '松涛街道']] },
    { name: '去年', rows: [heads, row(5)], hidden: true },
    { name: '填表说明', rows: [['填表说明'], ['1. 日期按2024-7-28填写']] },
    { name: 'Sheet9', rows: [] },
  ]

  it('are listed with the reason and skipped by default', async () => {
    const { read } = await openOffice()
    const { summary, left } = await read(sheets)
    expect(summary.sheets.map(({ name, used, reason }) => [name, used, reason?.zh])).toEqual([
      ['走访', true, undefined], ['字典', false, '像是字典或说明，默认不读'], ['单位表', false, '像是字典或说明，默认不读'], ['去年', false, '隐藏的工作表，默认不读'],
      ['填表说明', false, '没有找到“走访慰问”的表头'], ['Sheet9', false, '空工作表'],
    ])
    expect(left).toEqual([[1, 'header'], [2, 'example'], [4, 'hidden'], [5, 'example']])
    expect(summary.leftOut).toContainEqual({ reason: 'hidden', label: { zh: '隐藏的行', en: 'Hidden' }, count: 1 })
    expect(summary.warnings).toMatchObject([{ kind: 'hidden_rows', sheet: '走访', message: { zh: '有 1 行被隐藏（可能是筛选所致），没有读', en: '1 rows are hidden, perhaps by a filter, and were not read' } }])
  })

  it('are read where a person says so', async () => {
    const { read } = await openOffice()
    const { summary } = await read(sheets, { options: { sheets: { 走访: { readToo: ['hidden', 'example'] }, 去年: { skip: false } } } })
    expect(summary.counts).toMatchObject({ new: 5, wrong: 1, left_out: 2 })
    expect(summary.sheets.map(({ used }) => used)).toEqual([true, false, false, true, false, false])
    expect(summary.warnings).toEqual([])
  })

  it('do not hide the only sheet there is', async () => {
    const { read } = await openOffice()
    const { summary } = await read([{ name: '示例', rows: [heads, row(1)] }])
    expect(summary.counts).toMatchObject({ new: 1 })
  })
})

describe('case 24: errors and pictures', () => {
  const cell = (at: string, content: string) => `<c r="${at}" ${content}</c>`
  const inline = (at: string, text: string) => cell(at, `t="inlineStr"><is><t>${text}</t></is>`)
  const workbook = () => mintZip(xlsxEntries({ sheet: worksheet([
    `<row r="1">${heads.map((head, index) => inline(`${'ABCDEFG'.charAt(index)}1`, head)).join('')}${inline('H1', '照片')}</row>`,
    `<row r="2">${inline('A2', '2024.7.28')}${cell('B2', 't="e"><f>VLOOKUP(A2,字典!A:B,2,0)</f><v>#REF!</v>')}${inline('C2', '烈属')}${cell('D2', '><f>SUM(A1:A1)</f>')}${cell('E2', 't="e"><v>#DIV/0!</v>')}${cell('H2', 't="e"><v>#N/A</v>')}</row>`,
    `<row r="3">${inline('A3', '2024.7.29')}${inline('B3', '松涛街道')}${inline('C3', '烈属')}${cell('D3', '><f>1+1</f><v>2</v>')}${cell('G3', 't="str"><f>_xlfn.DISPIMG("ID_AB12",1)</f><v>=DISPIMG("ID_AB12",1)</v>')}</row>`,
  ].join('')) }))

  it('are errors of their own cell, a formula counts by its result, and a picture is noted and no text', async () => {
    const { readBytes } = await openOffice()
    const { data, summary } = await readBytes(workbook())
    expect(issuesOf(data[0])).toEqual([
      ['B', '#REF!', '单元格是错误值 #REF!，请改正公式'], ['D', '#UNCACHED', '公式没有保存计算结果。请用 WPS 或 Excel 打开并保存后再导入'], ['E', '#DIV/0!', '单元格是错误值 #DIV/0!，请改正公式'],
    ])
    expect(data[0]?.issues[1]?.message.en).toBe('The formula has no stored result. Open the file in WPS or Excel, save it and import again')
    expect([data[1]?.outcome, shown(data[1], 'households'), shown(data[1], 'note')]).toEqual(['new', '2', undefined])
    expect(marksOf(data[1])).toEqual([['G', 'picture', '单元格里是图片，未导入']])
    expect(summary.sheets[0]?.columns.at(-1)).toMatchObject({ header: '照片', ignored: 'unknown' })
  })

  it('are known in a .csv file too, where they are words', async () => {
    const { readBytes } = await openOffice()
    const { data } = await readBytes(Buffer.from([heads.join(), '2024.7.28,松涛街道,#REF!,#N/A,#DIV/0!,"=DISPIMG(""ID_1"",1)",#VALUE!', '########,松涛街道,烈属,1,1,,'].join('\n')), { fileName: '走访.csv' })
    expect(issuesOf(data[0])?.map(([column, read]) => [column, read])).toEqual([['C', '#REF!'], ['D', '#N/A'], ['E', '#DIV/0!'], ['G', '#VALUE!']])
    expect(marksOf(data[0])).toEqual([['F', 'picture', '单元格里是图片，未导入']])
    expect(issuesOf(data[1])).toEqual([['A', '########', '“########”是列宽不够时显示的符号，原值没有存下来。请在原表中拉宽列后重新导出']])
  })
})
