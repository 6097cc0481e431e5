import { describe, expect, it } from 'vitest'
import { importOptions } from '../../../../server/services/imports/options-schema.ts'
import { inferences } from '../../../../server/spreadsheet/parse-values/parsed.ts'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数', '慰问金(万元)', '领导级别']

describe('inferred values that a person takes no more, column by column', () => {
  it('become wrong cells that say what would have been taken, while plain ones stay', async () => {
    const { read } = await openOffice()
    const grid = [
      ['2024年走访慰问统计表'], heads,
      ['2024.7.28', '松涛街道', '烈属', 3, '2万元', '分管领导'],
      ['7月29日', '区妇联', '军属', '50余户', 2, '分管区领导'],
      ['45503', null, '困难群众', '同上', 0.3, '一般'],
    ]
    const merges = ['B4:B5']
    const taken = await read(grid, { merges })
    expect(taken.summary.counts).toMatchObject({ new: 3, wrong: 0 })
    expect(taken.data.map(marksOf)).toEqual([
      [],
      [
        ['A', 'year_added', '年份 2024 取自标题'], ['B', 'guessed', '“区妇联”读作“岚湾区妇联”'], ['D', 'vague', '“50余户”不是确数，按 50 记'],
        ['E', 'scaled', '按万元读，×10000'], ['F', 'guessed', '“分管区领导”读作“分管领导”'],
      ],
      [['A', 'from_serial', '45503 是表格的日期序号，读作 2024-07-30'], ['B', 'merged', '取自合并单元格'], ['B', 'guessed', '“区妇联”读作“岚湾区妇联”'], ['D', 'same_as_above', '“同上”沿用上一行'], ['E', 'scaled', '按万元读，×10000']],
    ])
    expect(taken.data.flatMap(({ marks }) => marks).every(({ isInference, kind }) => isInference && inferences.has(kind))).toBe(true)

    const refused = await read(grid, { merges, options: { sheets: { 台账: { refused: ['A', 'B', 'D', 'E', 'F'] } } } })
    expect(refused.summary.counts).toMatchObject({ new: 1, wrong: 2 })
    const [plain, second, third] = refused.data
    expect([plain?.outcome, shown(plain, 'money_fen')]).toEqual(['new', '20000 元'])
    expect(issuesOf(second)).toEqual([
      ['A', '7月29日', '按要求不接受推断的值：年份 2024 取自标题。请填写准确的值'], ['B', '区妇联', '按要求不接受推断的值：“区妇联”读作“岚湾区妇联”。请填写准确的值'],
      ['D', '50余户', '按要求不接受推断的值：“50余户”不是确数，按 50 记。请填写准确的值'], ['E', '2', '按要求不接受推断的值：按万元读，×10000。请填写准确的值'],
      ['F', '分管区领导', '按要求不接受推断的值：“分管区领导”读作“分管领导”。请填写准确的值'],
    ])
    expect(second?.issues[0]?.message.en).toBe('Inferred values are not accepted, as chosen: The year 2024 is taken from the title. Give the exact value')
    expect(third?.issues.map(({ column, message }) => [column, message.zh])).toEqual([
      ['A', '按要求不接受推断的值：45503 是表格的日期序号，读作 2024-07-30。请填写准确的值'], ['B', '按要求不接受推断的值：取自合并单元格；“区妇联”读作“岚湾区妇联”。请填写准确的值'],
      ['D', '“同上”上面没有可用的值'], ['E', '按要求不接受推断的值：按万元读，×10000。请填写准确的值'],
    ])
  })

  it('are refused in the columns chosen and no others, a default for a blank cell among them', async () => {
    const { read, subdistrict } = await openOffice()
    const grid = [['日期', '慰问单位', '慰问对象', '户数'], ['2024.7.28', null, '烈属', '约3户']]
    const options = { unitId: subdistrict.id }
    expect(marksOf((await read(grid, { options })).data[0])).toEqual([['D', 'vague', '“约3户”不是确数，按 3 记'], ['B', 'default', '单位按所选记为“松涛街道”']])
    const refused = await read(grid, { options: { ...options, sheets: { 台账: { refused: ['B'] } } } })
    expect(issuesOf(refused.data[0])).toEqual([['B', null, '按要求不接受推断的值：单位按所选记为“松涛街道”。请填写准确的值']])
    expect(marksOf(refused.data[0])).toEqual([['D', 'vague', '“约3户”不是确数，按 3 记']])
    const byTitle = await read([['单位：万元'], ['日期', '慰问单位', '慰问对象', '慰问金'], ['2024.7.28', '松涛街道', '烈属', 2]], { options: { sheets: { 台账: { refused: ['C'] } } } })
    expect(marksOf(byTitle.data[0])).toEqual([['D', 'scaled', '按万元读，×10000']])
  })

  it('are not taken from other columns for a blank that the record needs', async () => {
    const { read } = await openOffice()
    const grid = [['日期', '慰问单位', '慰问对象', '对象类别'], ['2024.7.28', '松涛街道', '烈属张某家', null]]
    const inferred = (await read(grid)).data[0]
    expect([shown(inferred, 'recipient_category'), inferred?.marks.map(({ column, kind, isInference }) => [column, kind, isInference])]).toEqual(['烈士遗属', [['D', 'derived', true]]])
    const refused = await read(grid, { options: { sheets: { 台账: { refused: ['D'] } } } })
    expect(issuesOf(refused.data[0])).toEqual([['D', null, '按要求不接受推断的值：这一格是空的，不按其他列推断。请填写准确的值']])
  })

  it('are told by column letters', () => {
    expect(importOptions.safeParse({ sheets: { 台账: { refused: ['A', 'AB'] } } }).success).toBe(true)
    expect(importOptions.safeParse({ sheets: { 台账: { refused: ['__proto__'] } } }).success).toBe(false)
  })
})
