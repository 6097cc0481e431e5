import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { decodeRecord } from '../../../db/queries/records.ts'
import { openDistrict } from '../../db/open-district.ts'
import { dump, openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

async function openOffice() {
  const district = await openDistrict()
  const street = await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  return { ...district, street, desk: await openDesk(district.db) }
}

type Grid = (string | number | null)[][]
const activities = (...rows: Grid) => mintWorkbook([{ rows: [['日期', '活动名称', '主办单位', '官兵人数'], ...rows] }])
const visits = (...rows: Grid) => mintWorkbook([{ rows: [['日期', '慰问单位', '慰问对象', '慰问金'], ...rows] }])

describe('a row that stands already', () => {
  it('shows each difference, and keeps what the sheet has no column for', async () => {
    const { desk, add, street } = await openOffice()
    const stored = await add('activity', { started_on: '2026-03-05', title: '学雷锋便民服务', host_id: street.id, troops: 20, place: '中心广场', note: '雨天改期' })
    const { id, rows, summary } = await desk.prepare('activity', await activities(['2026-03-05', '学雷锋 便民服务', '松涛街道', 30]))
    expect(summary.counts).toMatchObject({ changed: 1, new: 0 })
    expect(rows.at(-1)?.differences).toEqual([{ field: 'title', before: '学雷锋便民服务', after: '学雷锋 便民服务' }, { field: 'troops', before: 20, after: 30 }])
    await desk.commit(id, 'activity')
    const again = await desk.prepare('activity', await activities(['2026-03-05', '学雷锋 便民服务', '松涛街道', 30]))
    expect(again.rows.at(-1)).toMatchObject({ outcome: 'same', recordId: stored.id, values: { place: '中心广场', note: '雨天改期', troops: 30 } })
  })

  it('lets what followed from other fields follow again', async () => {
    const { desk, add, street } = await openOffice()
    const garrison = await add('organization', { name: '驻区示例部队01', side: 'military', kind: 'unit' })
    const stored = await add('activity', { started_on: '2026-03-05', title: '植树', host_id: street.id })
    expect(stored.direction).toBe('support_army')
    const file = await mintWorkbook([{ rows: [['日期', '活动名称', '主办单位', '参与单位'], ['2026-03-05', '植树', '松涛街道', '驻区示例部队01']] }])
    const { rows } = await desk.prepare('activity', file)
    expect(rows.at(-1)?.differences.map(({ field, after }) => [field, after])).toEqual([['direction', 'joint'], ['participant_ids', [garrison.id]]])
  })

  it('twice in one file is wrong the second time, except for visits, which may repeat', async () => {
    const { desk } = await openOffice()
    const twice = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 1], ['2026-03-05', '植树', '松涛街道', 2]))
    expect(twice.rows.at(-1)?.issues[0]?.message.zh).toBe('与第 2 行重复（日期、活动名称、主办单位相同）')
    const { id, rows } = await desk.prepare('visit', await visits(['2026-08-01', '松涛街道', '烈属', 500], ['2026-08-01', '松涛街道', '烈属', 600], ['2026-08-01', '松涛街道', '烈属', 500]))
    expect(rows.slice(1).map(({ outcome, naturalKey, marks }) => [outcome, naturalKey?.split('#')[1], marks.map(({ kind }) => kind)])).toEqual([
      ['new', undefined, []], ['new', '2', []], ['new', '3', ['possible_duplicate']],
    ])
    await desk.commit(id, 'visit')
    const again = await desk.prepare('visit', await visits(['2026-08-01', '松涛街道', '烈属', 500], ['2026-08-01', '松涛街道', '烈属', 700], ['2026-08-01', '松涛街道', '烈属', 500]))
    expect(again.summary.counts).toMatchObject({ same: 2, changed: 1, new: 0 })
  })
})

describe('visits that share a key', () => {
  const [one, two, three] = [500, 600, 700].map((amount) => ['2026-08-01', '松涛街道', '烈属', amount]) as [Grid[number], Grid[number], Grid[number]]

  it('are known by what they say, in whatever order or part the sheet has them', async () => {
    const { desk, db } = await openOffice()
    const { id } = await desk.prepare('visit', await visits(one, two, three))
    await desk.commit(id, 'visit')
    const before = await dump(db)
    expect((await desk.prepare('visit', await visits(three, one, two))).summary.counts).toMatchObject({ same: 3, changed: 0, new: 0 })
    expect((await desk.prepare('visit', await visits(three))).summary.counts).toMatchObject({ same: 1, changed: 0, new: 0 })
    const part = await desk.prepare('visit', await visits(['2026-08-01', '松涛街道', '烈属', 650], three, ['2026-08-01', '松涛街道', '烈属', 800], one, ['2026-08-01', '松涛街道', '烈属', 900]))
    expect(part.rows.slice(1).map(({ outcome, naturalKey, differences }) => [outcome, naturalKey?.split('#')[1], differences[0]?.before])).toEqual([
      ['changed', '2', 60_000], ['same', '3', undefined], ['new', '4', undefined], ['same', undefined, undefined], ['new', '5', undefined],
    ])
    expect(part.summary.counts).toMatchObject({ changed: 1, same: 2, new: 2 })
    await desk.commit(part.id, 'visit')
    expect((await dump(db)).records.visit).toHaveLength(5)
    await desk.undo(part.id, 'visit')
    expect(await dump(db)).toEqual(before)
  })
})

describe('taking an import back', () => {
  it('puts changed records back as they stood, with their first origin', async () => {
    const { db, desk } = await openOffice()
    const first = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 20], ['2026-03-12', '义务植树', '松涛街道', 30]))
    await desk.commit(first.id, 'activity')
    const before = await dump(db)
    const second = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 99], ['2026-03-12', '义务植树', '松涛街道', 30], ['2026-04-01', '扫墓', '松涛街道', 10]))
    expect(second.summary.counts).toMatchObject({ changed: 1, same: 1, new: 1 })
    await desk.commit(second.id, 'activity')
    expect((await dump(db)).records.activity?.[0]).toMatchObject({ troops: 99, import_batch_id: second.id })
    expect(await desk.undo(second.id, 'activity')).toEqual({ batchId: second.id, removed: 1, restored: 1, kept: [] })
    expect(await dump(db)).toEqual(before)
    await expect(desk.undo(second.id, 'activity')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keeps and names what somebody edited since', async () => {
    const { db, desk, change } = await openOffice()
    const { id } = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 20], ['2026-03-12', '义务植树', '松涛街道', 30]))
    await desk.commit(id, 'activity')
    const [row] = await db.selectFrom('activity').selectAll().where('natural_key', 'like', '%|植树|%').execute()
    const record = decodeRecord('activity', row ?? {})
    await change('activity', record, { ...record, troops: 25 })
    const undone = await desk.undo(id, 'activity')
    expect(undone).toMatchObject({ removed: 1, restored: 0, kept: [{ recordId: record.id, title: '植树', reason: { zh: '导入后又有人改过' } }] })
    expect((await dump(db)).records.activity?.map((one) => (one as unknown as { troops: number }).troops)).toEqual([25])
  })
})

describe('a commit', () => {
  it('refuses when the data changed since the preview, renews the preview and then goes through', async () => {
    const { desk, db, add, street } = await openOffice()
    const { id } = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 20]))
    await add('activity', { started_on: '2026-03-05', title: '植树', host_id: street.id, troops: 5, place: '北山' })
    const before = await dump(db)
    await expect(desk.commit(id, 'activity')).rejects.toMatchObject({ code: 'conflict', details: { rows: 1 } })
    expect(await dump(db)).toEqual(before)
    const batch = await db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(batch.status).toBe('ready')
    expect(JSON.parse(batch.summary)).toMatchObject({ counts: { new: 0, changed: 1, left_out: 1, total: 2 } })
    expect(await desk.commit(id, 'activity')).toMatchObject({ changed: 1, created: 0 })
    expect((await dump(db)).records.activity).toMatchObject([{ troops: 20, place: '北山' }])
  })

  it('refuses when a unit that its rows name is gone', async () => {
    const { desk, add, change } = await openOffice()
    const other = await add('organization', { name: '海澜街道', side: 'civilian', kind: 'subdistrict' })
    const { id } = await desk.prepare('activity', await activities(['2026-03-05', '植树', '海澜街道', 20]))
    await change('organization', other, null)
    await expect(desk.commit(id, 'activity')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that fails in the middle leaves everything as it was', async () => {
    const { desk, db } = await openOffice()
    const { id } = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 20], ['2026-03-06', '义诊', '松涛街道', 20]))
    await sql`create trigger break_it before insert on activity when new.title = '义诊' begin select raise(abort, 'broken'); end`.execute(db)
    const before = await dump(db)
    await expect(desk.commit(id, 'activity')).rejects.toThrow('broken')
    expect(await dump(db)).toEqual(before)
    expect(await db.selectFrom('import_batch').select('status').where('id', '=', id).executeTakeFirst()).toEqual({ status: 'ready' })
    expect(await db.selectFrom('audit_entry').selectAll().execute()).toEqual([])
  })

  it('comes once', async () => {
    const { desk } = await openOffice()
    const { id } = await desk.prepare('activity', await activities(['2026-03-05', '植树', '松涛街道', 20]))
    await desk.commit(id, 'activity')
    await expect(desk.commit(id, 'activity')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a file', () => {
  it('of several sheets is read whole, except hidden ones and those without the header', async () => {
    const { desk } = await openOffice()
    const heads = ['日期', '慰问单位', '慰问对象', '慰问金']
    const { summary } = await desk.prepare('visit', await mintWorkbook([
      { name: '一季度', rows: [heads, ['2026-01-05', '松涛街道', '烈属', 1]] }, { name: '二季度', rows: [heads, ['2026-05-05', '松涛街道', '烈属', 1]] },
      { name: '字典', rows: [['类别'], ['烈属'], ['军属']] }, { name: '旧表', rows: [heads, ['2025-05-05', '松涛街道', '烈属', 1]], hidden: true },
    ]))
    expect(summary.counts).toMatchObject({ new: 2, left_out: 2, total: 4 })
    expect(summary.sheets.map(({ name, used, reason }) => [name, used, reason?.zh ?? null])).toEqual([
      ['一季度', true, null], ['二季度', true, null], ['字典', false, '没有找到“走访慰问”的表头'], ['旧表', false, '隐藏的工作表，默认不读'],
    ])
  })

  it('with one sheet for each unit takes the unit from the sheet’s name', async () => {
    const { desk, street } = await openOffice()
    const { rows } = await desk.prepare('visit', await mintWorkbook([{ name: '松涛街道', rows: [['日期', '慰问对象', '慰问金'], ['2026-01-05', '烈属', 1]] }]))
    expect(rows.at(-1)).toMatchObject({ outcome: 'new', values: { host_id: street.id }, marks: [{ kind: 'default', field: 'host_id' }] })
  })

  it('whose dates name no year takes the one year of its other dates, and none where there are two', async () => {
    const { desk } = await openOffice()
    const one = await desk.prepare('visit', await visits(['7月28日', '松涛街道', '烈属', 1], ['2026.7.29', '松涛街道', '军属', 1]))
    expect(one.rows.at(-2)).toMatchObject({ outcome: 'new', values: { visited_on: '2026-07-28' }, marks: [{ kind: 'year_added' }] })
    const two = await desk.prepare('visit', await visits(['7月28日', '松涛街道', '烈属', 1], ['2026.7.29', '松涛街道', '军属', 1], ['2025.7.29', '松涛街道', '军属', 1]))
    expect(two.rows.map(({ outcome }) => outcome)).toEqual(['left_out', 'wrong', 'new', 'new'])
    const chosen = await desk.prepare('visit', await visits(['7月28日', '松涛街道', '烈属', 1], ['2025.7.29', '松涛街道', '军属', 1]), { options: { year: null } })
    expect(chosen.summary.counts).toMatchObject({ wrong: 1, new: 1 })
  })

  it('lets a person choose header, columns and filling down', async () => {
    const { desk } = await openOffice()
    const file = await mintWorkbook([{ name: '表', rows: [['甲', '乙', '丙', '丁'], ['2026-08-01', '松涛街道', '烈属', 5], ['2026-08-02', null, '军属', 6]] }])
    const unknown = await desk.prepare('visit', file)
    expect(unknown.summary.refusal?.zh).toContain('没有找到表头')
    expect(unknown.summary.sheets[0]?.firstRows[0]).toEqual({ row: 1, cells: ['甲', '乙', '丙', '丁'] })
    const { summary, rows } = await desk.prepare('visit', file, { options: {
      sheets: { 表: { headerRow: 1, columns: { A: 'visited_on', B: 'host_id', C: 'recipient', D: 'money_fen' } } }, fillDown: ['host_id'], moneyUnit: 'ten_thousand',
    } })
    expect(summary.counts).toMatchObject({ new: 2, wrong: 0 })
    expect(rows.map(({ values }) => values?.money_fen)).toEqual([undefined, 5_000_000, 6_000_000])
    expect(summary.sheets[0]?.columns.map(({ certainty }) => certainty)).toEqual(['chosen', 'chosen', 'chosen', 'chosen'])
  })

  it('whose guessed column holds something else does not keep the guess', async () => {
    const { desk } = await openOffice()
    const { summary } = await desk.prepare('visit', await mintWorkbook([{ rows: [
      ['日期', '慰问单位', '慰问对象', '承办单位联系户数'], ['2026-08-01', '松涛街道', '烈属', '张三'], ['2026-08-02', '松涛街道', '烈属', '李四'],
    ] }]))
    expect(summary.sheets[0]?.columns.at(-1)).toMatchObject({ field: null, ignored: 'unfit' })
  })

  it('tells the sum of its rows by outcome, always all of them', async () => {
    const { desk } = await openOffice()
    const { summary, rows } = await desk.prepare('visit', await visits(['2026-08-01', '松涛街道', '烈属', 1], ['', '', '', ''], ['2026-13-01', '松涛街道', '烈属', 1], ['合计', null, null, 2]))
    const { total, ...parts } = summary.counts
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(total)
    expect(rows).toHaveLength(total)
  })
})
