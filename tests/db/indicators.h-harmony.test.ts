import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../db/record.ts'
import { spreadOf } from '../../db/spread.ts'
import { openWithUnits, until, type Units, year } from './open-units.ts'

const open = ({ add, unit }: Units, title: string, given: Values) => add('problem', { title, list: 'support_army', lead_id: unit.women, opened_on: '2026-03-01', ...given })

describe('难题: H1 to H4', () => {
  it('divide what was resolved by a day by what was opened by then, returned matters left out', async () => {
    const units = await openWithUnits()
    const { unit, value, parts, close } = units
    for (const code of ['H1', 'H2', 'H3', 'H4']) expect(await value(code, year(2026))).toBeNull()
    await open(units, '道路积水', { due_on: '2026-05-01', resolved_on: '2026-04-20', status: 'closed', satisfaction: 5 })
    await open(units, '子女入学', { due_on: '2026-05-01', resolved_on: '2026-06-10', status: 'resolved', satisfaction: 3 })
    await open(units, '供暖', { due_on: '2026-11-01', status: 'handling', lead_id: unit.songtao })
    await open(units, '重复事项', { status: 'returned', due_on: '2026-05-01' })
    await open(units, '去年的事', { opened_on: '2025-12-20', due_on: '2026-01-20', resolved_on: '2026-01-15', status: 'closed', satisfaction: 4 })
    expect(await parts('H1', year(2026))).toEqual([2, 3])
    // By the end of May one of the three was resolved: a year in its course shows what was known then.
    expect(await parts('H1', until('2026-05-31'))).toEqual([1, 3])
    expect(await parts('H1', year(2025))).toEqual([0, 1])
    expect(await parts('H2', year(2026))).toEqual([2, 4])
    expect(await parts('H2', until('2026-05-31'))).toEqual([2, 3])
    // Days from opening to resolution: 26 (over the new year), 50 and 101.
    expect(await value('H3', year(2026))).toBe(50)
    expect(await value('H3', until('2026-05-31'))).toBe(38)
    expect(await parts('H4', year(2026))).toEqual([12, 15])
    expect(await value('H4', year(2026), { organization: unit.songtao })).toBeNull()
    await close()
  })

  it('take a day known only to the month as the whole month, and no number of days from it', async () => {
    const units = await openWithUnits()
    const { value, parts, close } = units
    await open(units, '月内办结', { due_on: '2026-05', resolved_on: '2026-05-31', status: 'resolved' })
    await open(units, '只知月份', { opened_on: '2026-03', due_on: '2026-05-20', resolved_on: '2026-05', status: 'resolved' })
    expect(await parts('H2', until('2026-05-30'))).toEqual([1, 1])
    expect(await parts('H2', until('2026-05-31'))).toEqual([2, 2])
    expect(await value('H3', year(2026))).toBe(91)
    await close()
  })

  it('count a matter that a unit raised for both, and once for the district', async () => {
    const units = await openWithUnits()
    const { unit, parts, close } = units
    await open(units, '道路积水', { raiser: '驻区示例部队01', resolved_on: '2026-04-20', status: 'closed' })
    for (const organization of [unit.root, unit.women, unit.garrison]) expect(await parts('H1', year(2026), { organization })).toEqual([1, 1])
    await close()
  })
})

describe('a median from a rollup', () => {
  it('equals the median of the single values, whatever units they come from', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }), (values) => {
      const counts = new Map<string, number>()
      for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
      const sorted = [...values].sort((a, b) => a - b)
      const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0]
      expect(spreadOf(counts)).toMatchObject({ median: (low + high) / 2, least: sorted[0], most: sorted.at(-1), count: values.length })
    }))
  })

  it('is no average of the units’ medians', async () => {
    const units = await openWithUnits()
    const { unit, value, close } = units
    const solve = (title: string, days: number, lead: number) => open(units, title, {
      lead_id: lead, status: 'resolved', resolved_on: new Date(Date.UTC(2026, 2, 1 + days)).toISOString().slice(0, 10),
    })
    for (const [index, days] of [10, 10, 10, 12].entries()) await solve(`甲${index}`, days, unit.women)
    await solve('乙', 90, unit.songtao)
    expect([await value('H3', year(2026), { organization: unit.women }), await value('H3', year(2026), { organization: unit.songtao })]).toEqual([10, 90])
    expect(await value('H3', year(2026))).toBe(10)
    await close()
  })
})

describe('联动机制就绪率 H5', () => {
  async function openMechanism(drills_required = 2) {
    const units = await openWithUnits()
    const { add, unit } = units
    const mechanism = await add('mechanism', { name: '防台风联动机制', type: 'typhoon', plan: '岚应急〔2026〕1号', drills_required, party_ids: [unit.songtao, unit.garrison] })
    const duty = (slot: string, person: string, phone: string, shift = 'always') => add('duty_contact', { mechanism_id: mechanism.id, organization_id: unit.songtao, slot, person, phone, shift })
    const drill = (happened_at: string, given: Values = {}) => add('response_event', { happened_at, mechanism_id: mechanism.id, kind: 'drill', party_ids: [unit.songtao, unit.garrison], ...given })
    return { ...units, mechanism, duty, drill }
  }

  it('needs a plan, two persons with two phones, and the year’s drills', async () => {
    const { unit, duty, drill, value, parts, close } = await openMechanism()
    await duty('a', '王某某', '0532-55551000')
    await drill('2026-05-10')
    await drill('2026-07-10')
    expect(await parts('H5', year(2026))).toEqual([0, 1])
    // The same person twice, or the same phone, is one deep.
    await duty('b', '王某某', '0532-55551001')
    await duty('b', '李某某', '0532-55551000')
    expect(await parts('H5', year(2026))).toEqual([0, 1])
    await duty('b', '李某某', '0532-55551002', 'night')
    expect(await parts('H5', year(2026))).toEqual([1, 1])
    // By the end of June there was one drill, and last year none; a quarter is held against the year's drills so far.
    expect(await value('H5', until('2026-06-30'))).toBe(0)
    expect(await value('H5', year(2025))).toBe(0)
    expect(await value('H5', { from: '2026-10-01', to: '2026-12-31' })).toBe(100)
    // A party whose own people are not on the duty list is told by the mechanism all the same.
    expect(await value('H5', year(2026), { organization: unit.garrison })).toBe(100)
    expect(await value('H5', year(2026), { organization: unit.women })).toBeNull()
    await close()
  })

  it('asks for no drill where none is required, and leaves mechanisms out of use out', async () => {
    const { add, duty, change, mechanism, parts, close } = await openMechanism(0)
    await duty('a', '王某某', '0532-55551000')
    await duty('b', '李某某', '0532-55551001')
    await add('mechanism', { name: '森林防火机制', type: 'fire' })
    expect(await parts('H5', year(2026))).toEqual([1, 2])
    await change('mechanism', mechanism, { ...mechanism, status: 'inactive' })
    expect(await parts('H5', year(2026))).toEqual([0, 1])
    await close()
  })

  it('keeps no name or phone in the rollups', async () => {
    const { db, duty, close } = await openMechanism()
    await duty('a', '王某某', '0532-55551000')
    const rows = await db.selectFrom('rollup_day').select('category').where('measure', '=', 'duty_slots').execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ category }) => !/^\d+\|[ab]\|[0-9a-f]{4}\|[0-9a-f]{4}$/u.test(category))).toEqual([])
    await close()
  })
})

describe('到场时间中位 H6', () => {
  it('is the median of incidents known to the minute; drills do not count', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const mechanism = await add('mechanism', { name: '防台风联动机制', type: 'typhoon' })
    const event = (given: Values) => add('response_event', { mechanism_id: mechanism.id, kind: 'incident', party_ids: [unit.songtao], ...given })
    expect(await value('H6', year(2026))).toBeNull()
    await event({ happened_at: '2026-08-20T14:05+08:00', arrived_at: '2026-08-20T14:40+08:00' })
    await event({ happened_at: '2026-09-01T23:50+08:00', arrived_at: '2026-09-02T00:35+08:00' })
    await event({ happened_at: '2026-09-03', arrived_at: '2026-09-03T10:00+08:00' })
    await event({ happened_at: '2026-05-10T09:00+08:00', arrived_at: '2026-05-10T09:01+08:00', kind: 'drill' })
    expect(await value('H6', year(2026))).toBe(40)
    expect(await value('H6', until('2026-08-31'))).toBe(35)
    expect(await value('H6', { from: '2026-09-02', to: '2026-12-31' })).toBeNull()
    await close()
  })
})
