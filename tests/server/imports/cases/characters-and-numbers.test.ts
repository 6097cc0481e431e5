import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFile, type WrongCell } from '../../../../server/services/imports/import-file.ts'
import { mintWorkbook } from '../mint-workbook.ts'
import { issuesOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)', '备注']
const identity = '370202195503074518'

describe('case 14: characters of other widths and none at all', () => {
  it('are the same for matching, while texts are kept as they were written', async () => {
    const { read, desk } = await openOffice()
    const { id, data, summary } = await read([
      ['２０２４年走访慰问'], ['日　期', '慰问\u200b单位', ' 慰问 对象', '户　数', '慰问金（元）', '备注'], ['２０２４．７．２８', '松涛　街道\ufeff', '烈属\u3000张某', '１２', '１，２００．５０', '（已送达）\u200b'],
    ])
    expect(summary.sheets[0]?.columns.map(({ field }) => field)).toEqual(['visited_on', 'host_id', 'recipient', 'households', 'money_fen', 'note'])
    expect(['visited_on', 'host_id', 'recipient', 'households', 'money_fen', 'note'].map((field) => shown(data[0], field))).toEqual(
      ['2024-07-28', '松涛街道', '烈属\u3000张某', '12', '1200.50 元', '（已送达）'],
    )
    expect(data[0]?.read[0]?.text).toBe('２０２４．７．２８')
    await desk.commit(id, 'visit')
    const plain = await read([heads, ['2024.7.28', '松涛街道', '烈属张某', 12, 1200.5, '（已送达）']])
    expect(plain.data[0]?.differences.map(({ field }) => field)).toEqual(['recipient'])
  })
})

describe('case 16: numbers of sixteen digits and more', () => {
  const spoilt = '数字超过 15 位，表格已丢失末尾几位。请改为文本格式重新填写'

  it('have lost their last digits as numbers and are refused with the reason', async () => {
    const { read, readBytes } = await openOffice()
    const { data } = await read([heads, ['2024.7.28', '松涛街道', '烈属', 1, 500, 6_222_020_012_345_678], ['2024.7.29', '松涛街道', '烈属', 1, 500, 1e21], ['2024.7.30', '松涛街道', '烈属', 1, 500, '6222020012345678']])
    expect(data.map(issuesOf)).toEqual([[['F', '6222************', spoilt]], [['F', '1e+21', spoilt]], []])
    const csv = await readBytes(Buffer.from(`${heads.join(',')}\n2024.7.28,松涛街道,烈属,1,500,6.22202E+15\n`), { fileName: '走访.csv' })
    expect(issuesOf(csv.data[0])).toEqual([['F', '6.22202E+15', spoilt]])
  })

  it('that are citizen ID numbers are refused anywhere in the row, and nothing of them is kept', async () => {
    const { read } = await openOffice()
    const { data, summary } = await read([
      [...heads, '身份证号'], ['2024.7.28', '松涛街道', '烈属', 1, 500, null, identity], ['2024.7.29', identity, '烈属', 1, identity, null, null], ['2024.7.30', '松涛街道', `张某${identity}`, 1, 500, null, null],
    ])
    const reason = '含身份证号码，本系统不收。请从表中删除'
    expect(data.map(issuesOf)).toEqual([
      [['G', '3702**************', reason]], [['B', '3702**************', reason], ['E', '3702**************', reason]], [['C', '张某3702**************', reason]],
    ])
    expect(JSON.stringify([data, summary])).not.toContain('19550307')
    expect(summary.warnings.map(({ kind }) => kind)).toEqual(['identity_numbers'])
  })
})

describe('case 17: telephone numbers', () => {
  const points = ['名称', '类别', '所属机制', '责任单位', '值班电话', 'A岗', '联系方式']
  const point = (name: string, phone: string | number, more: (string | number | null)[] = ['张三', null]) => [name, '避难安置', '防台风联动机制', '松涛街道', phone, ...more]

  it('are taken as text, also where they are masked already', async () => {
    const { read } = await openOffice()
    const { data } = await read([points, point('甲', 13812345678), point('乙', '138****1234'), point('丙', '0532-8888 1234转8'), point('丁', '138-1234-5678、0532-88881234')], { type: 'coordination_point' })
    expect(data.map((one) => [one.outcome, shown(one, 'duty_phone')])).toEqual([
      ['new', '13812345678'], ['new', '138****1234'], ['new', '0532-8888 1234转8'], ['new', '138-1234-5678 0532-88881234'],
    ])
  })

  it('stand in full nowhere but in their own column', async () => {
    const { read } = await openOffice()
    const grid = [points, point('甲', '13812345678', ['张三13912345678', '13712345678']), point('乙', '13812345678张三'), ['丙', '避难安置', '防台风联动机制', '13612345678', '0532-1', '张三', null]]
    const { data, summary } = await read(grid, { type: 'coordination_point' })
    expect(shown(data[0], 'officer_a')).toBe('张三139****5678')
    expect(data[0]?.read.map(({ text }) => text).slice(4)).toEqual(['13812345678', '张三139****5678', '137****5678'])
    expect(issuesOf(data[1])).toEqual([['E', '13812345678张三', '读不出电话号码']])
    expect(issuesOf(data[2])).toEqual([['D', '136****5678', '未找到单位“136****5678”']])
    expect(JSON.stringify(summary)).not.toMatch(/1[3-9]\d9?12345678|1\d{10}/u)
  })

  it('are masked in what the command line prints', async () => {
    const { desk } = await openOffice()
    const path = join(await mkdtemp(join(tmpdir(), 'tongxin-case-')), '点位.xlsx')
    await writeFile(path, await mintWorkbook([{ rows: [points, point('甲', '13812345678张三')] }]))
    const wrong: WrongCell[] = []
    await importFile(desk.context, { path, type: 'coordination_point', options: {}, dryRun: true, leaveWrong: false }, async (_result, cells) => {
      for await (const cell of cells) wrong.push(cell)
    })
    expect(wrong.map(({ column, read }) => [column, read])).toEqual([['E', '*******5678张三']])
  })
})
