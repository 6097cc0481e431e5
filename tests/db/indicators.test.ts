import { describe, expect, it } from 'vitest'
import { indicators } from '../../db/indicators.ts'
import type { Values } from '../../db/record.ts'
import { openWithUnits, until, year } from './open-units.ts'

describe('走访: C1, C2 and C3', () => {
  it('count visits, sum money and goods, and divide households by the year’s register', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const visit = (given: Values) => add('visit', { host_id: unit.women, recipient: '困难家庭', ...given })
    await visit({ visited_on: '2026-02-10', households: 20, money_fen: 1_000_000, goods: [{ name: '大米', quantity: 20, unit: '袋', value_fen: 160_000 }] })
    await visit({ visited_on: '2026-07-28', households: 25, money_fen: 500_000 })
    await visit({ visited_on: '2026-09-20', households: null, goods_fen: 40_000 })
    await visit({ visited_on: '2025-07-28', households: 50, money_fen: 900_000 })
    await add('recipient_register', { category: 'hardship_family', organization_id: unit.songtao, year: 2026, households: 60 })
    await add('recipient_register', { category: 'veteran', organization_id: unit.songtao, year: 2026, households: 30 })
    expect(await value('C1', year(2026))).toBe(3)
    expect(await value('C2', year(2026))).toBe(1_000_000 + 160_000 + 500_000 + 40_000)
    expect(await value('C3', year(2026))).toBe(50)
    expect(await value('C1', { from: '2026-07-01', to: '2026-07-28' })).toBe(1)
    expect(await value('C1', { from: '2026-07-01', to: '2026-07-27' })).toBe(0)
    // The register is the year's, however short the period.
    expect(await value('C3', until('2026-06-30'))).toBeCloseTo(100 * 20 / 90)
    await close()
  })

  it('have no rate where nothing is registered', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('visit', { visited_on: '2026-02-10', host_id: unit.women, recipient: '困难家庭', households: 20 })
    expect(await value('C3', year(2026))).toBeNull()
    expect(await value('C1', year(2025))).toBe(0)
    await close()
  })

  it('divide a sub-district’s visits by its own register', async () => {
    const { add, unit, value, bySubdistrict, close } = await openWithUnits()
    // The women's federation visits in 松涛; the sub-district 海澜 visits at home.
    await add('visit', { visited_on: '2026-02-10', host_id: unit.women, recipient: '退役军人', subdistrict_id: unit.songtao, households: 9 })
    await add('visit', { visited_on: '2026-02-11', host_id: unit.hailan, recipient: '退役军人', households: 10 })
    await add('recipient_register', { category: 'veteran', organization_id: unit.songtao, year: 2026, households: 10 })
    await add('recipient_register', { category: 'veteran', organization_id: unit.hailan, year: 2026, households: 40 })
    expect(await value('C3', year(2026), { subdistrict: unit.songtao })).toBe(90)
    expect(await bySubdistrict('C3', year(2026))).toEqual(new Map([[unit.songtao, 90], [unit.hailan, 25]]))
    expect(await value('C3', year(2026))).toBe(38)
    // For the sub-district as an organization only what it did itself counts.
    expect(await value('C3', year(2026), { organization: unit.songtao })).toBe(0)
    await close()
  })
})

describe('拥政爱民: D1 to D4', () => {
  it('count finished love-the-people activities, troops and trees', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const base = { host_id: unit.garrison, participant_ids: [unit.women] }
    await add('activity', { ...base, started_on: '2026-03-05', title: '学雷锋', troops: 30 })
    await add('activity', { ...base, started_on: '2026-03-12', title: '植树', troops: 50, trees: 400 })
    await add('activity', { host_id: unit.women, participant_ids: [unit.garrison], started_on: '2026-03-20', title: '补植绿化', troops: 5, trees: 60 })
    await add('activity', { ...base, started_on: '2026-03-15', title: '植树二', troops: 70, trees: 900, status: 'cancelled' })
    await add('activity', { ...base, started_on: '2026-12-05', title: '送温暖', troops: 20, status: 'planned' })
    expect([await value('D1', year(2026)), await value('D2', year(2026)), await value('D3', year(2026))]).toEqual([2, 85, 460])
    expect(await value('D1', year(2026), { organization: unit.women })).toBe(2)
    expect(await value('D2', { from: '2026-03-06', to: '2026-03-31' })).toBe(55)
    await close()
  })

  it('take the mean of the years that sites have been served, for those whose first year is known', async () => {
    const { add, value, close, unit } = await openWithUnits()
    expect(await value('D4', year(2026))).toBeNull()
    await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home', since_year: 1995, subdistrict_id: unit.songtao })
    await add('partner_site', { name: '星光之家老年公寓', kind: 'elder_home', since_year: 2007, subdistrict_id: unit.hailan })
    await add('partner_site', { name: '白鹭社区', kind: 'community' })
    expect(await value('D4', year(2026))).toBe((31 + 19) / 2)
    expect(await value('D4', until('2026-01-01'))).toBe(25)
    expect(await value('D4', year(2000))).toBe(5)
    expect(await value('D4', year(2026), { subdistrict: unit.hailan })).toBe(19)
    await close()
  })
})

describe('月均活动 F1', () => {
  it('counts a running month by the share of its days', async () => {
    const { add, unit, value, close } = await openWithUnits()
    for (const day of ['2026-01-10', '2026-02-10', '2026-03-10', '2026-04-03', '2026-04-20']) {
      await add('activity', { started_on: day, title: '清洁家园', host_id: unit.women })
    }
    expect(await value('F1', until('2026-03-31'))).toBe(1)
    // Three months and 15 of 30 days; the activity of 20 April is still to come.
    expect(await value('F1', until('2026-04-15'))).toBeCloseTo(4 / 3.5)
    expect(await value('F1', { from: '2026-04-11', to: '2026-04-20' })).toBeCloseTo(1 / (10 / 30))
    await close()
  })

  it('gives February of a leap year 29 days', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('activity', { started_on: '2024-02-29', title: '清洁家园', host_id: unit.women })
    expect(await value('F1', { from: '2024-02-01', to: '2024-02-28' })).toBe(0)
    expect(await value('F1', { from: '2024-02-01', to: '2024-02-29' })).toBe(1)
    expect(await value('F1', until('2024-02-29'))).toBe(0.5)
    expect(await value('F1', { from: '2023-02-01', to: '2023-02-28' })).toBe(0)
    await close()
  })
})

describe('月月有活动率 F2', () => {
  it('leaves the running month out until something happens in it', async () => {
    const { add, unit, value, close } = await openWithUnits()
    for (const day of ['2026-01-10', '2026-01-20', '2026-03-10']) await add('activity', { started_on: day, title: '清洁家园', host_id: unit.women })
    expect(await value('F2', until('2026-03-31'))).toBeCloseTo(100 * 2 / 3)
    expect(await value('F2', until('2026-04-15'))).toBeCloseTo(100 * 2 / 3)
    expect(await value('F2', until('2026-01-05'))).toBeNull()
    await add('activity', { started_on: '2026-04-02', title: '清洁家园', host_id: unit.women })
    expect(await value('F2', until('2026-04-15'))).toBe(75)
    expect(await value('F2', until('2026-04-01'))).toBeCloseTo(100 * 2 / 3)
    await close()
  })

  it('is told for each unit by what it took part in', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('activity', { started_on: '2026-01-10', title: '慰问演出', host_id: unit.women, participant_ids: [unit.garrison] })
    expect(await value('F2', until('2026-02-28'), { organization: unit.garrison })).toBe(50)
    expect(await value('F2', until('2026-02-28'), { organization: unit.hailan })).toBe(0)
    await close()
  })
})

describe('节节有互动率 F3', () => {
  it('counts a visit dated 12-30 for the coming 元旦', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('visit', { visited_on: '2025-12-30', host_id: unit.women, recipient: '驻区示例部队01' })
    expect(await value('F3', { from: '2026-01-01', to: '2026-01-31' })).toBe(100)
    // Of the ten core festivals of 2025 none had an interaction: its own 元旦 was a year before.
    expect(await value('F3', year(2025))).toBe(0)
    await close()
  })

  it('asks for both sides, and only of festivals that have passed', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('activity', { started_on: '2026-02-10', title: '迎春联欢', host_id: unit.women, participant_ids: [unit.garrison] })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: unit.women, participant_ids: [unit.hailan] })
    // 春节 is on 02-17: passed are 元旦 alone, then 元旦 and 春节, then 学雷锋日 too.
    expect(await value('F3', until('2026-02-16'))).toBe(0)
    expect(await value('F3', until('2026-02-17'))).toBe(50)
    expect(await value('F3', until('2026-03-05'))).toBeCloseTo(100 / 3)
    expect(await value('F3', { from: '2026-06-20', to: '2026-07-31' })).toBeNull()
    await close()
  })

  it('lets an explicit festival win over the nearest one', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('visit', { visited_on: '2026-06-28', host_id: unit.women, recipient: '驻区示例部队01', festival: 'army_day' })
    expect(await value('F3', { from: '2026-07-15', to: '2026-08-15' })).toBe(100)
    await close()
  })
})

describe('最长间隔 F4', () => {
  it('counts from the period’s first day and to its last', async () => {
    const { add, unit, value, close } = await openWithUnits()
    expect(await value('F4', { from: '2026-01-01', to: '2026-01-31' })).toBe(30)
    await add('activity', { started_on: '2026-01-06', title: '清洁家园', host_id: unit.women })
    await add('activity', { started_on: '2026-01-06', title: '义诊', host_id: unit.women })
    await add('activity', { started_on: '2026-02-20', title: '清洁家园', host_id: unit.women })
    expect(await value('F4', until('2026-01-20'))).toBe(14)
    expect(await value('F4', until('2026-03-01'))).toBe(45)
    expect(await value('F4', until('2026-04-30'))).toBe(69)
    await close()
  })

  it('steps over 29 February in a leap year', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('activity', { started_on: '2024-02-20', title: '清洁家园', host_id: unit.women })
    await add('activity', { started_on: '2024-03-05', title: '学雷锋', host_id: unit.women })
    expect(await value('F4', { from: '2024-02-20', to: '2024-03-05' })).toBe(14)
    await close()
  })
})

describe('形式多样度 F5', () => {
  it('is 0 for one form, and grows as the forms even out', async () => {
    const { add, unit, value, close } = await openWithUnits()
    expect(await value('F5', year(2026))).toBeNull()
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: unit.women })
    expect(await value('F5', year(2026))).toBe(0)
    await add('activity', { started_on: '2026-03-12', title: '植树', host_id: unit.women })
    // Two forms in equal parts of the ten there are.
    expect(await value('F5', year(2026))).toBeCloseTo(Math.log(2) / Math.log(10))
    await close()
  })
})

describe('单位参与率 F6', () => {
  it('counts a unit that joined in the middle of the year from then on', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const late = await add('organization', { name: '区数据局', kind: 'government', valid_from: '2026-07-01' })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: unit.women, participant_ids: [unit.garrison] })
    await add('activity', { started_on: '2026-08-05', title: '清洁家园', host_id: late.id })
    // Members are the federation, the garrison unit and two sub-districts, and from July the fifth.
    expect(await value('F6', until('2026-06-30'))).toBe(50)
    expect(await value('F6', until('2026-07-01'))).toBe(40)
    expect(await value('F6', until('2026-08-31'))).toBe(60)
    await close()
  })

  it('counts a unit once however often it takes part, and no more once it has left', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const leaving = await add('organization', { name: '区信息中心', kind: 'government', valid_to: '2026-06-30' })
    for (const day of ['2026-03-05', '2026-04-05']) {
      await add('activity', { started_on: day, title: '清洁家园', host_id: leaving.id, participant_ids: [unit.hailan] })
    }
    expect(await value('F6', until('2026-05-31'))).toBe(40)
    expect(await value('F6', until('2026-07-31'))).toBe(25)
    await close()
  })

  it('of a sub-district divides its own member units, wherever they took part', async () => {
    const { add, unit, bySubdistrict, close } = await openWithUnits()
    // 区退役军人事务局 sits in 海澜 and works in 松涛, together with 松涛.
    const bureau = await add('organization', { name: '区退役军人事务局', kind: 'government', subdistrict_id: unit.hailan })
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: bureau.id, participant_ids: [unit.garrison], subdistrict_id: unit.songtao })
    const rates = await bySubdistrict('F6', year(2026))
    expect(rates.get(unit.hailan)).toBe(50)
    expect(rates.get(unit.songtao)).toBe(0)
    await close()
  })
})

describe('军民共建: G1 and G2', () => {
  it('count sites with an activity once, and the share of activities with both sides', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('partner_site', { name: '海伦路福利院', kind: 'welfare_home', subdistrict_id: unit.songtao })
    await add('partner_site', { name: '星光之家老年公寓', kind: 'elder_home', subdistrict_id: unit.hailan })
    expect(await value('G2', year(2026))).toBeNull()
    const at = (day: string, place: string, given: Values = {}) =>
      add('activity', { started_on: day, title: '送温暖', host_id: unit.women, place, ...given })
    await at('2026-01-05', '海伦路福利院', { participant_ids: [unit.garrison] })
    await at('2026-02-05', '海伦路福利院')
    await at('2026-06-05', '星光之家老年公寓', { participant_ids: [unit.garrison, unit.hailan] })
    await at('2026-09-05', '滨海广场', { participant_ids: [unit.hailan] })
    expect(await value('G1', year(2026))).toBe(2)
    expect(await value('G1', until('2026-03-31'))).toBe(1)
    expect(await value('G2', year(2026))).toBe(50)
    expect(await value('G1', year(2026), { subdistrict: unit.songtao })).toBe(1)
    expect(await value('G2', year(2026), { subdistrict: unit.songtao })).toBe(50)
    expect(await value('G2', year(2026), { organization: unit.garrison })).toBe(100)
    await close()
  })
})

describe('every indicator', () => {
  it('answers for a district in which nothing is written yet', async () => {
    const { value, close } = await openWithUnits()
    for (const { code } of indicators) {
      const found = await value(code, until('2026-04-15'))
      expect(found === null || Number.isFinite(found), code).toBe(true)
    }
    await close()
  })
})
