import { describe, expect, it } from 'vitest'
import { createImport } from '../../../../server/services/imports/create-import.ts'
import { prepareFile } from '../../../../server/services/imports/prepare-file.ts'
import type { ImportOptions } from '../../../../server/services/imports/types.ts'
import { uploadPath } from '../../../../server/services/imports/uploads.ts'
import { shown } from '../cases/open-office.ts'
import { today } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'
import { type Grid, openLearningOffice, readingsOf } from './open-learning-office.ts'

/** A unit's own template: headings that nobody else uses, amounts without their unit, a column that is none of ours. */
const heads = (month: number) => ['走访的日子', '去的单位', '看望了谁', `${month}月花费`, '备注金额', '带队领导']
const july: Grid = [
  ['松涛街道7月走访情况'], heads(7), ['2026-07-28', '松涛街道', '烈属王家', 2, 9, '王科长'], ['2026-07-29', '松涛街道', '军属李家', 1, 8, '李科长'],
]
const august: Grid = [['松涛街道8月走访情况'], ['（修订）'], heads(8), ['2026-08-05', '松涛街道', '烈属张家', 3, 7, '张科长']]
const decisions: ImportOptions = {
  sheets: { 台账: { headerRow: 2, columns: { A: 'visited_on', B: 'host_id', C: 'recipient', D: 'money_fen', E: null } } }, moneyUnit: 'ten_thousand',
}

describe('a mapping that a clerk made', () => {
  it('reads next month’s sheet of the same shape without a question, says whose it was, and can be done without', async () => {
    const { teach, read } = await openLearningOffice()
    const first = await read('songtao', july)
    expect(first.summary.counts.new).toBe(0)
    await teach('songtao', july, decisions)

    const { summary, data } = await read('songtao', august)
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0 })
    expect(readingsOf(summary)).toEqual([
      ['走访的日子', 'visited_on', 'remembered'], ['去的单位', 'host_id', 'remembered'], ['看望了谁', 'recipient', 'remembered'],
      ['8月花费', 'money_fen', 'remembered'], ['备注金额', null, 'remembered'], ['带队领导', 'leader', 'exact'],
    ])
    expect(shown(data[0], 'money_fen')).toBe('30000 元')
    expect(summary.found.moneyUnit).toEqual({ value: 'ten_thousand', source: 'remembered' })
    expect(summary.sheets[0]?.memory).toMatchObject({ version: 1, isOwn: true, isNear: false, author: '松涛小王', fileName: '台账.xlsx', at: '2026-11-23T02:00:00.000Z' })
    expect(summary.sheets[0]?.headerRows).toEqual({ top: 3, bottom: 3 })

    const without = await read('songtao', august, { options: { useMemory: false } })
    expect(without.summary.sheets[0]?.memory ?? null).toBeNull()
    expect(without.summary.counts.new).toBe(0)
  })

  it('says nothing about a sheet of other headings, but holds for one with a column more', async () => {
    const { teach, read } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const other = await read('songtao', [['日期', '慰问单位', '慰问对象', '备注金额'], ['2026-08-05', '松涛街道', '烈属', 7]])
    expect(other.summary.sheets[0]?.memory).toBeNull()
    const wider = await read('songtao', [[...heads(9), '电话'], ['2026-09-05', '松涛街道', '烈属', 3, 7, '张科长', '0532-88887777']])
    expect(wider.summary.sheets[0]?.memory).toMatchObject({ isNear: true })
    expect(wider.summary.counts).toMatchObject({ new: 1, wrong: 0 })
    const foreign = await read('songtao', [[...heads(9).slice(0, 3), '捐赠', '签收', '车辆'], ['2026-09-05', '松涛街道', '烈属', 3, 7, 1]])
    expect(foreign.summary.sheets[0]?.memory ?? null).toBeNull()
  })

  it('tells another unit with the same template what the columns mean, and neither its amounts’ unit nor who and which file it was', async () => {
    const { teach, read, commit, other } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const grid: Grid = [heads(8), ['2026-08-05', '海澜街道', '烈属张家', 3, 7, '张科长']]
    const { id, summary, data } = await read('hailan', grid)
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0 })
    expect(summary.sheets[0]?.memory).toMatchObject({ isOwn: false, author: null, fileName: null })
    expect(shown(data[0], 'money_fen')).toBe('3 元')
    expect(summary.found.moneyUnit.source).toBe('assumed')

    // Once committed it is this unit's own, and the first unit's stays as it was.
    await commit('hailan', id)
    expect((await read('hailan', grid)).summary.sheets[0]?.memory).toMatchObject({ isOwn: true, author: '海澜小李' })
    expect((await read('songtao', august)).summary.sheets[0]?.memory).toMatchObject({ version: 1, author: '松涛小王' })
    const byDistrict = await read('district', [['填报单位：海澜街道'], ...grid])
    expect(byDistrict.summary.sheets[0]?.memory).toMatchObject({ isOwn: true, author: '海澜小李' })
    expect(byDistrict.summary.sheets[0]?.title).toMatchObject({ unit: '海澜街道', unitId: other.id })
  })

  it('is followed by a version where somebody decides otherwise, while a commit that agrees only counts as a use', async () => {
    const { teach, read, commit, db } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const agreed = await read('songtao', august)
    await commit('songtao', agreed.id)
    const mappings = () => db.selectFrom('import_mapping').select(['id', 'version', 'uses']).execute()
    expect(await mappings()).toEqual([{ id: 1, version: 1, uses: 1 }])

    await teach('songtao', [heads(9), ['2026-09-05', '松涛街道', '烈属', 3, 7, '张科长']], { sheets: { 台账: { columns: { E: 'note' } } } })
    expect(await mappings()).toEqual([{ id: 1, version: 2, uses: 2 }])
    const { summary } = await read('songtao', [heads(10), ['2026-10-05', '松涛街道', '烈属', 3, 7, '张科长']])
    expect(readingsOf(summary)?.[4]).toEqual(['备注金额', 'note', 'remembered'])
    expect(summary.found.moneyUnit).toEqual({ value: 'ten_thousand', source: 'remembered' })

    const batches = await db.selectFrom('import_batch').select('summary').where('status', '=', 'committed').orderBy('id').execute()
    expect(batches.map((batch) => (JSON.parse(batch.summary) as typeof summary).sheets[0]?.learnt)).toEqual([{ id: 1, version: 1 }, { id: 1, version: 1 }, { id: 1, version: 2 }])
    const trail = await db.selectFrom('audit_entry').select(['action', 'subject', 'detail']).where('action', '=', 'learn').execute()
    expect(trail.map(({ subject, detail }) => [subject, (JSON.parse(detail) as { version: number }).version])).toEqual([['import_mapping:1', 1], ['import_mapping:1', 2]])
  })

  it('gives way to what the title says, and holds again where it says what it said', async () => {
    const { teach, read } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const yuan = await read('songtao', [['9月走访', null, '单位：元'], heads(9), ['2026-09-05', '松涛街道', '烈属', 30000, 7, '张科长']])
    expect(yuan.summary.found.moneyUnit).toEqual({ value: 'yuan', source: 'title' })
    expect(shown(yuan.data[0], 'money_fen')).toBe('30000 元')
  })

  it('of an import that was undone holds no more, and what was known before it does', async () => {
    const { teach, read, undo } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const second = await teach('songtao', [heads(9), ['2026-09-05', '松涛街道', '烈属', 3, 7, '张科长']], { moneyUnit: 'yuan' })
    expect((await read('songtao', august)).summary.found.moneyUnit.value).toBe('yuan')
    await undo(second.id, 'visit')
    const { summary } = await read('songtao', august)
    expect(summary.found.moneyUnit).toEqual({ value: 'ten_thousand', source: 'remembered' })
    expect(summary.sheets[0]?.memory?.version).toBe(1)
    await teach('songtao', [heads(9), ['2026-09-06', '松涛街道', '烈属', 3, 7, '张科长']], { moneyUnit: 'yuan' })
    expect((await read('songtao', august)).summary.sheets[0]?.memory?.version).toBe(3)
  })

  it('of an undone import holds again when that is redone, as the same version', async () => {
    const { teach, read, undo, redo, db } = await openLearningOffice()
    const { id } = await teach('songtao', july, decisions)
    await undo(id, 'visit')
    expect((await read('songtao', august)).summary.counts.new).toBe(0)
    await redo('songtao', id)
    expect((await read('songtao', august)).summary.sheets[0]?.memory).toMatchObject({ version: 1, author: '松涛小王' })
    expect(await db.selectFrom('import_mapping_version').select('version').execute()).toEqual([{ version: 1 }])
  })

  it('keeps guesses that were let pass, blanks that were filled, refused inferences and a unit for all rows', async () => {
    const { teach, read, subdistrict } = await openLearningOffice()
    const grid = (month: number): Grid => [
      ['走访日期', '走访慰问对象姓名', '实际慰问金', '备注'], [`2026-${month}-05`, '烈属', '约500元', '甲'], [null, '军属', 600, null],
    ]
    const first = await read('district', grid(10))
    expect(readingsOf(first.summary)?.map(([, field, certainty]) => [field, certainty])).toEqual([
      ['visited_on', 'exact'], ['recipient', 'guessed'], ['money_fen', 'guessed'], ['note', 'exact'],
    ])
    await teach('district', grid(10), { unitId: subdistrict.id, fillDown: ['visited_on'], sheets: { 台账: { refused: ['C'] } } })
    const { summary, data } = await read('district', grid(11))
    expect(readingsOf(summary)?.map(([, field, certainty]) => [field, certainty])).toEqual([
      ['visited_on', 'exact'], ['recipient', 'remembered'], ['money_fen', 'remembered'], ['note', 'exact'],
    ])
    expect(summary.warnings.map(({ kind }) => kind)).not.toContain('guessed_columns')
    expect(summary.found).toMatchObject({ unit: { id: subdistrict.id, source: 'remembered' }, fillDown: { fields: ['visited_on'], source: 'remembered' } })
    expect(summary.sheets[0]?.columns.map(({ refused }) => refused)).toEqual([false, false, true, false])
    expect(data.map(({ outcome }) => outcome)).toEqual(['wrong', 'new'])
    expect(shown(data[1], 'visited_on')).toBe('2026-11-05')
  })

  it('keeps in what unit a column is read, what 无 means and whose cells are split, until somebody decides otherwise', async () => {
    const { teach, read } = await openLearningOffice()
    const grid = (day: number): Grid => [
      ['日期', '慰问单位', '慰问对象', '户数', '慰问金'], [`2026-09-0${day}`, '松涛街道', '烈属', 1, 3], [`2026-09-1${day}`, '松涛街道', '军属', 2, '无'],
    ]
    await teach('songtao', grid(1), { noneIsZero: ['money_fen'], split: ['recipient'], sheets: { 台账: { moneyUnits: { E: 'ten_thousand' } } } })
    const { summary, data } = await read('songtao', grid(2))
    expect(data.map((row) => shown(row, 'money_fen'))).toEqual(['30000 元', '0 元'])
    expect(summary.found).toMatchObject({ noneIsZero: { fields: ['money_fen'], source: 'remembered' }, split: { fields: ['recipient'], source: 'remembered' } })
    const otherwise = await read('songtao', grid(3), { options: { noneIsZero: [], sheets: { 台账: { moneyUnits: { E: 'yuan' } } } } })
    expect(otherwise.data.map((row) => shown(row, 'money_fen'))).toEqual(['3 元', undefined])
    expect((await read('hailan', [grid(4)[0] ?? [], ['2026-09-04', '海澜街道', '烈属', 1, 3]])).summary.found).toMatchObject({ noneIsZero: null, split: null })
  })

  it('that headings alone would make teaches nothing', async () => {
    const { teach, db } = await openLearningOffice()
    await teach('songtao', [['日期', '慰问单位', '慰问对象', '慰问金(元)'], ['2026-08-05', '松涛街道', '烈属', 7]])
    expect(await db.selectFrom('import_mapping').selectAll().execute()).toEqual([])
  })

  it('is not undone by a file that was read without it', async () => {
    const { teach, read } = await openLearningOffice()
    const grid = (day: number): Grid => [['日期', '慰问单位', '慰问对象', '实际慰问金'], [`2026-09-0${day}`, '松涛街道', '烈属', 3]]
    await teach('songtao', grid(1), { sheets: { 台账: { columns: { D: null } } } })
    const without = await teach('songtao', grid(2), { useMemory: false })
    expect(readingsOf(without.summary)?.[3]).toEqual(['实际慰问金', 'money_fen', 'guessed'])
    const { summary } = await read('songtao', grid(3))
    expect(summary.sheets[0]?.memory?.version).toBe(1)
    expect(readingsOf(summary)?.[3]).toEqual(['实际慰问金', null, 'remembered'])
  })
})

describe('the kind of ledger of a shape that came before', () => {
  it('is known although its headings say nothing, to the unit that taught it alone', async () => {
    const { teach, desk, db, clerks } = await openLearningOffice()
    await teach('songtao', july, decisions)
    const bytes = await mintWorkbook([{ name: 'Sheet1', rows: august }])
    async function typeFor(clerk: keyof typeof clerks) {
      const { id, hash, type } = await createImport(desk.context, { fileName: '表.xlsx', content: [bytes], type: null, options: {} })
      const path = uploadPath(desk.context.env.dataDirectory, hash)
      const summary = await prepareFile({ db, batchId: id, path, type, options: {}, scopeOrganizationId: clerks[clerk].scope, today, fileName: '表.xlsx', candidates: ['activity', 'visit'] })
      const batch = await db.selectFrom('import_batch').select(['record_type', 'type_source']).where('id', '=', id).executeTakeFirstOrThrow()
      return [batch.type_source, summary.counts.new, batch.type_source === 'proposed' ? batch.record_type : null]
    }
    expect(await typeFor('songtao')).toEqual(['proposed', 1, 'visit'])
    expect(await typeFor('hailan')).toEqual(['unknown', 0, null])
  })
})

describe('one mapping for all sheets of a shape', () => {
  const sheet = (name: string, rows: Grid, top: Grid = []) => ({ name, rows: [...top, heads(7), ...rows] })
  const row = (unit: string, who: string) => ['2026-07-28', unit, who, 2, 9, '王科长']

  it('follows the sheet on which a person set the columns, wherever the header stands and the columns are, unless set otherwise itself', async () => {
    const { read } = await openLearningOffice()
    const file = [
      sheet('松涛', [row('松涛街道', '烈属')]), sheet('海澜', [row('海澜街道', '军属'), row('海澜街道', '烈属')], [['海澜街道'], ['七月']]),
      { name: '区直', rows: [['带队领导', ...heads(7).slice(0, 5)], ['王科长', '2026-07-28', '岚湾区妇联', '残疾军人', 2, 9]] },
      { name: '说明', rows: [['本表由各街道填报']] },
    ]
    const columns = decisions.sheets?.台账?.columns
    const shared = await read('district', file, { options: { sheets: { 松涛: { headerRow: 1, columns } } } })
    expect(shared.summary.counts).toMatchObject({ new: 4, wrong: 0 })
    expect(shared.summary.sheets.map(({ name, follows, used }) => [name, follows, used])).toEqual([
      ['松涛', null, true], ['海澜', '松涛', true], ['区直', '松涛', true], ['说明', null, false],
    ])
    expect(readingsOf(shared.summary, 1)?.[4]).toEqual(['备注金额', null, 'chosen'])

    const apart = await read('district', file, { options: { sheets: { 松涛: { headerRow: 1, columns }, 海澜: { columns: { E: 'note' } } } } })
    expect(readingsOf(apart.summary, 0)?.[4]).toEqual(['备注金额', null, 'chosen'])
    expect(readingsOf(apart.summary, 1)?.slice(3, 5)).toEqual([['7月花费', 'money_fen', 'chosen'], ['备注金额', 'note', 'chosen']])
  })

  it('is learnt once for the file', async () => {
    const { teach, read, db } = await openLearningOffice()
    const file = (month: number) => [
      { name: '松涛', rows: [heads(month), row('松涛街道', '烈属')] }, { name: '海澜', rows: [heads(month), row('海澜街道', `军属${month}`)] },
    ]
    await teach('district', file(7), { sheets: { 松涛: { headerRow: 1, columns: decisions.sheets?.台账?.columns } } })
    expect(await db.selectFrom('import_mapping').select(['version', 'uses']).execute()).toEqual([{ version: 1, uses: 0 }])
    const { summary } = await read('district', file(8))
    expect(summary.sheets.map(({ memory }) => memory?.id)).toEqual([1, 1])
    expect(summary.counts.wrong).toBe(0)
  })
})
