import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { openDistrict } from '../../db/open-district.ts'
import { dump, openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

const heads = ['单位名称', '单位性质', '上级单位', '所在街道', '别名']
const roster = (...rows: (string | null)[][]) => mintWorkbook([{ name: '单位名册', rows: [heads, ...rows] }])

describe('a roster of units', () => {
  it('may name a parent that stands further down, and is written from the top of the tree', async () => {
    const { db, root } = await openDistrict()
    const desk = await openDesk(db)
    const { id, summary } = await desk.prepare('organization', await roster(
      ['海伦路社区', '社区', '海伦路街办', '海伦路街道', null], ['海伦路街道', '街道', '岚湾区', null, '海伦路街办'], ['驻区示例部队01', '部队', null, null, null],
    ))
    expect(summary.counts).toMatchObject({ new: 3, wrong: 0 })
    await desk.commit(id, 'organization')
    const rows = await db.selectFrom('organization').selectAll().orderBy('id').execute() as unknown as { id: number, name: string, parent_id: number | null, subdistrict_id: number | null }[]
    const named = (name: string) => rows.find((row) => row.name === name)
    expect(named('海伦路社区')).toMatchObject({ parent_id: named('海伦路街道')?.id, subdistrict_id: named('海伦路街道')?.id })
    expect(named('海伦路街道')?.parent_id).toBe(root.id)
    expect(named('驻区示例部队01')?.parent_id).toBe(root.id)
    const again = await desk.prepare('organization', await roster(['海伦路社区', '社区', '海伦路街道', '海伦路街道', null]))
    expect(again.summary.counts).toMatchObject({ same: 1, new: 0 })
  })

  it('into an empty database begins with the district itself', async () => {
    const db = connect(':memory:')
    await migrate(db)
    const desk = await openDesk(db)
    const { id, summary } = await desk.prepare('organization', await roster(
      ['岚湾区', '政府部门', null, null, null], ['松涛街道', '街道', null, null, null], ['松涛社区', '社区', '松涛街道', '松涛街道', null],
    ))
    expect(summary.counts).toMatchObject({ new: 3, wrong: 0 })
    await desk.commit(id, 'organization')
    const rows = await db.selectFrom('organization').selectAll().orderBy('id').execute() as unknown as { id: number, name: string, parent_id: number | null }[]
    expect(rows.filter((row) => row.parent_id === null).map(({ name }) => name)).toEqual(['岚湾区'])
    expect(rows.find(({ name }) => name === '松涛社区')?.parent_id).toBe(rows.find(({ name }) => name === '松涛街道')?.id)
  })

  it('with a wrong parent row, a loop or a name twice says so at each row', async () => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const { rows } = await desk.prepare('organization', await roster(
      ['甲街道', '区划', '岚湾区', null, null], ['甲社区', '社区', '甲街道', null, null], ['乙单位', '企业', '丙单位', null, null], ['丙单位', '企业', '乙单位', null, null],
      ['丁单位', '企业', null, null, null], ['丁 单位', '企业', null, null, null],
    ))
    const reasons = rows.filter(({ leftOut }) => leftOut === null).map(({ row, issues }) => [row, issues[0]?.message.zh])
    expect(reasons).toEqual([
      [2, '没有“区划”这一项'], [3, '所属的上级在第 2 行，那一行有错'], [4, '上级单位绕成了圈：它在自己的下级之下'],
      [5, '所属的上级在第 4 行，那一行有错'], [6, undefined], [7, '与第 6 行重复（单位名称相同）'],
    ])
  })

  it('taken back leaves the tree and all figures as they were, but keeps units that others name by now', async () => {
    const { db, add } = await openDistrict()
    const desk = await openDesk(db)
    const before = await dump(db)
    const file = await roster(['松涛街道', '街道', null, null, null], ['松涛社区', '社区', '松涛街道', '松涛街道', null], ['海澜街道', '街道', null, null, null])
    const { id } = await desk.prepare('organization', file)
    await desk.commit(id, 'organization')
    expect(await desk.undo(id, 'organization')).toMatchObject({ removed: 3, kept: [] })
    expect(await dump(db)).toEqual(before)

    const second = await desk.prepare('organization', file)
    await desk.commit(second.id, 'organization')
    const community = await db.selectFrom('organization').selectAll().where('natural_key', '=', '松涛社区').where('deleted_at', 'is', null).executeTakeFirstOrThrow()
    await add('visit', { visited_on: '2026-08-01', host_id: community.id, recipient: '烈属' })
    const undone = await desk.undo(second.id, 'organization')
    expect(undone.removed).toBe(1)
    expect(undone.kept.map(({ title, reason }) => [title, reason.zh])).toEqual([['松涛社区', '已有别的记录用到它'], ['松涛街道', '已有别的记录用到它']])
  })

  it('brought in by staff may only hold units below their own', async () => {
    const { db, add } = await openDistrict()
    const street = await add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
    const desk = await openDesk(db)
    const { rows } = await desk.prepare('organization', await roster(
      ['松涛社区', '社区', '松涛街道', null, null], ['松涛企业', '企业', '松涛社区', null, null], ['海澜社区', '社区', '岚湾区', null, null],
    ), { scope: street.id })
    expect(rows.filter(({ leftOut }) => leftOut === null).map(({ outcome }) => outcome)).toEqual(['new', 'new', 'wrong'])
  })
})

describe('a roster with military units', () => {
  it.each([
    ['a column of coordinates', [['单位名称', '单位性质', '经度', '纬度'], ['驻区示例部队01', '部队', 120.38, 36.06]], '列“经度”'],
    ['a column of establishment', [['单位名称', '单位性质', '编制人数'], ['驻区示例部队01', '部队', 120]], '列“编制人数”'],
    ['a word of equipment in a cell', [['单位名称', '单位性质', '备注'], ['驻区示例部队01', '部队', '装备若干']], '第 2 行 C 列'],
    ['a position in a cell', [['单位名称', '单位性质', '备注'], ['驻区示例部队01', '部队', '120.3826，36.0671']], '第 2 行 C 列'],
    ['a title that tells designations', [['部队番号一览'], ['单位名称', '单位性质'], ['驻区示例部队01', '部队']], '第 1 行'],
  ])('and %s is refused whole, and nothing of it is kept', async (_name, grid, place) => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const before = await dump(db)
    const { id, summary, rows } = await desk.prepare('organization', await mintWorkbook([{ rows: grid }]))
    expect(summary.refusal?.zh).toContain('整份文件未导入')
    expect(summary.refusal?.zh).toContain(place)
    expect(rows).toEqual([])
    expect(await readdir(join(desk.context.env.dataDirectory, 'uploads'))).toEqual([])
    await expect(desk.commit(id, 'organization')).rejects.toMatchObject({ code: 'conflict' })
    expect(await dump(db)).toEqual(before)
  })

  it('is not confused by the office of 机构编制', async () => {
    const { db } = await openDistrict()
    const desk = await openDesk(db)
    const { summary } = await desk.prepare('organization', await roster(['区委机构编制委员会办公室', '党委部门', null, null, null], ['驻区示例部队01', '部队', null, null, null]))
    expect(summary.counts).toMatchObject({ new: 2, wrong: 0 })
  })
})
