import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows } from '../spreadsheet/mint-files.ts'
import { openOffice, shown } from './cases/open-office.ts'

/** Files as others published them lie beside the repository where it is developed; elsewhere these tests have nothing to read. */
const folder = fileURLToPath(new URL('../../../../shared/data/sheets/', import.meta.url))
const universities = `${folder}全国普通高等学校名单.xls`
const products = `${folder}分省年度数据_GBK.csv`
const streets = `${folder}qingdao_streets.csv`

describe.skipIf(!existsSync(folder))('a ministry’s list of universities in Excel 97, code page 936', () => {
  it('is read whole, with its merged lines of provinces', async () => {
    const workbook = await openWorkbook(universities)
    const rows = await allRows(workbook)
    expect(workbook.kind).toBe('xls')
    expect(rows).toHaveLength(2665)
    expect(rows[2]?.cells.map(({ text }) => text)).toEqual(['序号', '学校名称', '学校标识码', '主管部门', '所在地', '办学层次', '备注'])
    expect(rows.at(-1)?.cells.map(({ value }) => value)).toEqual([2631, '新疆工业职业技术学院', '4265051060', '新疆维吾尔自治区', '乌鲁木齐市', '专科'])
    expect(await workbook.readMerges({ index: 0, name: 'sheet1', hidden: false })).toHaveLength(33)
  })

  it('becomes 2,631 schools once a person says what its columns and all of its rows are', async () => {
    const { readBytes, desk } = await openOffice()
    const bytes = await readFile(universities)
    const unknown = await readBytes(bytes, { type: 'organization', fileName: '名单.xls' })
    expect(unknown.summary.refusal?.zh).toContain('没有找到表头')
    expect(unknown.summary.sheets[0]?.firstRows[2]?.cells.slice(0, 2)).toEqual(['序号', '学校名称'])
    const { id, summary, data } = await readBytes(bytes, { type: 'organization', fileName: '名单.xls', options: {
      sheets: { sheet1: { headerRow: 3, columns: { B: 'name' } } }, defaults: { side: '地方', kind: '学校' },
    } })
    expect(summary.counts).toEqual({ new: 2631, changed: 0, same: 0, wrong: 0, left_out: 34, total: 2665 })
    expect(summary.leftOut.map(({ reason, count }) => [reason, count])).toEqual([['title', 2], ['header', 1], ['section', 31]])
    expect(summary.warnings).toEqual([])
    expect([shown(data[0], 'name'), shown(data[0], 'kind')]).toEqual(['北京大学', '学校'])
    expect(await desk.commit(id, 'organization')).toMatchObject({ created: 2631 })
  })
})

describe.skipIf(!existsSync(folder))('a statistics bureau’s export in GBK', () => {
  it('is read with its preamble and its footnotes', async () => {
    const workbook = await openWorkbook(products)
    const rows = await allRows(workbook)
    expect(workbook).toMatchObject({ kind: 'csv', encoding: 'gb18030' })
    expect(rows.slice(0, 3).map(({ cells }) => cells.map(({ text }) => text))).toEqual([['数据库：分省年度数据'], ['指标：地区生产总值(亿元)'], ['时间：1993-2017']])
    expect(rows[4]?.cells.slice(0, 2).map(({ text }) => text)).toEqual(['北京市', '28014.94'])
    expect(rows.at(-1)?.cells[0]?.text).toBe('数据来源：国家统计局')
    expect(rows).toHaveLength(37)
  })

  it('is no ledger of ours, and says so with its lines to choose a header from', async () => {
    const { readBytes } = await openOffice()
    const { summary } = await readBytes(await readFile(products), { fileName: '分省年度数据.csv' })
    expect(summary.refusal?.zh).toContain('没有找到表头')
    expect(summary.sheets[0]?.firstRows[3]?.cells.slice(0, 3)).toEqual(['地区', '2017年', '2016年'])
  })
})

describe.skipIf(!existsSync(folder))('a list of Qingdao’s sub-districts in UTF-8', () => {
  it('becomes 141 sub-districts', async () => {
    const { readBytes } = await openOffice()
    const { summary, data } = await readBytes(await readFile(streets), { type: 'organization', fileName: 'qingdao_streets.csv', options: {
      sheets: { qingdao_streets: { headerRow: 1 } }, defaults: { side: '地方', kind: '街道' },
    } })
    expect(summary.encoding).toBe('utf-8')
    expect(summary.sheets[0]?.columns.map(({ header, field }) => [header, field])).toEqual([['code', 'code'], ['name', 'name'], ['areaCode', null], ['provinceCode', null], ['cityCode', null]])
    expect(summary.counts).toMatchObject({ left_out: 1, total: 142 })
    expect(summary.counts.new + summary.counts.wrong).toBe(141)
    expect([shown(data[0], 'name'), shown(data[0], 'kind')]).toEqual(['香港中路街道', '街道'])
  })
})
