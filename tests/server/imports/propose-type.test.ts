import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import { makeTemplate } from '../../../server/services/imports/make-template.ts'
import { proposeTypes } from '../../../server/services/imports/propose-type.ts'
import { readHeads } from '../../../server/services/imports/survey-sheets.ts'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { openDistrict } from '../../db/open-district.ts'
import { type CellToMake, makeRows, mergeOf } from '../spreadsheet/make-rows.ts'
import { openDesk } from './import-desk.ts'

const types = recordNames.filter((type) => recordDefinition(type).importable)
const sheets = '/work/shared/data/sheets'

async function fitsOf(path: string, fileName: string) {
  const workbook = await openWorkbook(path)
  try {
    return proposeTypes(await readHeads(workbook), { fileName, types })
  } finally {
    await workbook.close()
  }
}

const propose = (grid: CellToMake[][], { name = 'Sheet1', fileName = '表1.xlsx', merges = [] as string[] } = {}) =>
  proposeTypes([{ name, rows: makeRows(grid), merges: merges.map(mergeOf) }], { fileName, types })

const headersOf = (type: RecordName, pick: (headers: string[]) => string | undefined) =>
  Object.values(recordDefinition(type).fields).filter((field) => field.imported).map((field) => pick(field.headers) ?? field.label.zh)

describe('the kind of ledger that a file holds', () => {
  it.each(types)('is told by the template of %s, whatever the file is called', async (type) => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const path = join(desk.context.env.dataDirectory, 'template.xlsx')
    await writeFile(path, (await makeTemplate(desk.context, type)).bytes)
    expect((await fitsOf(path, '新建 Microsoft Excel 工作表.xlsx'))[0]).toMatchObject({ type, sheet: recordDefinition(type).sheet })
  })

  it.each(types)('is told by the headings of %s alone, in the words of the template or in others', (type) => {
    expect(propose([headersOf(type, (headers) => headers[0])])[0]?.type).toBe(type)
    expect(propose([headersOf(type, (headers) => headers.at(-1))])[0]?.type).toBe(type)
  })

  it.each(types)('is told by the headings that %s cannot do without and one more', (type) => {
    const definition = recordDefinition(type)
    const fields = Object.values(definition.fields).filter((field) => field.imported)
    const required = fields.filter((field) => field.required)
    const own = fields.filter((field) => !field.required).slice(0, 1)
    expect(propose([[...required, ...own].map((field) => field.headers[0] ?? field.label.zh)])[0]?.type).toBe(type)
  })

  it('is told by what a unit sends: titles, merged cells, its own words', () => {
    expect(propose([
      ['2026年“八一”走访慰问情况统计表'], ['填报单位：区退役军人事务局'],
      ['序号', '走访单位', '走访时间', '带队领导', '走访对象', '走访户数', '慰问金', '慰问品', '备注'], [1, '区妇联', '2026.7.28', '副主席', '烈属', 3, '2万元', '大米50kg', null],
    ], { merges: ['A1:I1', 'A2:I2'] })[0]).toMatchObject({ type: 'visit', matched: 8, columns: 8 })
    expect(propose([['时间', '活动内容', '组织单位', '参加官兵', '参加群众', '地点', '效果'], ['3月5日', '义务植树', '海澜街道', 30, 50, '滨海公园', '好']])[0]?.type).toBe('activity')
    expect(propose([['单位', '日期', '对象', '金额', '备注']])[0]?.type).toBe('visit')
  })

  it('is told by the name of the sheet or the file where the headings leave it open', () => {
    const open = [['日期', '单位', '名称', '人数', '备注'], ['2026-03-05', '海澜街道', '某事', 30, null]]
    expect(propose(open, { name: '活动台账' })[0]?.type).toBe('activity')
    expect(propose(open, { fileName: '2026年走访慰问.xlsx' })[0]?.type).toBe('visit')
  })

  it('is not made up where nothing speaks for any', () => {
    expect(propose([['姓名', '考勤', '迟到'], ['张三', 22, 1]])).toEqual([])
    expect(propose([])).toEqual([])
  })

  it.skipIf(!existsSync(sheets))('is not made up for real sheets of other matters', async () => {
    for (const name of ['qingdao_streets.csv', '全国普通高等学校名单.xls', '分省年度数据_GBK.csv']) expect([name, await fitsOf(join(sheets, name), name)]).toEqual([name, []])
  })
})
