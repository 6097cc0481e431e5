import { describe, expect, it } from 'vitest'
import { type Fetch, openApp } from '../open-app.ts'
import type { MapAnswers } from './map-answers.ts'

describe('the card of a coordination point', () => {
  it('shows the phone to those who must call it, and masks it from the leader', async () => {
    const { signIn, district: { point } } = await openApp()
    expect((await card(await signIn('planner'), `coordination_point/${point.id}`)).point.values.duty_phone).toBe('0532-88776655')
    const { point: masked } = await card(await signIn('leader'), `coordination_point/${point.id}`)
    expect(masked.values.duty_phone).toMatch(/^[\d*]{4}-\*{4}6655$/u)
    expect(masked.values.officer_a).toBe('王一鸣')
  })

  it('counts the days since the phone was checked from the first day of a month that alone is known', async () => {
    const { signIn, district: { point } } = await openApp()
    const { duty } = await card(await signIn('planner'), `coordination_point/${point.id}`)
    expect(duty).toEqual({ phoneAgeDays: 83, stale: false, twoDeep: true, phoneMissing: false })
  })

  it('names the mechanisms with who answers for them, officer A before officer B', async () => {
    const { signIn, add, district: { point, mechanism, hailun } } = await openApp()
    const contact = (person: string, slot: string, phone: string) => add('duty_contact', {
      mechanism_id: mechanism.id, organization_id: hailun.id, slot, person, shift: 'always', phone, verified_on: '2026-10-01',
    })
    await contact('钱四海', 'b', '13954201357')
    const planner = await signIn('planner')
    const shared = await card(planner, `coordination_point/${point.id}`)
    expect(shared.mechanisms).toMatchObject([{ name: '防台风联动机制', twoDeep: false, contacts: [
      { person: '赵三立', slot: { zh: 'A岗' }, stale: true, phoneAgeDays: null, organization: '海伦路街道' },
      { person: '钱四海', slot: { zh: 'B岗' }, stale: false, phoneAgeDays: 53 },
    ] }])
    await contact('孙五湖', 'b', '13954209876')
    expect((await card(planner, `coordination_point/${point.id}`)).mechanisms[0]?.twoDeep).toBe(true)
  })

  it('keeps duty contacts from roles that may not read them', async () => {
    const { signIn, district: { point } } = await openApp()
    const { mechanisms } = await card(await signIn('staff'), `coordination_point/${point.id}`)
    expect(mechanisms).toMatchObject([{ name: '防台风联动机制', contacts: null, twoDeep: null }])
    const { mechanisms: masked } = await card(await signIn('leader'), `coordination_point/${point.id}`)
    expect(masked[0]?.contacts?.[0]?.phone).toMatch(/^[\d*]{3}\*{4}1357$/u)
  })

  it('is not found by staff of another subtree, nor once deleted', async () => {
    const { signIn, district: { point } } = await openApp()
    expect((await (await signIn('otherStaff'))(`/api/map/points/coordination_point/${point.id}`)).status).toBe(404)
    expect((await (await signIn('planner'))('/api/map/points/coordination_point/999')).status).toBe(404)
    expect((await (await signIn('planner'))('/api/map/points/organization/1')).status).toBe(422)
    expect((await (await signIn('auditor'))(`/api/map/points/coordination_point/${point.id}`)).status).toBe(403)
  })
})

describe('the card of a partner site', () => {
  it('counts the years of service and names those in which nothing happened', async () => {
    const { signIn, add, district: { site, hailun } } = await openApp()
    for (const year of [2023, 2025]) {
      await add('activity', { started_on: `${year}-03-05`, title: '学雷锋', host_id: hailun.id, site_id: site.id })
    }
    const { service } = await card(await signIn('planner'), `partner_site/${site.id}`)
    expect(service).toEqual({ since: 2006, years: 20, gaps: [2024] })
  })

  it('names the last finished activity, not one that is only planned', async () => {
    const { signIn, add, district: { site, hailun, garrison } } = await openApp()
    await add('activity', { started_on: '2026-03-05', title: '学雷锋', host_id: hailun.id, participant_ids: [garrison.id], site_id: site.id })
    await add('activity', { started_on: '2026-09-25', title: '中秋慰问', host_id: hailun.id, site_id: site.id })
    await add('activity', { started_on: '2026-12-31', title: '元旦联欢', host_id: hailun.id, site_id: site.id })
    const { lastActivity, point } = await card(await signIn('planner'), `partner_site/${site.id}`)
    expect(lastActivity).toMatchObject({ title: '中秋慰问', date: '2026-09-25' })
    expect(Object.values(point.names.co_builder_ids ?? {})).toEqual(['驻区某部一大队'])
  })

  it('tells staff of activities of their own subtree only', async () => {
    const { signIn, add, district: { site, songtao, root } } = await openApp()
    await add('activity', { started_on: '2026-08-01', title: '松涛街道联欢', host_id: songtao.id, site_id: site.id })
    await add('activity', { started_on: '2026-07-01', title: '全区慰问', host_id: root.id, site_id: site.id })
    expect((await card(await signIn('leader'), `partner_site/${site.id}`)).lastActivity?.title).toBe('松涛街道联欢')
    expect((await card(await signIn('staff'), `partner_site/${site.id}`)).lastActivity).toBeNull()
  })
})

async function card(fetch: Fetch, path: string) {
  const answer = await fetch(`/api/map/points/${path}`)
  expect(answer.status).toBe(200)
  return await answer.json() as MapAnswers['card']
}
