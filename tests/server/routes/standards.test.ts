import { expect, it } from 'vitest'
import type { StandardsView } from '../../../server/services/standards/view-standards.ts'
import { openApp } from '../open-app.ts'

async function openStandards() {
  const opened = await openApp()
  const { add, district: { root } } = opened
  const cycle = await add('creation_cycle', { name: '2024—2027年双拥模范城创建', from_year: 2024, to_year: 2027, status: 'running' })
  const item = (code: string, given: object) => add('standard_item', { cycle_id: cycle.id, edition: '示例标准', is_example: true, code, title: code, ...given })
  const measured = await item('1-1', { criterion: '1', points: 4, indicator: 'A1' })
  const byHand = await item('3-3', { criterion: '3', points: 6 })
  const bonus = await item('加-1', { criterion: '3', points: 2, kind: 'bonus' })
  const veto = await item('否-1', { criterion: '8', kind: 'veto' })
  const staff = await opened.signIn('districtStaff')
  const view = async (query = 'year=2026') => await (await staff(`/api/standards?${query}`)).json() as StandardsView
  const write = async (values: object) => (await (await staff('/api/records/score', { method: 'POST', json: { values: { organization_id: root.id, year: 2026, ...values } } })).json() as { id: number }).id
  const m2 = async () => await (await staff(`/api/indicators/M2?year=2026&unit=${root.id}`)).json() as { value: number | null, vetoes?: string[] }
  const itemOf = ({ criteria }: StandardsView, id: number) => criteria.flatMap(({ items }) => items).find((one) => one.id === id)
  return { ...opened, staff, measured, byHand, bonus, veto, view, write, m2, itemOf }
}

it('the standard of the year’s cycle stands item by item under its criteria, told as an example, and the total is M2’s own', async () => {
  const { view, write, m2, itemOf, measured, byHand, bonus } = await openStandards()
  const before = await view()
  expect(before.cycle).toMatchObject({ name: '2024—2027年双拥模范城创建', editions: ['示例标准'], isExample: true })
  expect(before.criteria.map(({ criterion, items }) => [criterion, items.map(({ code }) => code)])).toEqual([[1, ['1-1']], [3, ['3-3', '加-1']], [8, ['否-1']]])
  expect(before.criteria[1]).toMatchObject({ points: 0, unjudged: 1 })
  await write({ item_id: byHand.id, self: 5 })
  await write({ item_id: bonus.id, self: 1 })
  const after = await view()
  // Nobody has a leading group: 0 of 4; 5 of 6 by hand; and a bonus of one.
  expect(itemOf(after, measured.id)).toMatchObject({ share: 0, earned: 0, score: null, indicator: { code: 'A1' } })
  expect(itemOf(after, byHand.id)).toMatchObject({ earned: 5, score: { self: 5, reviewed: null } })
  expect(after.total?.value).toBeCloseTo(100 * 5 / 10 + 1, 9)
  expect(after.total?.value).toBe((await m2()).value)
})

it('a checked score counts before the own one, what it rests on and why points are missing stay with it, and a change can be put back', async () => {
  const { view, write, itemOf, byHand, add, staff, district: { root, hailun } } = await openStandards()
  const paper = await add('document', { dated_on: '2026-05-02', title: '优待证办理情况', class: 'summary', organization_id: root.id, year: 2026 })
  const id = await write({ item_id: byHand.id, self: 6 })
  const put = (version: number, values: object) => staff(`/api/records/score/${id}`, { method: 'PUT', json: { version, values } })
  expect((await put(1, { reviewed: 4, deduction: '两处设施未改造', document_ids: [paper.id] })).status).toBe(200)
  expect((await put(1, { reviewed: 6 })).status).toBe(409)
  expect(itemOf(await view(), byHand.id)).toMatchObject({ earned: 4, score: { self: 6, reviewed: 4, deduction: '两处设施未改造', documents: [{ id: paper.id, title: '优待证办理情况' }] } })
  expect((await put(2, { reviewed: null, deduction: null, document_ids: null })).status).toBe(200)
  expect(itemOf(await view(), byHand.id)).toMatchObject({ earned: 6, score: { version: 3, deduction: null, documents: [] } })
  // A unit is scored for itself.
  expect(itemOf(await view(`year=2026&unit=${hailun.id}`), byHand.id)?.score).toBeNull()
})

it('a veto leaves no total and says which; a year without a cycle has no standard', async () => {
  const { view, write, m2, veto } = await openStandards()
  await write({ item_id: veto.id, vetoed: true })
  expect((await view()).total).toMatchObject({ value: null, vetoes: ['否-1'] })
  expect((await m2()).value).toBeNull()
  expect(await view('year=2023')).toMatchObject({ cycle: null, criteria: [] })
})
