import { describe, expect, it } from 'vitest'
import type { Values } from '../../db/record.ts'
import { openWithUnits, until, type Units, year } from './open-units.ts'

const hold = ({ add, unit }: Units, given: Values) => add('education_session', { held_on: '2026-05-10', title: '国防教育', organization_id: unit.women, ...given })

describe('宣传教育: B1, B2 and B5', () => {
  it('count sessions, the cadres who came of those due, and everybody reached', async () => {
    const units = await openWithUnits()
    const { unit, value, parts, close } = units
    expect(await value('B2', year(2026))).toBeNull()
    await hold(units, { audience: 'cadre', expected: 60, attended: 54 })
    await hold(units, { held_on: '2026-06-10', audience: 'cadre', expected: 40, attended: 40, organization_id: unit.songtao })
    // Nobody was due: the rate can say nothing of it, the audience can.
    await hold(units, { held_on: '2026-07-10', audience: 'cadre', attended: 30 })
    await hold(units, { held_on: '2026-08-10', audience: 'public', expected: 500, attended: 100, reach: 900 })
    await hold(units, { held_on: '2025-05-10', audience: 'cadre', expected: 10, attended: 1 })
    expect(await value('B1', year(2026))).toBe(4)
    expect(await parts('B2', year(2026))).toEqual([94, 100])
    expect(await value('B2', year(2026), { organization: unit.songtao })).toBe(100)
    expect(await value('B5', year(2026))).toBe(54 + 40 + 30 + 1_000)
    expect(await value('B1', { from: '2026-06-01', to: '2026-06-10' })).toBe(1)
    expect(await value('B1', { from: '2026-06-01', to: '2026-06-09' })).toBe(0)
    await close()
  })
})

describe('渠道覆盖 B3', () => {
  it('counts each of the four channels once, however often it was used', async () => {
    const units = await openWithUnits()
    const { unit, parts, value, close } = units
    expect(await value('B3', year(2026))).toBe(0)
    let boards = 0
    for (const channel of ['lan', 'board', 'board', 'lecture']) await hold(units, { title: `${channel}宣传`, held_on: channel === 'board' ? `2026-05-1${++boards}` : '2026-05-10', channel })
    await hold(units, { channel: 'window', organization_id: unit.songtao, held_on: '2026-11-10' })
    expect(await parts('B3', year(2026))).toEqual([3, 4])
    expect(await parts('B3', until('2026-10-31'))).toEqual([2, 4])
    expect(await value('B3', year(2026), { organization: unit.songtao })).toBe(25)
    await close()
  })
})

describe('三进覆盖率 B4', () => {
  it('counts pairs of sub-district and kind of place', async () => {
    const units = await openWithUnits()
    const { unit, parts, value, bySubdistrict, close } = units
    await hold(units, { place: '岚湾港务公司', subdistrict_id: unit.songtao })
    await hold(units, { title: '第二次', place: '进企业', subdistrict_id: unit.songtao })
    await hold(units, { title: '第三次', place: '松涛派出所', subdistrict_id: unit.songtao, organization_id: unit.songtao })
    await hold(units, { title: '第四次', place: '松涛小学', subdistrict_id: unit.songtao })
    await hold(units, { title: '第五次', place: '机关', subdistrict_id: unit.hailan })
    expect(await parts('B4', year(2026))).toEqual([3, 6])
    const rates = await bySubdistrict('B4', year(2026))
    expect([rates.get(unit.songtao), rates.get(unit.hailan)].map((rate) => Math.round(rate ?? 0))).toEqual([67, 33])
    // The street as an organization is told by what it held itself; the federation has no streets below it.
    expect(await value('B4', year(2026), { organization: unit.songtao })).toBeCloseTo(100 / 3)
    expect(await value('B4', year(2026), { organization: unit.women })).toBeNull()
    await close()
  })
})

describe('三项教育覆盖 B6', () => {
  it('counts garrison units that held all three, what hangs below them included', async () => {
    const units = await openWithUnits()
    const { add, unit, parts, value, close } = units
    const other = await add('organization', { name: '驻区示例部队02', side: 'military', valid_from: '2026-07-01' })
    const company = await add('organization', { name: '示例部队分队', side: 'military', parent_id: unit.garrison, is_member: false })
    await hold(units, { organization_id: unit.garrison, title: '强化宗旨使命教育', held_on: '2026-03-10' })
    await hold(units, { organization_id: unit.garrison, title: '强化融合发展教育', held_on: '2026-04-10' })
    expect(await parts('B6', until('2026-06-30'))).toEqual([0, 1])
    await hold(units, { organization_id: company.id, title: '强化互动双赢教育', held_on: '2026-06-10' })
    await hold(units, { organization_id: unit.women, title: '宗旨使命教育', held_on: '2026-06-10' })
    expect(await parts('B6', until('2026-06-30'))).toEqual([1, 1])
    // The second unit joined in July and has held one of the three.
    await hold(units, { organization_id: other.id, title: '强化宗旨使命教育', held_on: '2026-08-10' })
    expect(await parts('B6', year(2026))).toEqual([1, 2])
    expect(await value('B6', year(2026), { organization: unit.women })).toBeNull()
    await close()
  })
})
