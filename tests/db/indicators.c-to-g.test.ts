import { describe, expect, it } from 'vitest'
import { createFacts } from '../../db/facts.ts'
import { loadFacts } from '../../db/queries/facts.ts'
import type { Values } from '../../db/record.ts'
import { spreadOf } from '../../db/spread.ts'
import { openWithUnits, requireIndicator, until, year } from './open-units.ts'

describe('户均慰问 C4', () => {
  it('divides the money of visits to households by household-visits, and leaves out what others were given', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    expect(await value('C4', year(2026))).toBeNull()
    const visit = (given: Values) => add('visit', { visited_on: '2026-07-28', host_id: unit.women, ...given })
    await visit({ recipient: '烈属', households: 10, money_fen: 300_000 })
    await visit({ recipient: '困难家庭', households: 30, money_fen: 300_000 })
    await visit({ recipient: '退役军人', households: 10, goods_fen: 90_000 })
    await visit({ recipient: '驻区示例部队01', money_fen: 5_000_000 })
    expect(await parts('C4', year(2026))).toEqual([600_000, 50])
    expect(await value('C4', year(2026))).toBe(12_000)
    await close()
  })

  it('shows how the single visits lie, each household once, exactly and over all units', async () => {
    const { db, add, unit, close } = await openWithUnits()
    const visit = (host: number, households: number, money_fen: number) => add('visit', { visited_on: '2026-07-28', host_id: host, recipient: `烈属${households}户`, households, money_fen })
    await visit(unit.women, 1, 10_000)
    await visit(unit.women, 2, 40_000)
    await visit(unit.songtao, 2, 100_000)
    const indicator = requireIndicator('C4')
    const sources = await loadFacts(db, { indicators: [indicator], organizations: [unit.root], by: 'organization', subdistrict: null, period: year(2026) })
    const source = sources.get(unit.root)
    // Yuan a household: 100, 200, 200, 500, 500.
    expect(source && spreadOf(createFacts(source, year(2026)).byCategory('household_gifts')))
      .toEqual({ least: 100, lower: 200, median: 200, upper: 500, most: 500, count: 5 })
    await close()
  })
})

describe('好军嫂兵妈妈 C5', () => {
  it('counts those awarded, by the unit that put them forward', async () => {
    const { add, unit, value, close } = await openWithUnits()
    const honour = (given: Values) => add('honour', { dated_on: '2026-07-30', holder: '王某某', nominator_id: unit.women, ...given })
    await honour({ title: '全区好军嫂' })
    await honour({ title: '兵妈妈', holder: '李某某', nominator_id: unit.songtao })
    await honour({ title: '好军嫂', holder: '张某某', status: 'nominated' })
    await honour({ title: '最美退役军人', holder: '赵某某' })
    await honour({ title: '好军嫂', dated_on: '2025-07-30' })
    expect(await value('C5', year(2026))).toBe(2)
    expect(await value('C5', year(2026), { organization: unit.songtao })).toBe(1)
    expect(await value('C5', until('2026-07-29'))).toBe(0)
    await close()
  })
})

describe('政策落实: E1 to E4', () => {
  it('divide those for whom it was done by those entitled, each kind by itself', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const count = (kind: string, eligible: number, done: number, given: Values = {}) =>
      add('policy_case', { counted_on: '2026-06-30', kind, organization_id: unit.women, eligible, done, ...given })
    for (const code of ['E1', 'E2', 'E3', 'E4']) expect(await value(code, year(2026))).toBeNull()
    await count('employment', 20, 15)
    await count('employment', 5, 5, { counted_on: '2026-09-30', organization_id: unit.songtao })
    await count('schooling', 62, 62)
    await count('resettlement', 38, 19)
    await count('rights', 0, 0)
    expect(await parts('E1', year(2026))).toEqual([20, 25])
    expect([await value('E1', year(2026), { organization: unit.women }), await value('E1', year(2026))]).toEqual([75, 80])
    expect([await value('E2', year(2026)), await value('E3', year(2026)), await value('E4', year(2026))]).toEqual([100, 50, null])
    expect(await value('E1', { from: '2026-07-01', to: '2026-09-30' })).toBe(100)
    await close()
  })
})

describe('节节有互动率 F3 in a year with a leap month', () => {
  it('goes by the regular fifth month of 2028, not by the leap one', async () => {
    const { add, unit, value, close } = await openWithUnits({ today: '2028-12-31' })
    const activity = (started_on: string) => add('activity', { started_on, title: '军民联欢', host_id: unit.women, participant_ids: [unit.garrison] })
    // 2028 has a 闰五月: 端午 is 05-28, and the leap month's fifth day is 06-27.
    await activity('2028-06-27')
    expect(await value('F3', { from: '2028-05-20', to: '2028-06-30' })).toBe(0)
    await activity('2028-05-26')
    expect(await value('F3', { from: '2028-05-20', to: '2028-06-30' })).toBe(100)
    // 2025 has a 闰六月: 中秋 is as late as 10-06, and 重阳 10-29.
    await activity('2025-10-05')
    expect(await value('F3', { from: '2025-10-02', to: '2025-10-28' })).toBe(100)
    expect(await value('F3', { from: '2025-10-02', to: '2025-10-29' })).toBe(50)
    await close()
  })

  it('counts a meeting of both sides like an activity or a visit, and a record once', async () => {
    const { add, unit, value, close } = await openWithUnits()
    await add('meeting', { held_on: '2026-07-29', name: '“八一”军地座谈会', type: 'symposium', organization_id: unit.songtao, party_ids: [unit.garrison] })
    await add('meeting', { held_on: '2026-06-17', name: '例会', type: 'regular', organization_id: unit.songtao, party_ids: [unit.women] })
    expect(await value('F3', { from: '2026-07-15', to: '2026-08-15' })).toBe(100)
    expect(await value('F3', { from: '2026-06-15', to: '2026-06-30' })).toBe(0)
    await close()
  })
})

describe('军民共建: G3 and G4', () => {
  it('hold each garrison unit against the editions that were held while it was there', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const late = await add('organization', { name: '驻区示例部队02', side: 'military', valid_from: '2026-07-01' })
    const games = (started_on: string, edition: string, participants: number[]) =>
      add('activity', { started_on, title: `${edition}军警民运动会`, series: '军警民运动会', edition, host_id: unit.songtao, participant_ids: participants })
    expect(await value('G3', year(2026))).toBeNull()
    await games('2026-05-10', '第6届', [unit.women])
    await games('2026-10-24', '第7届', [unit.garrison, late.id])
    // A second record of the seventh, its closing day, makes it no eighth.
    await add('activity', { started_on: '2026-10-25', title: '运动会闭幕式', series: '军警民运动会', edition: '第7届', host_id: unit.songtao, participant_ids: [unit.garrison] })
    expect(await parts('G3', year(2026))).toEqual([2, 3])
    expect(await parts('G3', until('2026-06-30'))).toEqual([0, 1])
    expect([await value('G3', year(2026), { organization: unit.garrison }), await value('G3', year(2026), { organization: late.id })]).toEqual([50, 100])
    expect(await value('G3', year(2026), { organization: unit.women })).toBeNull()
    await close()
  })

  it('tell in how much of joint culture and sport a military unit shared the work', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    const activity = (title: string, given: Values) => add('activity', { started_on: '2026-06-10', type: 'culture_sport', title, host_id: unit.women, ...given })
    expect(await value('G4', year(2026))).toBeNull()
    await activity('篮球赛', { participant_ids: [unit.garrison] })
    await activity('联欢会', { co_organizer_ids: [unit.garrison] })
    await activity('歌会', { organizer_ids: [unit.garrison], participant_ids: [unit.songtao] })
    await activity('社区舞会', { participant_ids: [unit.songtao] })
    await activity('开放日', { host_id: unit.garrison, participant_ids: [unit.women], type: 'study_tour' })
    expect(await parts('G4', year(2026))).toEqual([2, 3])
    // Whoever helped to organize has taken part.
    expect(await value('F6', year(2026))).toBe(75)
    await close()
  })
})
