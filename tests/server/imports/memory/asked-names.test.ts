import { describe, expect, it } from 'vitest'
import type { NameAnswer } from '../../../../server/services/imports/import-memory/summary-types.ts'
import { issuesOf, marksOf, shown } from '../cases/open-office.ts'
import { type Grid, openLearningOffice, questionsOf } from './open-learning-office.ts'

const heads = ['日期', '慰问单位', '慰问对象', '户数']
const visit = (unit: string | null, day: number, who = '烈属') => [`2026-08-${String(day).padStart(2, '0')}`, unit, who, 1]
const visits = (...rows: Grid): Grid => [heads, ...rows]
const answer = (written: string, id: number | null, remember = true): NameAnswer => ({ type: 'organization', written, id, remember })

describe('a unit that a sheet names by another name', () => {
  it('is asked about once with its rows and the likeliest units, and the answer holds for all of them', async () => {
    const { read, women, subdistrict } = await openLearningOffice()
    const grid = visits(visit('妇女会', 1), visit('妇女会', 2), visit('妇 女会', 3), visit('松涛街到', 4), visit('气象台', 5), visit('区妇联', 6), visit('海澜街道', 7))
    const first = await read('district', grid)
    expect(questionsOf(first.summary)).toEqual([
      ['妇女会', 3, 'unknown', null], ['松涛街到', 1, 'unknown', null], ['气象台', 1, 'unknown', null], ['区妇联', 1, 'guessed', '岚湾区妇联'],
    ])
    const [woman, typo, weather] = first.summary.names.questions
    expect(woman).toMatchObject({ type: 'organization', typeLabel: { zh: '单位' }, sheet: '台账', row: 2, column: 'B', field: 'host_id' })
    expect(woman?.suggestions[0]).toEqual({ id: women.id, name: '岚湾区妇联' })
    expect(typo?.suggestions[0]).toEqual({ id: subdistrict.id, name: '松涛街道' })
    expect(weather?.suggestions).toEqual([])
    expect(first.summary.counts).toMatchObject({ new: 2, wrong: 5 })

    const second = await read('district', grid, { options: { names: [answer('妇女会', women.id), answer('松涛街到', subdistrict.id, false)] } })
    expect(second.summary.counts).toMatchObject({ new: 6, wrong: 1 })
    expect(marksOf(second.data[2])).toEqual([['B', 'answered_name', '“妇 女会”按你的回答读作“岚湾区妇联”']])
    expect(questionsOf(second.summary)[0]).toEqual(['妇女会', 3, 'answered', '岚湾区妇联'])
  })

  it('that is new waits: its rows are left out and the others go in', async () => {
    const { read, commit, db } = await openLearningOffice()
    const { id, summary, left } = await read('district', visits(visit('气象台', 1), visit('海澜街道', 2), visit('气象台', 3)), { options: { names: [answer('气象台', null)] } })
    expect(summary.counts).toMatchObject({ new: 1, wrong: 0, left_out: 3, total: 4 })
    expect(left).toEqual([[1, 'header'], [2, 'new_name'], [4, 'new_name']])
    expect(questionsOf(summary)).toEqual([['气象台', 2, 'waiting', null]])
    await commit('district', id)
    expect(await db.selectFrom('import_name').selectAll().execute()).toEqual([])
    const alone = await read('district', visits(visit('气象台', 1)), { options: { names: [answer('气象台', null)] } })
    expect(alone.summary.refusal).toBeNull()
    expect(questionsOf(alone.summary)).toEqual([['气象台', 1, 'waiting', null]])
  })

  it('is remembered at the commit where that was wanted, and the next file with it asks nothing', async () => {
    const { read, teach, women, subdistrict, db } = await openLearningOffice()
    await teach('district', visits(visit('妇女会', 1), visit('松涛街到', 2)), { names: [answer('妇女会', women.id), answer('松涛街到', subdistrict.id, false)] })
    const { summary, data } = await read('songtao', visits(visit('松涛街道', 9), visit('妇女会', 10), visit('松涛街到', 11)))
    expect(questionsOf(summary)).toEqual([['松涛街到', 1, 'unknown', null], ['妇女会', 1, 'remembered', '岚湾区妇联']])
    expect(summary.names.questions[1]?.memory).toMatchObject({ id: 1, author: '区办小周', fileName: '台账.xlsx' })
    expect(marksOf(data[1])).toEqual([['B', 'remembered_name', '按记住的别名：“妇女会”即“岚湾区妇联”（区办小周，2026-11-23）']])
    const trail = await db.selectFrom('audit_entry').select(['subject', 'detail']).where('action', '=', 'learn').execute()
    expect(trail.map(({ subject, detail }) => [subject, JSON.parse(detail)])).toEqual([
      ['import_name:1', { written: '妇女会', means: '岚湾区妇联', record: `organization:${women.id}`, batchId: 1 }],
    ])
  })

  it('never stands for a unit that bears the name, and for none once its unit is deleted', async () => {
    const { read, teach, add, change, women, db } = await openLearningOffice()
    await teach('district', visits(visit('妇女会', 1)), { names: [answer('妇女会', women.id)] })
    const real = await add('organization', { name: '妇女会', side: 'civilian', kind: 'ngo' })
    const named = await read('district', visits(visit('妇女会', 2)))
    expect(named.data[0]?.marks.filter(({ field }) => field === 'host_id')).toEqual([])
    expect(shown(named.data[0], 'host_id')).toBe('妇女会')
    expect(named.summary.names.questions).toEqual([])

    await change('organization', real, null)
    expect(questionsOf((await read('district', visits(visit('妇女会', 2)))).summary)).toEqual([['妇女会', 1, 'remembered', '岚湾区妇联']])
    await db.updateTable('organization').set({ deleted_at: '2026-11-23' }).where('id', '=', women.id).execute()
    const gone = await read('district', visits(visit('妇女会', 2)))
    expect(questionsOf(gone.summary)).toEqual([['妇女会', 1, 'unknown', null]])
    expect(gone.summary.counts.wrong).toBe(1)
  })

  it('that one sub-district taught means something there alone, and is proposed to others first', async () => {
    const { read, teach, add, subdistrict, other, women } = await openLearningOffice()
    const east = await add('organization', { name: '松涛东风社区', side: 'civilian', kind: 'community', parent_id: subdistrict.id })
    await add('organization', { name: '海澜东风社区', side: 'civilian', kind: 'community', parent_id: other.id })
    await teach('songtao', visits(visit('东居', 1)), { names: [answer('东居', east.id)] })
    expect(questionsOf((await read('songtao', visits(visit('东居', 2)))).summary)).toEqual([['东居', 1, 'remembered', '松涛东风社区']])
    const elsewhere = await read('hailan', visits(visit('东居', 2)))
    expect(questionsOf(elsewhere.summary)).toEqual([['东居', 1, 'unknown', null]])
    expect(elsewhere.summary.names.questions[0]?.suggestions[0]?.id).toBe(east.id)

    // What a unit itself said goes before what the district said.
    await teach('district', visits(visit('东居', 3)), { names: [answer('东居', women.id)] })
    expect(questionsOf((await read('songtao', visits(visit('东居', 2)))).summary)[0]?.[3]).toBe('松涛东风社区')
    expect(questionsOf((await read('hailan', visits(visit('东居', 2)))).summary)[0]?.[3]).toBe('岚湾区妇联')
  })

  it('is asked again after the import that taught it was undone, and learnt anew', async () => {
    const { read, teach, undo, women } = await openLearningOffice()
    const first = await teach('district', visits(visit('妇女会', 1)), { names: [answer('妇女会', women.id)] })
    await undo(first.id, 'visit')
    expect(questionsOf((await read('district', visits(visit('妇女会', 2)))).summary)).toEqual([['妇女会', 1, 'unknown', null]])
    await teach('district', visits(visit('妇女会', 1)), { names: [answer('妇女会', women.id)] })
    expect(questionsOf((await read('district', visits(visit('妇女会', 2)))).summary)[0]?.[2]).toBe('remembered')
  })

  it('in the title, in a list, merged, dittoed or filled down is the same one question', async () => {
    const { read, subdistrict, women } = await openLearningOffice()
    const titled = await read('district', [['填报单位：松涛街办处'], ['日期', '慰问对象'], ['2026-08-01', '烈属'], ['2026-08-02', '军属']])
    expect(questionsOf(titled.summary)).toEqual([['松涛街办处', 2, 'unknown', null]])
    expect(titled.summary.names.questions[0]).toMatchObject({ row: null, suggestions: [{ id: subdistrict.id }] })
    const told = await read('district', [['填报单位：松涛街办处'], ['日期', '慰问对象'], ['2026-08-01', '烈属']], { options: { names: [answer('松涛街办处', subdistrict.id)] } })
    expect(told.summary.counts).toMatchObject({ new: 1, wrong: 0 })
    const waiting = await read('district', [['填报单位：松涛街办处'], ['日期', '慰问对象'], ['2026-08-01', '烈属']], { options: { names: [answer('松涛街办处', null)] } })
    expect(waiting.left.at(-1)).toEqual([3, 'new_name'])

    const activities: Grid = [['活动名称', '活动日期', '主办单位', '参与单位'], ['慰问演出', '2026-08-01', '松涛街道', '妇女会、气象台、海澜街道'], ['义诊', '2026-08-02', '松涛街道', '气象台']]
    const listed = await read('district', activities, { type: 'activity' })
    expect(questionsOf(listed.summary)).toEqual([['气象台', 2, 'unknown', null], ['妇女会', 1, 'unknown', null]])
    expect(issuesOf(listed.data[0])?.[0]?.[2]).toBe('未找到单位“妇女会”、“气象台”')

    const grid = visits(visit('妇女会', 1), visit(null, 2), visit('同上', 3), visit('气象台', 4), visit('同上', 5), visit(null, 6))
    const how = { merges: ['B2:B3'], options: { fillDown: ['host_id'], names: [answer('妇女会', women.id), answer('气象台', null)] } }
    const copied = await read('district', grid, how)
    expect(questionsOf(copied.summary)).toEqual([['妇女会', 3, 'answered', '岚湾区妇联'], ['气象台', 3, 'waiting', null]])
    expect(copied.summary.counts).toMatchObject({ new: 3, wrong: 0, left_out: 4 })
  })

  it('is no question where it is a number, a sentence, or a unit that the same roster brings', async () => {
    const { read } = await openLearningOffice()
    const odd = await read('district', visits(visit('13812345678', 1), visit('由于今年工作安排有所调整，本次走访慰问活动由多个单位共同组织开展，具体情况详见附件材料说明以及后附的各单位签字盖章的原始登记表和照片资料', 2)))
    expect(odd.summary.names.questions).toEqual([])
    const roster = await read('district', [['单位名称', '单位性质', '上级单位'], ['新云帆街道', '街道', null], ['云帆社区', '社区', '新云帆街道办事处'], ['云峰社区', '社区', '云峰街道']], { type: 'organization' })
    expect(questionsOf(roster.summary)).toEqual([['云峰街道', 1, 'unknown', null]])
  })
})
