import { expect, it } from 'vitest'
import { findAuditEntries } from '../../../db/queries/audit.ts'
import type { ReviewsView } from '../../../server/services/reviews/view-reviews.ts'
import { type Fetch, openApp } from '../open-app.ts'
import { readAnsweredLines } from '../read-sheet.ts'

type Vote = 'satisfied' | 'fairly_satisfied' | 'dissatisfied'

async function openReview() {
  const opened = await openApp()
  const leader = await opened.signIn('leader')
  const view = async (ask: Fetch = leader, year = 2026) => await (await ask(`/api/reviews?year=${year}`)).json() as ReviewsView
  const { id } = await (await leader('/api/reviews', { method: 'POST', json: { year: 2026 } })).json() as { id: number }
  const cast = (ask: Fetch, unit: number, vote: Vote | null, { comment = null as string | null, version = 0 } = {}) =>
    ask(`/api/reviews/${id}/ballots`, { method: 'PUT', json: { ballots: [{ organizationId: unit, vote, comment, version }] } })
  const step = (deed: string, version: number, note: string | null = null) => leader(`/api/reviews/${id}/status`, { method: 'POST', json: { version, deed, note } })
  const resultOf = ({ results }: ReviewsView, unit: number) => results?.units.find((one) => one.id === unit)?.result
  return { ...opened, leader, id, view, cast, step, resultOf }
}

it('each voter has one ballot on a unit, changes it until the round closes, and sees all that it said', async () => {
  const { leader, signIn, district: { hailun, songtao }, id, view, cast, step, resultOf } = await openReview()
  const planner = await signIn('planner')
  expect((await cast(leader, hailun.id, 'dissatisfied', { comment: '活动偏少' })).status).toBe(200)
  expect((await cast(leader, hailun.id, 'satisfied')).status).toBe(409)
  expect((await cast(leader, hailun.id, 'fairly_satisfied', { version: 1, comment: '比上半年好' })).status).toBe(200)
  await cast(planner, hailun.id, 'satisfied')
  await cast(planner, songtao.id, 'satisfied')
  expect((await cast(planner, songtao.id, null, { version: 1 })).status).toBe(200)
  const versions = await (await leader(`/api/reviews/${id}/ballots/${hailun.id}`)).json() as { versions: object[] }
  expect(versions.versions).toMatchObject([{ version: 2, vote: 'fairly_satisfied', comment: '比上半年好' }, { version: 1, vote: 'dissatisfied', comment: '活动偏少' }])

  expect((await step('close', 1)).status).toBe(200)
  expect((await cast(leader, songtao.id, 'satisfied')).status).toBe(409)
  const closed = await view()
  expect(resultOf(closed, hailun.id)).toMatchObject({ satisfied: 1, fairly_satisfied: 1, dissatisfied: 0, online: 2, paper: 0, approval: 100, comments: ['比上半年好'] })
  expect(resultOf(closed, songtao.id)).toBeNull()
  expect(closed.results?.total).toMatchObject({ ballots: 2, approval: 100 })
})

it('while the round is open only the turnout is told, by name to those who run it, and nobody learns what anybody voted', async () => {
  const { leader, signIn, db, district: { hailun, songtao }, view, cast } = await openReview()
  await cast(await signIn('staff'), songtao.id, 'dissatisfied', { comment: '不该看到' })
  const [seen, seenByPlanner] = [await view(), await view(await signIn('planner'))]
  expect(seen.results).toBeNull()
  expect(seen.turnout).toMatchObject({ voters: 5, complete: 0, begun: 1 })
  expect(seen.turnout?.people?.find(({ name }) => name === 'staff')).toMatchObject({ unit: '海伦路街道', done: 1, due: (seen.ballots?.length ?? 0) - 1 })
  expect(seenByPlanner.turnout?.people).toBeNull()
  const overview = await (await leader('/api/overview?year=2026')).json() as { reviews: object }
  expect(overview.reviews).toMatchObject({ year: 2026, isOpen: true, voters: 5, due: seen.ballots?.length })
  const told = JSON.stringify([seen, seenByPlanner, overview, await findAuditEntries(db, { before: null, limit: 50 })])
  expect(told).not.toMatch(/不该看到|"vote":"|dissatisfied/u)
  expect((await leader('/api/reviews/workbook?year=2026')).status).toBe(409)
  expect(seen.ballots?.some(({ id }) => id === hailun.id)).toBe(true)
})

it('nobody votes on the own unit or one below it, on what is no member unit, or by no vote at all', async () => {
  const { leader, signIn, add, district: { root, hailun, community, songtao }, cast, view } = await openReview()
  const below = await add('organization', { name: '海伦路武装部', side: 'civilian', kind: 'armed_forces_department', parent_id: hailun.id, is_member: true })
  const staff = await signIn('staff')
  expect((await cast(staff, hailun.id, 'satisfied')).status).toBe(403)
  expect((await cast(staff, below.id, 'satisfied')).status).toBe(403)
  expect((await cast(leader, community.id, 'satisfied')).status).toBe(404)
  expect((await cast(staff, songtao.id, 'satisfied')).status).toBe(200)
  expect((await cast(leader, root.id, 'satisfied')).status).toBe(404)
  expect((await cast(leader, songtao.id, null)).status).toBe(422)
  expect((await view(staff)).ballots?.map(({ id }) => id)).not.toContain(hailun.id)
})

it('ballots on paper count with those cast here, each told apart; a unit’s own staff see their own results alone', async () => {
  const { signIn, add, district: { hailun, songtao }, view, cast, step, resultOf, leader } = await openReview()
  await add('review', { organization_id: hailun.id, year: 2026, satisfied: 6, fairly_satisfied: 2, dissatisfied: 1, comment: '材料迟报' })
  await add('review', { organization_id: songtao.id, year: 2026, satisfied: 9 })
  await add('review', { organization_id: hailun.id, year: 2025, satisfied: 3, dissatisfied: 1 })
  await cast(leader, hailun.id, 'dissatisfied', { comment: '走访偏少' })
  await step('close', 1)
  const all = await view()
  expect(resultOf(all, hailun.id)).toMatchObject({ satisfied: 6, fairly_satisfied: 2, dissatisfied: 2, online: 1, paper: 9, approval: 80, comments: ['材料迟报', '走访偏少'] })
  expect(all.results?.total).toMatchObject({ satisfied: 15, ballots: 19 })
  expect((await view(leader, 2025)).results?.total).toMatchObject({ ballots: 4, approval: 75 })
  const own = await view(await signIn('staff'))
  expect(own.results?.units.map(({ name }) => name)).toEqual(['海伦路街道'])
  expect(own.results?.total.ballots).toBe(10)
  const overview = await (await leader('/api/overview?year=2026')).json() as { reviews: object }
  expect(overview.reviews).toMatchObject({ year: 2026, isOpen: false, units: 2, total: { ballots: 19 }, lowest: [{ name: '海伦路街道', approval: 80 }, { name: '松涛街道', approval: 100 }] })
})

it('the page’s 述职率 and 满意度 are those of A8 and H4, which the ballots leave as they are and whose pages show them', async () => {
  const { leader, add, district: { hailun, root }, view, cast, step } = await openReview()
  await add('document', { dated_on: '2026-11-02', title: '海伦路街道履职情况报告', class: 'duty_report', organization_id: hailun.id, year: 2026 })
  await add('problem', { opened_on: '2026-03-01', title: '路灯', list: 'support_army', lead_id: hailun.id, resolved_on: '2026-04-01', status: 'resolved', satisfaction: 4 })
  await cast(leader, hailun.id, 'dissatisfied')
  await step('close', 1)
  const { indicators, results } = await view()
  expect(results?.units.filter(({ reported }) => reported).map(({ name }) => name)).toEqual(['海伦路街道'])
  for (const code of ['A8', 'H4']) {
    const page = await (await leader(`/api/indicators/${code}?year=2026&unit=${root.id}`)).json() as { value: number, numerator: number, denominator: number, reviews: object }
    expect(indicators.find(({ indicator }) => indicator.code === code)).toMatchObject({ value: page.value, numerator: page.numerator, denominator: page.denominator })
    expect(page.reviews).toMatchObject({ year: 2026, total: { dissatisfied: 1, ballots: 1 } })
  }
  expect(indicators.map(({ numerator }) => numerator)).toEqual([1, 4])
})

it('a closed round is opened again only with a reason, a mistaken one is discarded and comes back with its ballots, and every step is in the trail', async () => {
  const { leader, db, district: { hailun }, cast, step, view } = await openReview()
  await cast(leader, hailun.id, 'satisfied')
  await step('close', 1)
  expect((await step('reopen', 2)).status).toBe(422)
  expect((await step('reopen', 1, '漏了一个单位')).status).toBe(409)
  expect((await step('reopen', 2, '漏了一个单位')).status).toBe(200)
  expect((await step('discard', 3)).status).toBe(200)
  expect(await view()).toMatchObject({ mayOpen: true, ballots: null, deeds: ['restore'], results: { total: { ballots: 0 } } })
  expect((await step('restore', 4)).status).toBe(200)
  expect((await view()).ballots?.find(({ id }) => id === hailun.id)).toMatchObject({ vote: 'satisfied', version: 1 })
  expect((await leader('/api/reviews', { method: 'POST', json: { year: 2026 } })).status).toBe(409)
  expect((await leader('/api/reviews', { method: 'POST', json: { year: 2027 } })).status).toBe(422)
  const trail = (await findAuditEntries(db, { before: null, limit: 50 })).filter(({ subject }) => subject.startsWith('review_round')).map(({ detail }) => JSON.parse(detail) as object)
  expect(trail).toEqual([
    { year: 2026, deed: 'restore' }, { year: 2026, deed: 'discard' }, { year: 2026, deed: 'reopen', note: '漏了一个单位' }, { year: 2026, deed: 'close' }, { year: 2026, ballots: 1 }, { year: 2026 },
  ])
})

it('what a ballot said cannot be written over, even past the product', async () => {
  const { leader, db, district: { hailun }, cast } = await openReview()
  await cast(leader, hailun.id, 'satisfied')
  await expect(db.updateTable('review_ballot_version').set({ vote: 'dissatisfied' }).execute()).rejects.toThrow(/kept as it was/u)
  await expect(db.deleteFrom('review_ballot_version').execute()).rejects.toThrow(/kept as it was/u)
})

it('the workbook has every unit with its ballots, and their sum', async () => {
  const { leader, district: { hailun }, cast, step } = await openReview()
  await cast(leader, hailun.id, 'fairly_satisfied', { comment: '再接再厉' })
  await step('close', 1)
  const answer = await leader('/api/reviews/workbook?year=2026')
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('2026年履职评议结果.xlsx'))
  const lines = await readAnsweredLines(answer)
  const [header, row, sum] = ['单位', '海伦路街道', '合计'].map((first) => lines.find(([cell]) => cell === first))
  expect(header).toEqual(['单位', '述职', '满意', '基本满意', '不满意', '票数', '满意率（%）', '其中网上', '其中纸质'])
  expect(row).toEqual(['海伦路街道', '未述职', '0', '1', '0', '1', '100', '1', '0'])
  expect(sum).toEqual(['合计', '0', '1', '0', '1', '100'])
})
