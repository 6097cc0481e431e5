import { describe, expect, it } from 'vitest'
import { issuesOf, marksOf, openOffice, shown } from './open-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数']

describe('case 21: names of units', () => {
  it('are known by alias, without the district or with another suffix, and the guess is marked', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, ...['妇女联合会', '区妇联', '松涛街道办事处', '松涛街道办', '岚湾区松涛街道', '松涛'].map((unit) => ['2024.7.28', unit, '烈属', 1])])
    expect(data.map((one) => [shown(one, 'host_id'), marksOf(one)?.find(([column]) => column === 'B')])).toEqual([
      ['岚湾区妇联', undefined], ['岚湾区妇联', ['B', 'guessed', '“区妇联”读作“岚湾区妇联”']], ['松涛街道', ['B', 'guessed', '“松涛街道办事处”读作“松涛街道”']],
      ['松涛街道', ['B', 'guessed', '“松涛街道办”读作“松涛街道”']], ['松涛街道', ['B', 'guessed', '“岚湾区松涛街道”读作“松涛街道”']], ['松涛街道', ['B', 'guessed', '“松涛”读作“松涛街道”']],
    ])
  })

  it('that only look like one are asked about, never taken', async () => {
    const { read } = await openOffice()
    const { data } = await read([heads, ['2024.7.28', '松涛街到', '烈属', 1], ['2024.7.28', '无名局', '烈属', 1]])
    expect(data.map(issuesOf)).toEqual([[['B', '松涛街到', '未找到单位“松涛街到”，是否为“松涛街道”？']], [['B', '无名局', '未找到单位“无名局”']]])
    expect(data[0]?.issues[0]?.message.en).toBe('No organization named “松涛街到”; is it “松涛街道”?')
  })
})

describe('case 25: the same file again, and one sheet for each sub-district', () => {
  it('is warned of by its content, whatever its name, and changes nothing', async () => {
    const { readBytes, desk } = await openOffice()
    const bytes = Buffer.from(`${heads.join(',')}\n2024.7.28,松涛街道,烈属,1\n`)
    const first = await readBytes(bytes, { fileName: '走访.csv' })
    expect(first.summary.warnings).toEqual([])
    await desk.commit(first.id, 'visit')
    const again = await readBytes(bytes, { fileName: '走访(最终版).csv' })
    expect(again.summary.counts).toMatchObject({ same: 1, new: 0 })
    expect(again.summary.warnings).toMatchObject([{ kind: 'seen_before', message: { zh: '内容相同的文件已导入过：走访.csv（2026-11-23）', en: 'A file with the same content has been imported: 走访.csv (2026-11-23)' } }])
  })

  it('are read all, with one mapping, each for the unit that its name gives', async () => {
    const { read, women } = await openOffice()
    const rows = [['日期', '慰问对象', '户数'], ['2024.7.28', '烈属', 1], ['2024.7.29', '军属', 2]]
    const sheets = [{ name: '松涛街道', rows }, { name: '海澜', rows }, { name: 'Sheet3', rows }]
    const { data, summary } = await read(sheets)
    expect(data.map((one) => [one.sheet, shown(one, 'host_id')])).toEqual([
      ['松涛街道', '松涛街道'], ['松涛街道', '松涛街道'], ['海澜', '海澜街道'], ['海澜', '海澜街道'], ['Sheet3', undefined], ['Sheet3', undefined],
    ])
    expect(marksOf(data[2])).toEqual([[null, 'default', '单位“海澜街道”取自标题或工作表名']])
    expect(summary.warnings).toMatchObject([{ kind: 'missing_column', sheet: 'Sheet3', field: 'host_id', message: { zh: '没有“慰问单位”这一列，请指定列或选定默认值' } }])
    const told = await read(sheets, { options: { sheets: { Sheet3: { unitId: women.id } } } })
    expect(told.data.map((one) => shown(one, 'host_id'))).toEqual(['松涛街道', '松涛街道', '海澜街道', '海澜街道', '岚湾区妇联', '岚湾区妇联'])
    expect(told.summary.counts).toMatchObject({ new: 6, wrong: 0, left_out: 3, total: 9 })
  })
})
