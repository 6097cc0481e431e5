import { describe, expect, it } from 'vitest'
import type { Values } from '../../db/record.ts'
import { openWithUnits, until, type Units, year } from './open-units.ts'

const group = ({ add }: Units, organization: number, given: Values = {}) => add('leading_group', { organization_id: organization, year: 2026, ...given })

describe('领导小组组建率 A1 and 直属驻外组建率 A2', () => {
  it('count a group from the day that it was established, for its own year', async () => {
    const units = await openWithUnits()
    const { unit, parts, value, close } = units
    expect(await parts('A1', year(2026))).toEqual([0, 4])
    await group(units, unit.women)
    await group(units, unit.garrison, { established_on: '2026-09-01' })
    await group(units, unit.songtao, { year: 2025 })
    expect(await parts('A1', until('2026-08-31'))).toEqual([1, 4])
    expect(await parts('A1', until('2026-09-01'))).toEqual([2, 4])
    // What stood last year and was not renewed stands no more.
    expect(await value('A1', year(2025))).toBe(25)
    expect(await value('A1', year(2026))).toBe(50)
    expect(await value('A1', until('2026-08-31'), { organization: unit.garrison })).toBe(0)
    expect(await value('A1', year(2026), { organization: unit.garrison })).toBe(100)
    await close()
  })

  it('take the roster’s word for a unit whose groups are not on record, and never over a record', async () => {
    const { add, change, unit, parts, close, db } = await openWithUnits()
    const { findRecord } = await import('../../db/queries/records.ts')
    const say = async (id: number, has: boolean) => {
      const before = await findRecord(db, 'organization', id)
      if (before) await change('organization', before, { ...before, has_group: has })
    }
    await say(unit.women, true)
    await say(unit.hailan, true)
    expect(await parts('A1', year(2026))).toEqual([2, 4])
    // 海澜 keeps a record of 2025 and none of 2026: the roster's yes says nothing of 2026.
    await add('leading_group', { organization_id: unit.hailan, year: 2025 })
    expect(await parts('A1', year(2026))).toEqual([1, 4])
    expect(await parts('A1', year(2025))).toEqual([2, 4])
    await close()
  })

  it('leave a unit that joins in the middle of the year out until then', async () => {
    const units = await openWithUnits()
    const { add, unit, value, close } = units
    await group(units, unit.women)
    await add('organization', { name: '区数据局', kind: 'government', valid_from: '2026-07-01' })
    expect(await value('A1', until('2026-06-30'))).toBe(25)
    expect(await value('A1', until('2026-07-01'))).toBe(20)
    await close()
  })

  it('of a sub-district divide its own member units', async () => {
    const units = await openWithUnits()
    const { add, unit, bySubdistrict, close } = units
    const bureau = await add('organization', { name: '区民政局', kind: 'government', subdistrict_id: unit.songtao })
    await group(units, bureau.id)
    expect(await bySubdistrict('A1', year(2026))).toEqual(new Map([[unit.songtao, 50], [unit.hailan, 0]]))
    await close()
  })

  it('ask the direct and external units alone in A2, members or not', async () => {
    const units = await openWithUnits()
    const { add, unit, value, parts, close } = units
    expect(await value('A2', year(2026))).toBeNull()
    const direct = await add('organization', { name: '示例部队直属分队', side: 'military', relation: 'direct', parent_id: unit.garrison, is_member: false })
    await add('organization', { name: '示例部队驻外分队', side: 'military', relation: 'external', parent_id: unit.garrison, is_member: false })
    await group(units, direct.id)
    await group(units, unit.women)
    expect(await parts('A2', year(2026))).toEqual([1, 2])
    expect(await value('A2', year(2026), { organization: unit.garrison })).toBe(50)
    await close()
  })
})

describe('纳入率 A3', () => {
  it('counts evidenced flags that the side must have, three for each unit', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const include = (organization: number, flag: string, evidence: string | null = '工作要点', of = 2026) =>
      add('inclusion', { organization_id: organization, year: of, flag, evidence })
    await include(unit.garrison, 'agenda')
    await include(unit.garrison, 'plan')
    await include(unit.garrison, 'civilization')
    await include(unit.women, 'plan')
    await include(unit.women, 'assessment', null)
    // Not asked of a civilian unit, however well evidenced.
    await include(unit.women, 'agenda')
    await include(unit.songtao, 'cadre_education', '培训计划', 2025)
    expect(await parts('A3', year(2026))).toEqual([4, 12])
    expect(await value('A3', year(2026), { organization: unit.garrison })).toBe(100)
    expect(await value('A3', year(2026), { organization: unit.women })).toBeCloseTo(100 / 3)
    // A year's inclusion is the year's, whatever part of it is asked about.
    expect(await parts('A3', { from: '2025-04-01', to: '2025-06-30' })).toEqual([1, 12])
    await close()
  })

  it('has no rate where there is no member unit', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const community = await add('organization', { name: '听涛社区', kind: 'community', parent_id: unit.songtao })
    expect(await value('A3', year(2026), { organization: community.id })).toBeNull()
    expect(await value('A1', year(2026), { organization: community.id })).toBeNull()
    expect(await value('A4', year(2026), { organization: community.id })).toBeNull()
    expect(await value('A8', year(2026), { organization: community.id })).toBeNull()
    await close()
  })
})

describe('制度建立率 A4', () => {
  it('counts each pair of unit and required kind once, for owner and parties, while the institution is in force', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const rule = (given: Values) => add('institution', { organization_id: unit.songtao, ...given })
    await rule({ name: '军地联席会议制度', party_ids: [unit.women, unit.garrison], established_on: '2026-03-01' })
    await rule({ name: '军地联席会议补充制度', established_on: '2026-04-01' })
    await rule({ name: '双拥工作例会制度', organization_id: unit.garrison, established_on: '2025-01-01', abolished_on: '2026-09-01' })
    await rule({ name: '双清单制度', established_on: '2025-01-01' })
    // 松涛 and the federation have joint meetings; the garrison unit is not asked for them, but has regular ones until September.
    expect(await parts('A4', until('2026-02-28'))).toEqual([1, 12])
    expect(await parts('A4', until('2026-05-31'))).toEqual([3, 12])
    expect(await parts('A4', year(2026))).toEqual([2, 12])
    expect(await value('A4', until('2026-05-31'), { organization: unit.garrison })).toBeCloseTo(100 / 3)
    await close()
  })
})

describe('按制落实率 A5', () => {
  it('holds meetings, visits and joint activities against what institutions ask for, at most once each', async () => {
    const { add, unit, parts, value, close } = await openWithUnits()
    expect(await value('A5', year(2026))).toBeNull()
    await add('institution', { name: '联席会议制度', type: 'joint_meeting', organization_id: unit.songtao, times_a_year: 2, established_on: '2026-01-01' })
    await add('institution', { name: '走访慰问制度', type: 'visiting', organization_id: unit.songtao, times_a_year: 4, established_on: '2026-01-01' })
    await add('institution', { name: '共建制度', type: 'co_building', organization_id: unit.garrison, times_a_year: 2, established_on: '2026-01-01' })
    // No record tells whether an archive was kept.
    await add('institution', { name: '档案制度', type: 'archive', organization_id: unit.women, times_a_year: 1 })
    for (const day of ['2026-02-10', '2026-05-10', '2026-08-10']) await add('meeting', { held_on: day, name: `联席会议${day}`, type: 'joint', organization_id: unit.songtao })
    await add('visit', { visited_on: '2026-07-28', host_id: unit.songtao, recipient: '烈属', households: 2 })
    await add('visit', { visited_on: '2026-07-29', host_id: unit.women, recipient: '烈属', households: 2 })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: unit.women, participant_ids: [unit.garrison] })
    await add('activity', { started_on: '2026-03-06', title: '清洁家园', host_id: unit.garrison })
    // min(3, 2) + min(1, 4) + min(1, 2) of 2 + 4 + 2.
    expect(await parts('A5', year(2026))).toEqual([4, 8])
    expect(await parts('A5', until('2026-02-28'))).toEqual([1, 8])
    expect(await value('A5', year(2026), { organization: unit.songtao })).toBe(50)
    expect(await value('A5', year(2026), { organization: unit.women })).toBeNull()
    await close()
  })

  it('sums before it divides, and never averages', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('institution', { name: '例会制度', type: 'regular_meeting', organization_id: unit.songtao, times_a_year: 9 })
    await add('institution', { name: '例会制度', type: 'regular_meeting', organization_id: unit.hailan, times_a_year: 1 })
    await add('meeting', { held_on: '2026-02-10', name: '例会', type: 'regular', organization_id: unit.hailan })
    expect([await value('A5', year(2026), { organization: unit.songtao }), await value('A5', year(2026), { organization: unit.hailan })]).toEqual([0, 100])
    expect(await value('A5', year(2026))).toBe(10)
    await close()
  })
})

describe('会议: A6 and A7', () => {
  it('count plenary meetings, and what is done of what was resolved', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const meet = (given: Values) => add('meeting', { type: 'plenary', organization_id: unit.songtao, ...given })
    await meet({ held_on: '2026-02-10', name: '领导小组全体会议', resolutions_total: 6, resolutions_done: 5, party_ids: [unit.garrison] })
    await meet({ held_on: '2026-09-10', name: '领导小组第二次全体会议', resolutions: '1.整治道路；2.落实入学；3.共建图书室', resolutions_done: 1 })
    await meet({ held_on: '2026-05-10', name: '例会', type: 'regular', resolutions_done: 2 })
    expect(await value('A6', year(2026))).toBe(2)
    expect(await value('A6', { from: '2026-02-11', to: '2026-12-31' })).toBe(1)
    expect(await parts('A7', year(2026))).toEqual([6, 9])
    // A meeting of two units is one for the district, and one for each of them.
    expect(await value('A6', year(2026), { organization: unit.garrison })).toBe(1)
    expect(await value('A7', year(2026), { organization: unit.garrison })).toBeCloseTo(100 * 5 / 6)
    expect(await value('A7', { from: '2026-05-01', to: '2026-05-31' })).toBeNull()
    await close()
  })
})

describe('述职率 A8', () => {
  it('counts each member unit once, for the year that its report is on', async () => {
    const { add, unit, parts, close } = await openWithUnits()
    const report = (organization: number, given: Values) => add('document', { organization_id: organization, class: 'duty_report', ...given })
    await report(unit.women, { title: '区妇联2025年履职情况报告', year: 2025, dated_on: '2026-01-08' })
    await report(unit.women, { title: '区妇联2026年履职情况报告', year: 2026, dated_on: '2026-11-20' })
    await report(unit.women, { title: '区妇联2026年履职情况报告（修订）', year: 2026, dated_on: '2026-11-28' })
    await report(unit.garrison, { title: '履职情况报告', year: 2026, dated_on: '2026-11-20' })
    await add('document', { organization_id: unit.songtao, class: 'summary', title: '工作总结', dated_on: '2026-11-20' })
    expect(await parts('A8', year(2026))).toEqual([2, 4])
    expect(await parts('A8', year(2025))).toEqual([1, 4])
    await close()
  })
})
