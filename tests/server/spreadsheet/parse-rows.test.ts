import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordDefinition, type RecordName } from '../../../db/records.ts'
import { totalDiffers } from '../../../server/spreadsheet/check-totals.ts'
import { findHeader } from '../../../server/spreadsheet/find-header.ts'
import { matchColumns } from '../../../server/spreadsheet/match-columns.ts'
import { createRowParser, type RowParserSetup } from '../../../server/spreadsheet/parse-rows.ts'
import type { MoneyUnit } from '../../../server/spreadsheet/parse-values/money-units.ts'
import { inferences } from '../../../server/spreadsheet/parse-values/parsed.ts'
import { createReferenceIndex } from '../../../server/spreadsheet/parse-values/references.ts'
import { type CellToMake, makeRows, mergeOf } from './make-rows.ts'

const organizations = createReferenceIndex({ zh: '单位', en: 'Organization' }, [
  { id: 1, name: '岚湾区', aliases: [] }, { id: 2, name: '松涛街道', aliases: [] }, { id: 3, name: '海澜街道', aliases: [] },
], { district: '岚湾区' })

interface Choices extends Partial<Pick<RowParserSetup, 'defaults'>>, Partial<RowParserSetup['choices']> { merges?: string[], hidden?: number[], year?: number | null }

const noChoices: RowParserSetup['choices'] = { moneyUnit: 'yuan', fillDown: new Set(), noneIsZero: new Set(), split: new Set(), refused: new Set() }

/** Parses a whole sheet as the importer does, row after row. */
function parse(type: RecordName, grid: CellToMake[][], { merges = [], hidden = [], year = 2024, defaults = new Map(), ...choices }: Choices = {}) {
  const definition = recordDefinition(type)
  const rows = makeRows(grid, { hidden })
  const all = merges.map(mergeOf)
  const header = findHeader({ rows, merges: all, definition })
  if (!header) throw new Error('no header')
  const parser = createRowParser({
    sheet: '表', definition, header, columns: matchColumns(header.columns, definition), merges: all, headRows: rows.slice(0, 60),
    cells: { year: year === null ? null : { value: year, source: 'title' }, references: new Map([['organization', organizations]]) },
    choices: { ...noChoices, ...choices }, defaults, readToo: new Set(), fixes: new Map(),
  })
  const parsed = rows.map(parser.parse)
  parser.finish()
  return { rows: parsed, data: parsed.filter(({ leftOut }) => leftOut === null), left: parsed.filter(({ leftOut }) => leftOut !== null).map(({ row, leftOut }) => [row, leftOut]), findings: parser.findings }
}

const head: CellToMake[] = ['序号', '日期', '慰问单位', '慰问对象', '户数', '慰问金']
const first: CellToMake[] = [1, '2024.7.28', '松涛街道', '烈属', 1, 500]

describe('any sheet', () => {
  it('gives each of its rows one reason to be left out, or a value or a reason for each of its cells', () => {
    const cell = fc.oneof(
      fc.constantFrom<CellToMake>(null, '同上', '无', '—', '合计', '小计', '备注：', '示例', '松涛街道', '2024.2.30', '7月28日', '2万元', '约50人', '叁仟元整', '500元/户', '2000元、大米50kg', '大米50kg、现金300元', '第1页',
        '13812345678', '24.5.1', 45413, ' ', '\u200b', '烈属', { error: '#REF!' }, { date: '2024-07-28' }, { date: '2024-07-28', format: 'm"月"d"日"' }, true),
      fc.string({ maxLength: 12 }), fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    const fieldNames = ['visited_on', 'host_id', 'recipient', 'households', 'money_fen']
    const someFields = fc.subarray(fieldNames).map((names) => new Set(names))
    const choices = fc.record({
      fillDown: someFields, noneIsZero: someFields, split: someFields, refused: fc.subarray([1, 2, 3, 4, 5]).map((columns) => new Set(columns)),
      moneyUnit: fc.constantFrom<MoneyUnit>('yuan', 'ten_thousand'),
    })
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 12 }), fc.integer({ min: 2, max: 9 }), choices, (grid, bottom, chosen) => {
      const { rows } = parse('visit', [head, ...grid], { merges: [`C2:C${bottom}`, `F3:F${bottom + 1}`], ...chosen })
      for (const { leftOut, values, issues, marks, read } of rows) {
        if (leftOut !== null) continue
        // Where a person refuses inferences, none is left.
        expect(marks.filter(({ column, kind }) => column !== null && chosen.refused.has(column) && inferences.has(kind))).toEqual([])
        // Where nobody asked for it, nothing is split, filled down or taken as 0.
        for (const { field, kind } of marks) {
          const asked = kind === 'split' ? chosen.split : kind === 'filled_down' ? chosen.fillDown : kind === 'none_as_zero' ? chosen.noneIsZero : null
          expect(asked?.has(field ?? '') ?? true).toBe(true)
        }
        expect(JSON.stringify([...read.values(), issues, marks])).not.toContain('13812345678')
        for (const field of fieldNames) {
          expect(field in values !== issues.some((issue) => issue.field === field)).toBe(true)
          const value = values[field]
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
        }
        expect(read.size).toBeGreaterThan(0)
      }
    }), { numRuns: 500 })
  })
})

describe('rows that are no records', () => {
  it('are left out, each with its reason', () => {
    expect(parse('visit', [
      ['走访慰问'], head, ['示例', '2024.1.1', '某单位', '某户', 1, 1], ['一、松涛街道'], first, [], [2], head, ['走访慰问'], [3, '2024.7.29', '松涛街道', '军属', 2, 700],
      ['合计', null, null, null, 3, 1200], ['填表人：张三', null, '审核：李四', null, '2024年8月1日'], ['备注：本表一式两份'], [4, '2024.7.30', '松涛街道', '军属', 2, 700],
    ], { merges: ['A1:F1', 'A4:F4', 'A9:F9'] }).left).toEqual([
      [1, 'title'], [2, 'header'], [3, 'example'], [4, 'section'], [7, 'blank'], [8, 'repeated_header'], [9, 'repeated_header'],
      [11, 'total'], [12, 'footer'], [13, 'footer'], [14, 'after_footer'],
    ])
  })

  it('may be hidden ones', () => {
    expect(parse('visit', [head, first, [2, '2024.7.29', '松涛街道', '军属', 2, 700]], { hidden: [3] }).left).toEqual([[1, 'header'], [3, 'hidden']])
  })

  it('after the footer are counted when they look like data, and a header printed again goes on with the table', () => {
    const { findings, data } = parse('visit', [head, first, ['填表人：张三'], [2, '2024.7.29', '松涛街道', '军属', 2, 700], head, [3, '2024.7.30', '海澜街道', '军属', 2, 700]])
    expect(findings.dataAfterFooter).toBe(1)
    expect(data.map(({ row }) => row)).toEqual([2, 6])
  })

  it('do not take a real row for a total or a footer', () => {
    expect(parse('visit', [head, [1, '2024.7.28', '松涛街道', '说明会代表', 1, 500], [2, '2024.7.29', '松涛街道', '小计时工', 1, 500]]).data).toHaveLength(2)
    expect(parse('activity', [['活动名称', '日期', '主办单位'], ['填表人员培训', '2024.3.5', '松涛街道'], ['总计划部署会', '2024.3.6', '松涛街道']]).data).toHaveLength(2)
  })
})

describe('totals', () => {
  it('that are the sum of their rows say nothing, with 小计 for each group', () => {
    expect(parse('visit', [head, first, [2, '2024.7.29', '松涛街道', '军属', 2, 700], ['小计', null, null, null, 3, 1200], [3, '2024.7.30', '海澜街道', '军属', 4, '1万元'],
      ['小计', null, null, null, 4, 10_000], ['合　计', null, null, null, 7, '11,200元']]).findings.totals.map(totalDiffers)).toEqual([null, null, null, null, null, null])
  })

  it('that differ are told with both figures', () => {
    expect(parse('visit', [head, first, ['合计', null, null, null, 2, 600]]).findings.totals.map((check) => totalDiffers(check)?.zh)).toEqual([
      '第 3 行合计“户数”为 2，各行相加为 1', '第 3 行合计“慰问金”为 600 元，各行相加为 500 元',
    ])
  })
})

describe('merged cells', () => {
  it('fill the rows that they cover and no further, and are marked', () => {
    const { data } = parse('visit', [head, first, [2, '2024.7.29', null, '军属', 2, 700], [3, '2024.7.30', null, '军属', 2, 700]], { merges: ['C2:C3'] })
    expect(data.map(({ values }) => values.host_id)).toEqual([2, 2, null])
    expect(data.map(({ marks }) => marks.map(({ kind }) => kind))).toEqual([[], ['merged'], []])
  })

  it('of one amount for several rows count it once', () => {
    const { data } = parse('visit', [head, first, [2, '2024.7.29', '松涛街道', '军属', 2, null]], { merges: ['F2:F3'] })
    expect(data.map(({ values }) => values.money_fen)).toEqual([50_000, null])
    expect(data[0]?.marks.map(({ kind }) => kind)).toEqual(['merged_amount'])
  })
})

describe('blank cells', () => {
  it('below a unit that is not merged stay blank until a person says otherwise', () => {
    const grid = [head, first, [2, '2024.7.29', null, '军属', 2, 700]]
    const { data, findings } = parse('visit', grid)
    expect(data[1]?.values.host_id).toBeNull()
    expect(findings.blanks.get('host_id')).toBe(1)
    const filled = parse('visit', grid, { fillDown: new Set(['host_id']) }).data[1]
    expect([filled?.values.host_id, filled?.marks.map(({ kind }) => kind)]).toEqual([2, ['filled_down']])
  })

  it('are said by —, / and 无, and 同上 takes the cell above', () => {
    const { data } = parse('visit', [head, first, [2, '同上', '〃', '—', '/', '无'], [3, '同上', '松涛街道', '军属', 1, '同上']])
    expect(data[1]?.values).toMatchObject({ visited_on: '2024-07-28', host_id: 2, recipient: null, households: null, money_fen: null })
    expect(data[1]?.marks.map(({ kind }) => kind)).toEqual(['same_as_above', 'same_as_above'])
    expect(data[2]?.values.money_fen).toBeNull()
  })

  it('take a default only where nothing is written', () => {
    const defaults = new Map([['host_id', { value: 3, note: { kind: 'default' as const, message: { zh: '取自标题', en: 'from the title' } } }]])
    const { data } = parse('visit', [['日期', '慰问对象', '户数'], ['2024.7.28', '烈属', 1]], { defaults })
    expect([data[0]?.values.host_id, data[0]?.marks.map(({ kind }) => kind)]).toEqual([3, ['default']])
    const wrong = parse('visit', [head, [1, '2024.7.28', '无名街道', '烈属', 1, 2]], { defaults }).data[0]
    expect([wrong?.values.host_id, wrong?.issues.map(({ field }) => field)]).toEqual([undefined, ['host_id']])
  })
})

describe('cells', () => {
  it('with errors, uncached formulas and pictures are wrong or noted', () => {
    const { data } = parse('visit', [[...head, '备注'], [1, '2024.7.28', { error: '#REF!' }, '烈属', { error: '#UNCACHED' }, 500, { error: '#PICTURE' }]])
    expect(data[0]?.issues.map(({ column, message }) => [column, message.zh])).toEqual([
      [2, '单元格是错误值 #REF!，请改正公式'], [4, '公式没有保存计算结果。请用 WPS 或 Excel 打开并保存后再导入'],
    ])
    expect(data[0]?.marks.map(({ kind }) => kind)).toEqual(['picture'])
  })

  it('in columns that are not read do no harm', () => {
    expect(parse('visit', [[...head, '公式'], [...first, { error: '#REF!' }]]).data[0]?.issues).toEqual([])
  })

  it('with an ID number anywhere make the row wrong and are not kept', () => {
    const { data, findings } = parse('visit', [[...head, '身份证号'], [...first, '370202195503074518']])
    expect(data[0]?.issues.map(({ column, read }) => [column, read])).toEqual([[6, '3702**************']])
    expect([...data[0]?.read.values() ?? []].join()).not.toContain('195503')
    expect(findings.identityNumbers).toBe(1)
    const [named] = parse('visit', [head, [1, '2024.7.28', '松涛街道', '烈属370202195503074518', 1, 500]]).data
    expect(JSON.stringify([named?.values, named?.issues])).not.toContain('370202195503074518')
  })

  it('past fifteen digits as numbers have lost some and are refused', () => {
    const cell = { column: 3, kind: 'number' as const, value: 6_222_020_012_345_678, text: '6222020012345678' }
    const rows = makeRows([head, first])
    rows[1]?.cells.splice(3, 1, cell)
    const definition = recordDefinition('visit')
    const header = findHeader({ rows, merges: [], definition })
    if (!header) throw new Error('no header')
    const parser = createRowParser({
      sheet: '表', definition, header, columns: matchColumns(header.columns, definition), merges: [], headRows: rows,
      cells: { year: null, references: new Map([['organization', organizations]]) }, choices: noChoices, defaults: new Map(), readToo: new Set(), fixes: new Map(),
    })
    expect(rows.map(parser.parse)[1]?.issues.map(({ message }) => message.zh)).toEqual(['数字超过 15 位，表格已丢失末尾几位。请改为文本格式重新填写'])
  })

  it('of a range of days give an activity its end, and a visit only its first day', () => {
    const [activity] = parse('activity', [['活动时间', '活动名称', '主办单位'], ['2024.5.1-5.3', '净滩行动', '松涛街道']]).data
    expect(activity?.values).toMatchObject({ started_on: '2024-05-01', ended_on: '2024-05-03' })
    const [visit] = parse('visit', [head, [1, '2024.5.1-5.3', '松涛街道', '烈属', 1, 1]]).data
    expect([visit?.values.visited_on, visit?.marks.map(({ kind }) => kind)]).toEqual(['2024-05-01', ['end_dropped']])
  })

  it('of dates without a year are counted, so that the other dates can give it', () => {
    const { findings } = parse('visit', [head, first, [2, '7月29日', '松涛街道', '军属', 1, 1], [3, '昨天', '松涛街道', '军属', 1, 1]], { year: null })
    expect([[...findings.years], findings.datesWithoutYear]).toEqual([[2024], 1])
  })
})
