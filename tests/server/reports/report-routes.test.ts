import { beforeEach, describe, expect, it } from 'vitest'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

interface View {
  version: number, status: string, manual: number, mayEdit: boolean, deeds: string[]
  blocks: { id: string, kind: string, runs: { text: string, figure?: string, manual?: { by: string, why: string, was: string | null } }[] }[]
  renewals: { block: string, reason: string, parts: { text: string, change: string }[] }[]
}

let opened: OpenApp
let staff: Fetch
let leader: Fetch
let id: number

beforeEach(async () => {
  opened = await openApp()
  staff = await opened.signIn('staff')
  leader = await opened.signIn('leader')
  const answer = await post(staff, '/api/reports', { unit: opened.district.hailun.id, year: 2026, period: 'year', kind: 'civilian' })
  id = (await answer.json() as { id: number }).id
})

const post = (fetch: Fetch, path: string, json: unknown, method = 'POST') => fetch(path, { method, json })
const view = async (fetch: Fetch = staff) => await (await fetch(`/api/reports/${id}`)).json() as View
const textOf = ({ runs }: View['blocks'][number]) => runs.map(({ text }) => text).join('')
const withFigure = (report: View) => {
  const block = report.blocks.find(({ runs }) => runs.some(({ figure, text }) => figure !== undefined && /^\d+$/u.test(text)))
  const run = block?.runs.find(({ figure, text }) => figure !== undefined && /^\d+$/u.test(text))
  if (!block || !run) throw new Error('the report has no figure')
  return { block, run }
}
const edit = (report: View, block: string, text: string, why?: string) =>
  post(staff, `/api/reports/${id}/blocks`, { version: report.version, block, text, ...why === undefined ? {} : { why } }, 'PUT')

describe('a duty report', () => {
  it('is drafted from the data, once for a unit and year', async () => {
    const report = await view()
    expect(report.blocks[0] && textOf(report.blocks[0])).toBe('海伦路街道2026年双拥工作履职情况报告')
    expect(report).toMatchObject({ status: 'draft', version: 1, renewals: [], manual: 0, mayEdit: true })
    const again = await post(staff, '/api/reports', { unit: opened.district.hailun.id, year: 2026, period: 'year', kind: 'civilian' })
    expect([again.status, (await again.json() as { error: { details: unknown } }).error.details]).toEqual([409, { id }])
  })

  it('takes the outline of its side, and a year where it is no brief', async () => {
    const wrong = await post(leader, '/api/reports', { unit: opened.district.garrison.id, year: 2026, period: 'year', kind: 'civilian' })
    const short = await post(leader, '/api/reports', { unit: opened.district.hailun.id, year: 2026, period: 'q1', kind: 'civilian' })
    const brief = await post(leader, '/api/reports', { unit: opened.district.hailun.id, year: 2026, period: 'q3', kind: 'brief' })
    expect([wrong.status, short.status, brief.status]).toEqual([422, 422, 201])
  })

  it('asks what a number rests on that the data do not bear, and marks it with who and why', async () => {
    const report = await view()
    const { block, run } = withFigure(report)
    const text = block.runs.map((one) => one === run ? '987' : one.text).join('')
    const refused = await edit(report, block.id, text)
    const body = await refused.json() as { error: { code: string, details: unknown } }
    expect([refused.status, body.error.code, body.error.details]).toEqual([422, 'report.reason_needed', [expect.objectContaining({ was: run.text, now: '987' })]])
    expect((await edit(report, block.id, text, '漏登，已补报')).status).toBe(200)
    const after = await view()
    expect(after.manual).toBe(1)
    expect(after.blocks.find((one) => one.id === block.id)?.runs.find(({ manual }) => manual)).toMatchObject({ text: '987', manual: { by: 'staff', why: '漏登，已补报', was: run.text } })
  })

  it('refuses to write over what somebody else has written meanwhile, and loses neither', async () => {
    const report = await view()
    const heading = report.blocks.find(({ kind }) => kind === 'heading')?.id ?? ''
    expect((await edit(report, heading, '一、宣传教育工作')).status).toBe(200)
    expect((await edit(report, heading, '一、另一个标题')).status).toBe(409)
    expect(textOf((await view()).blocks.find((block) => block.id === heading) ?? { id: '', kind: '', runs: [] })).toBe('一、宣传教育工作')
  })

  it('says where the data have changed since, takes the new wording or keeps the old one', async () => {
    await opened.add('visit', { visited_on: '2026-08-01', host_id: opened.district.hailun.id, recipient: '烈属', recipient_category: 'martyr_family', households: 5, money_fen: 500_000 })
    const report = await view()
    expect(report.renewals.length).toBeGreaterThan(0)
    const [first, second] = report.renewals
    expect(first?.parts.some(({ change }) => change === 'added')).toBe(true)
    await post(staff, `/api/reports/${id}/renewals`, { version: 1, blocks: [first?.block], choice: 'take' })
    const taken = await view()
    expect(taken.renewals.map(({ block }) => block)).not.toContain(first?.block)
    expect(taken.version).toBe(2)
    if (second) {
      await post(staff, `/api/reports/${id}/renewals`, { version: 2, blocks: [second.block], choice: 'keep' })
      const kept = await view()
      expect(kept.renewals.map(({ block }) => block)).not.toContain(second.block)
      expect(kept.blocks.find(({ id: one }) => one === second.block)).toEqual(report.blocks.find(({ id: one }) => one === second.block))
    }
  })

  it('keeps every version, shows what changed, and brings an earlier one back', async () => {
    const report = await view()
    const last = report.blocks.findLast(({ kind }) => kind === 'paragraph')
    if (!last) throw new Error('no paragraph')
    await edit(report, last.id, '全部改写。')
    const comparison = await (await staff(`/api/reports/${id}/comparison?from=1&to=2`)).json() as { blocks: { id: string, change: string }[] }
    expect(comparison.blocks.filter(({ change }) => change !== 'same')).toEqual([expect.objectContaining({ id: last.id, change: 'changed' })])
    await post(staff, `/api/reports/${id}/versions`, { version: 2, earlier: 1 })
    expect((await view()).blocks).toEqual(report.blocks)
    const { versions } = await (await staff(`/api/reports/${id}/versions`)).json() as { versions: { version: number, deed: string }[] }
    expect(versions.map(({ version, deed }) => [version, deed])).toEqual([[3, 'restore'], [2, 'edit'], [1, 'draft']])
    await expect(opened.db.updateTable('report_version').set({ content: '{}' }).execute()).rejects.toThrow(/kept as they were/u)
  })

  it('takes a paragraph of one’s own, and one out that can be had back', async () => {
    const report = await view()
    const after = report.blocks.find(({ kind }) => kind === 'paragraph')?.id ?? ''
    await post(staff, `/api/reports/${id}/blocks`, { version: 1, after, text: '另附说明。' })
    const added = await view()
    const own = added.blocks.findIndex(({ runs }) => runs[0]?.text === '另附说明。')
    expect(added.blocks[own - 1]?.id).toBe(after)
    expect(added.renewals).toEqual([])
    await edit(added, after, '')
    const emptied = await view()
    expect([emptied.blocks.find((block) => block.id === after)?.runs, emptied.renewals]).toEqual([[], []])
    await post(staff, `/api/reports/${id}/renewals`, { version: 3, blocks: [after], choice: 'take' })
    expect((await view()).blocks.find((block) => block.id === after)).toEqual(report.blocks.find((block) => block.id === after))
  })

  it('is handed in, which A8 counts, locked by a leader alone, and returned with a reason', async () => {
    const rate = async () => (await (await leader('/api/indicators/A8?year=2026')).json() as { numerator: number }).numerator
    const move = (fetch: Fetch, version: number, deed: string, note?: string) => post(fetch, `/api/reports/${id}/status`, { version, deed, ...note ? { note } : {} })
    const before = await rate()
    expect((await move(staff, 1, 'submit')).status).toBe(200)
    expect(await rate()).toBe(before + 1)
    const report = await view()
    expect([report.status, report.mayEdit, report.deeds]).toEqual(['submitted', false, ['return']])
    expect((await edit(report, 'title', '改')).status).toBe(409)
    expect((await move(staff, 2, 'lock')).status).toBe(403)
    expect((await move(leader, 2, 'lock')).status).toBe(200)
    expect((await move(staff, 3, 'return', '再改')).status).toBe(403)
    expect((await move(leader, 3, 'return')).status).toBe(422)
    expect((await move(leader, 3, 'return', '数字有误')).status).toBe(200)
    expect(await rate()).toBe(before)
    expect((await view()).status).toBe('draft')
  })

  it('leaves a paper in the catalogue that somebody entered before it was handed in', async () => {
    const paper = await opened.add('document', { dated_on: '2026-11-23', title: '海伦路街道2026年双拥工作履职情况报告', class: 'duty_report', organization_id: opened.district.hailun.id, year: 2026 })
    await post(staff, `/api/reports/${id}/status`, { version: 1, deed: 'submit' })
    await post(leader, `/api/reports/${id}/status`, { version: 2, deed: 'return', note: '再改' })
    expect((await staff(`/api/records/document/${paper.id}`)).status).toBe(200)
  })

  it('can be discarded, drafted anew, and had back only while no other stands in its place', async () => {
    const move = (deed: string, version: number) => post(staff, `/api/reports/${id}/status`, { version, deed })
    await move('discard', 1)
    expect((await move('reopen', 2)).status).toBe(200)
    await move('discard', 3)
    expect((await post(staff, '/api/reports', { unit: opened.district.hailun.id, year: 2026, period: 'year', kind: 'civilian' })).status).toBe(201)
    expect((await move('reopen', 4)).status).toBe(409)
  })

  it('shows where a figure comes from, and its records only as far as a role may see them', async () => {
    await opened.add('visit', { visited_on: '2026-08-01', host_id: opened.district.hailun.id, recipient: '烈属', recipient_category: 'martyr_family', households: 5, money_fen: 500_000 })
    const report = await view()
    await post(staff, `/api/reports/${id}/renewals`, { version: 1, blocks: report.renewals.map(({ block }) => block), choice: 'take' })
    const renewed = await view()
    const block = renewed.blocks.find(({ runs }) => runs.some(({ figure }) => figure?.startsWith('listed/')))
    const figure = block?.runs.find(({ figure: one }) => one?.startsWith('listed/'))?.figure
    const passport = await (await staff(`/api/reports/${id}/figure?block=${block?.id}&figure=${figure}`)).json() as { recordCount: number, records: { title: string }[], definition: string }
    expect(passport.records.length).toBe(passport.recordCount)
    expect(passport.recordCount).toBeGreaterThan(0)
    expect(passport.definition).not.toBe('')
    const lists = await Promise.all([opened.signIn('otherStaff').then((other) => other(`/api/reports/${id}`)), opened.signIn('auditor').then((auditor) => auditor(`/api/reports/${id}`))])
    expect(lists.map(({ status }) => status)).toEqual([403, 403])
  })

  it('is listed with the units that have none, and read as plain text', async () => {
    const list = await (await leader('/api/reports?year=2026')).json() as { units: { name: string, reports: { id: number }[] }[] }
    expect(list.units.find(({ name }) => name === '海伦路街道')?.reports).toEqual([expect.objectContaining({ id, kind: 'civilian', status: 'draft' })])
    expect(list.units.find(({ name }) => name === '松涛街道')?.reports).toEqual([])
    const own = await (await (await opened.signIn('otherStaff'))('/api/reports?year=2026')).json() as typeof list
    expect(own.units.map(({ name }) => name)).not.toContain('海伦路街道')
    const text = await (await staff(`/api/reports/${id}/text`)).text()
    expect(text.split('\r\n')[0]).toBe('海伦路街道2026年双拥工作履职情况报告')
  })
})
