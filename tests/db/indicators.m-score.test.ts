import { describe, expect, it } from 'vitest'
import { createFacts, type Period } from '../../db/facts.ts'
import { indicators } from '../../db/indicators.ts'
import { judgeItems } from '../../db/indicators/m-score.ts'
import { loadFacts } from '../../db/queries/facts.ts'
import type { Values } from '../../db/record.ts'
import { openWithUnits, requireIndicator, until, type Units, year } from './open-units.ts'

describe('档案完整率 M1', () => {
  it('asks each kind of record for its own papers', async () => {
    const { add, unit, value, parts, close } = await openWithUnits()
    expect(await value('M1', year(2026))).toBeNull()
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: unit.women, materials: ['plan', 'photos', 'summary'] })
    await add('activity', { started_on: '2026-03-06', title: '植树', host_id: unit.women, materials: ['photos'] })
    await add('activity', { started_on: '2026-12-31', title: '计划中', host_id: unit.women, status: 'planned' })
    await add('meeting', { held_on: '2026-04-10', name: '例会', type: 'regular', organization_id: unit.songtao, materials: ['sign_in', 'minutes', 'notice'] })
    await add('education_session', { held_on: '2026-05-10', title: '国防教育', organization_id: unit.songtao })
    expect(await parts('M1', year(2026))).toEqual([2, 4])
    expect(await value('M1', year(2026), { organization: unit.women })).toBe(50)
    expect(await parts('M1', until('2026-04-30'))).toEqual([2, 3])
    await close()
  })
})

async function openStandard() {
  const units = await openWithUnits()
  const { add, db, unit } = units
  const cycle = await add('creation_cycle', { name: '2024—2027年', from_year: 2024, to_year: 2027 })
  const item = (code: string, points: number, given: Values = {}) =>
    add('standard_item', { cycle_id: cycle.id, edition: '测试版', code, title: `条目${code}`, criterion: '1', points, ...given })

  async function judged(period: Period, organization = unit.root) {
    const sources = await loadFacts(db, { indicators: [requireIndicator('M2')], organizations: [organization], by: 'organization', subdistrict: null, period })
    const source = sources.get(organization)
    return source ? judgeItems(createFacts(source, period), indicators.filter(({ parts }) => parts === undefined)) : []
  }
  return { ...units, cycle, item, judged }
}

/** 25 of 50 visits, three of four trees' hundreds, a median of 60 days. */
async function work({ add, unit }: Units) {
  for (let day = 1; day <= 25; day++) {
    await add('visit', { visited_on: `2026-05-${String(day).padStart(2, '0')}`, host_id: unit.women, recipient: `烈属第${day}户`, recipient_category: 'martyr_family', households: 1 })
  }
  await add('activity', { started_on: '2026-03-12', title: '植树', host_id: unit.women, trees: 300 })
  await add('problem', { title: '供暖', list: 'support_army', lead_id: unit.women, opened_on: '2026-03-01', resolved_on: '2026-04-30', status: 'resolved' })
}

describe('综合得分 M2', () => {
  it('sums points times value ÷ target, at most 1, and target ÷ value where less is better', async () => {
    const opened = await openStandard()
    const { add, item, unit, value, judged, close } = opened
    await work(opened)
    const target = (indicator: string, amount: number) => add('target', { organization_id: unit.root, year: 2026, indicator, value: amount })
    await target('C1', 50)
    await target('D3', 200)
    await item('1', 40, { indicator: 'C1' })
    await item('2', 30, { indicator: 'D3' })
    await item('3', 30, { indicator: 'H3' })
    // 40 × 25/50 + 30 × min(1, 300/200) + 30 × 30/60 (60 days from 1 March to 30 April, the target being 30).
    expect(await value('M2', year(2026))).toBeCloseTo(20 + 30 + 15)
    expect((await judged(year(2026))).map(({ item: { code }, share, earned }) => [code, share, earned])).toEqual([['1', 0.5, 20], ['2', 1, 30], ['3', 0.5, 15]])
    await close()
  })

  it('holds a count against what is planned by now, and leaves out what nobody can judge', async () => {
    const opened = await openStandard()
    const { add, item, unit, value, close } = opened
    await work(opened)
    const plan = [0, 0, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100]
    await add('target', { organization_id: unit.root, year: 2026, indicator: 'C1', value: 25, plan })
    await item('1', 40, { indicator: 'C1' })
    // No figure, no target of its own, and an item that nobody scored.
    await item('2', 20, { indicator: 'E1' })
    await item('3', 20, { indicator: 'D1' })
    await item('4', 20)
    expect(await value('M2', until('2026-05-31'))).toBe(100)
    expect(await value('M2', year(2026))).toBe(100)
    // In April nothing was planned yet: nothing can be judged, and the score is —, not 0.
    expect(await value('M2', until('2026-04-15'))).toBeNull()
    await close()
  })

  it('takes the reviewers’ points before the unit’s own, adds bonuses, and re-weighs by what is judged', async () => {
    const opened = await openStandard()
    const { add, item, unit, value, close } = opened
    const [one, two, extra] = [await item('1', 10), await item('2', 30), await item('加', 5, { kind: 'bonus' })]
    await item('3', 60)
    const score = (item_id: number, given: Values) => add('score', { organization_id: unit.root, year: 2026, item_id, ...given })
    await score(one.id, { self: 10, reviewed: 8 })
    await score(two.id, { self: 24 })
    await score(extra.id, { self: 2 })
    // (8 + 24) of the 40 points that were scored, put to a hundred, and 2 more.
    expect(await value('M2', year(2026))).toBeCloseTo(82)
    // A score is the organization's own: neither the units below nor another year have it.
    expect(await value('M2', year(2026), { organization: unit.women })).toBeNull()
    expect(await value('M2', year(2025))).toBeNull()
    await close()
  })

  it('shows no score and no grade under a veto, but names it', async () => {
    const opened = await openStandard()
    const { add, item, unit, figure, value, close } = opened
    const one = await item('1', 10)
    const veto = await item('否', 0, { kind: 'veto', title: '发生严重涉军负面事件' })
    await add('score', { organization_id: unit.root, year: 2026, item_id: one.id, self: 10 })
    await add('score', { organization_id: unit.root, year: 2026, item_id: veto.id, vetoed: false })
    expect(await value('M2', year(2026))).toBe(100)
    await add('score', { organization_id: unit.root, year: 2025, item_id: veto.id, vetoed: true })
    await add('score', { organization_id: unit.root, year: 2025, item_id: one.id, self: 10 })
    expect(await value('M2', year(2025))).toBeNull()
    expect((await figure('M2', year(2025))).vetoes).toEqual(['发生严重涉军负面事件'])
    expect((await figure('M2', year(2026))).vetoes).toBeUndefined()
    await close()
  })

  it('goes by the cycle that the year belongs to, and is — where there is none', async () => {
    const { add, cycle, item, unit, value, close } = await openStandard()
    const older = await add('creation_cycle', { name: '2020—2023年', from_year: 2020, to_year: 2023 })
    expect(older.id).not.toBe(cycle.id)
    const one = await item('1', 10)
    for (const of of [2023, 2026, 2028]) await add('score', { organization_id: unit.root, year: of, item_id: one.id, self: 5 })
    expect([await value('M2', year(2023)), await value('M2', year(2026)), await value('M2', year(2028))]).toEqual([null, 50, null])
    await close()
  })

  it('of a unit goes by its own targets and figures', async () => {
    const opened = await openStandard()
    const { add, item, unit, value, close } = opened
    await work(opened)
    await item('1', 50, { indicator: 'C1' })
    await item('2', 50, { indicator: 'F2' })
    await add('target', { organization_id: unit.women, year: 2026, indicator: 'C1', value: 20 })
    // Visits 25 of 20; activities in one month of twelve, of a target of 100 %.
    expect(await value('M2', year(2026), { organization: unit.women })).toBeCloseTo((50 + 50 * (1 / 12)) / 100 * 100)
    await close()
  })
})
