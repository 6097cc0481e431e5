import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maskText } from '../../../server/security/permissions.ts'
import { type Caller, callers, type OpenApp, openApp } from '../open-app.ts'
import { readSheet } from '../read-sheet.ts'

// A run of this many digits of a phone is enough to find the rest by trying.
const tellingRuns = (phone: string) => {
  const digits = phone.replace(/\D/gu, '')
  return Array.from({ length: digits.length - 4 }, (_, start) => digits.slice(start, start + 5))
}

describe('a masked phone', () => {
  it('keeps its last four digits and no others, however it is written', () => {
    expect(maskText('13805321234', 'phone')).toBe('*******1234')
    expect(maskText('0532-88776655', 'phone')).toBe('****-****6655')
    expect(maskText('138 0532 1234', 'phone')).toBe('*** **** 1234')
    expect(maskText('0532-88776655转8012', 'phone')).toBe('****-********转8012')
    expect(maskText('8012', 'phone')).toBe('****')
  })

  it('never shows five digits of a number', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9+*()\- 转]{3,40}$/u), (phone) => {
      expect((maskText(phone, 'phone').match(/\d/gu) ?? []).length).toBeLessThanOrEqual(4)
    }))
  })
})

describe('phones of a coordination point and a duty contact', () => {
  let opened: OpenApp
  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    const staff = await opened.signIn('districtStaff')
    await staff(`/api/records/coordination_point/${opened.district.point.id}`, { method: 'PUT', json: { version: 1, values: { duty_phone: '0532-66554433' } } })
  })
  afterAll(() => opened.close())

  const phones = ['0532-88776655', '0532-66554433', '13954201357']

  /** Everything that a caller is told about them, by every way there is. */
  async function everythingTold(caller: Caller) {
    const ask = await opened.signIn(caller)
    const { point, contact, mechanism } = opened.district
    const paths = [
      '/api/records/coordination_point', `/api/records/coordination_point/${point.id}`, `/api/records/coordination_point/${point.id}/history`,
      '/api/records/duty_contact', `/api/records/duty_contact/${contact.id}`, `/api/records/duty_contact/${contact.id}/history`,
      `/api/records/mechanism/${mechanism.id}`, '/api/overview?year=2026', '/api/indicators/G1/records?year=2026',
      '/api/map/points?bounds=120,35,121,37', `/api/map/points/coordination_point/${point.id}`, '/api/map/search?q=hlbxd', '/api/wall', '/api/wall/points?bounds=120,35,121,37',
    ]
    const told = await Promise.all(paths.map(async (path) => (await ask(path)).text()))
    for (const type of ['coordination_point', 'duty_contact']) told.push(await exported(caller, type))
    return told.join('\n')
  }

  async function exported(caller: Caller, type: string) {
    const answer = await (await opened.signIn(caller))(`/api/records/${type}/export`)
    return answer.status === 200 ? JSON.stringify(await readSheet(answer)) : answer.text()
  }

  const mayNotSee = (Object.keys(callers) as Caller[]).filter((caller) => ['leader', 'auditor'].includes(callers[caller]))

  it.each(mayNotSee)('never reach the %s, whether by list, record, history, export, map or figure', async (caller) => {
    const told = await everythingTold(caller)
    for (const run of phones.flatMap(tellingRuns)) expect(told).not.toContain(run)
  })

  it('reach the planner, who must call', async () => {
    const told = await everythingTold('planner')
    for (const phone of phones) expect(told).toContain(phone)
  })

  it('reach neither staff of another sub-district nor, by their kind, those without duty contacts', async () => {
    const other = await everythingTold('otherStaff')
    expect(other).not.toContain('海伦路避险点')
    for (const phone of phones) expect(other).not.toContain(phone)
    const staff = await everythingTold('staff')
    expect(staff).toContain('0532-66554433')
    expect(staff).not.toContain('赵三立')
  })

  it.each(['duty_phone', 'officer_a'])('cannot be guessed by filtering or sorting on %s', async (field) => {
    const ask = await opened.signIn('leader')
    const filter = encodeURIComponent(JSON.stringify({ [field]: '0532-88776655' }))
    for (const query of [`equals=${filter}`, `sort=${field}`]) {
      expect((await ask(`/api/records/coordination_point?${query}`)).status).toBe(422)
      expect((await ask(`/api/records/coordination_point/export?${query}`)).status).toBe(422)
    }
    const found = await (await ask('/api/records/coordination_point?search=88776655')).json() as { rows: unknown[] }
    expect(found.rows).toEqual([])
  })
})
