import { describe, expect, it } from 'vitest'
import { importOptions } from '../../../server/services/imports/options-schema.ts'
import { issuesOf, openOffice, shown } from './cases/open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数']
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

describe('names that every object has', () => {
  it('are headings, texts and sheets like any other', async () => {
    const { read } = await openOffice()
    const { summary, data } = await read([
      ...names.map((name) => ({ name, rows: [[...heads, ...names], ['2024.7.28', '松涛街道', name, 1, 'a', 'b', 'c', 'd']] })),
      { name: 'valueOf', rows: [heads, ['2024.7.28', '松涛街道', '烈属', 1]], hidden: true },
    ], { options: importOptions.parse({ sheets: { 走访: { headerRow: 1 } } }) })
    expect(summary.sheets.map(({ name, used }) => [name, used])).toEqual([...names.map((name) => [name, true]), ['valueOf', false]])
    expect(summary.sheets[0]?.columns.slice(4).map(({ header, field, ignored }) => [header, field, ignored])).toEqual(names.map((name) => [name, null, 'unknown']))
    expect(data.map((row) => shown(row, 'recipient'))).toEqual(names)
    expect(Object.prototype).not.toHaveProperty('skip')
  })

  it('are no fields, units or choices', async () => {
    const { read } = await openOffice()
    const options = importOptions.parse(JSON.parse(`{"sheets":{"台账":{"columns":{"E":"constructor","F":"__proto__"}},"__proto__":{"skip":true}},"defaults":{"constructor":"x","__proto__":"y"},"fillDown":["__proto__"],"split":["toString"]}`))
    const { data, summary } = await read([[...heads, '甲', '乙', '节日'], ['2024.7.28', '__proto__', '烈属', 'constructor', 'x', 'y', 'toString']], { options })
    expect(summary.sheets[0]?.columns.slice(4, 6).map(({ field }) => field)).toEqual([null, null])
    expect(issuesOf(data[0])?.map(([column, , message]) => [column, message])).toEqual([
      ['B', '未找到单位“__proto__”'], ['D', '读不出数字：“constructor”'], ['G', '没有“toString”这一项'],
    ])
  })
})

describe('sheets that a hostile file names', () => {
  it('alike or at great length are told apart and kept short', async () => {
    const { readBytes } = await openOffice()
    const sheet = (name: string) => `<Worksheet ss:Name="${name}"><Table><Row>${heads.map((head) => `<Cell><Data ss:Type="String">${head}</Data></Cell>`).join('')}</Row><Row>${['2024.7.28', '松涛街道', '烈属', '1'].map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row></Table></Worksheet>`
    const bytes = Buffer.from(`<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${['台账', '台账', '', '长'.repeat(5_000)].map(sheet).join('')}</Workbook>`)
    const { summary, data } = await readBytes(bytes, { fileName: '台账.xls' })
    expect(summary.sheets.map(({ name }) => name)).toEqual(['台账', '台账 (2)', 'Sheet3', '长'.repeat(100)])
    expect(data.map((row) => row.sheet)).toEqual(['台账', '台账 (2)', 'Sheet3', '长'.repeat(100)])
  })
})

describe('a file whose name lies', () => {
  it.each([
    ['走访.xlsx', '日期,慰问单位,慰问对象,户数\n2024.7.28,松涛街道,烈属,1\n'],
    ['走访.csv', '<html><body><table><tr><td>日期</td><td>慰问单位</td><td>慰问对象</td><td>户数</td></tr><tr><td>2024.7.28</td><td>松涛街道</td><td>烈属</td><td>1</td></tr></table></body></html>'],
    ['../../走访', '日期\t慰问单位\t慰问对象\t户数\n2024.7.28\t松涛街道\t烈属\t1\n'],
  ])('%s is read by its content', async (fileName, content) => {
    const { readBytes } = await openOffice()
    const { summary, data } = await readBytes(Buffer.from(content), { fileName })
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0 })
    expect(shown(data[0], 'host_id')).toBe('松涛街道')
  })
})
