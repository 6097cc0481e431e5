import { describe, expect, it } from 'vitest'
import { type Fetch, type OpenApp, openApp, password } from '../open-app.ts'

const minute = 60_000

function wait({ clock }: Pick<OpenApp, 'clock'>, minutes: number) {
  clock.now = new Date(clock.now.getTime() + minutes * minute)
}

const statusOf = async (ask: Fetch, headers?: Record<string, string>) => (await ask('/api/session', { headers })).status

describe('a session', () => {
  it('ends thirty minutes after the last thing that its user did', async () => {
    const opened = await openApp()
    const ask = await opened.signIn('leader')
    wait(opened, 29)
    expect(await statusOf(ask)).toBe(200)
    wait(opened, 29)
    expect(await statusOf(ask)).toBe(200)
    wait(opened, 31)
    expect(await statusOf(ask)).toBe(401)
  })

  it('is not kept alive by what an open screen asks by itself', async () => {
    const opened = await openApp()
    const ask = await opened.signIn('leader')
    for (let minutes = 0; minutes < 30; minutes += 10) {
      wait(opened, 10)
      expect(await statusOf(ask, { 'x-background': '1' })).toBe(200)
      await (await ask('/api/events')).body?.cancel()
    }
    wait(opened, 1)
    expect(await statusOf(ask)).toBe(401)
  })

  it('ends twelve hours after signing in, however busy', async () => {
    const opened = await openApp()
    const ask = await opened.signIn('leader')
    for (let hours = 0; hours < 12; hours += 0.25) {
      wait(opened, 15)
      expect(await statusOf(ask)).toBe(200)
    }
    wait(opened, 1)
    expect(await statusOf(ask)).toBe(401)
  })

  it('ends when its user signs out', async () => {
    const { signIn } = await openApp()
    const ask = await signIn('leader')
    expect((await ask('/api/session', { method: 'DELETE' })).status).toBe(200)
    expect(await statusOf(ask)).toBe(401)
  })

  it('ends everywhere else when its user changes the password', async () => {
    const { signIn, trySignIn } = await openApp()
    const [here, elsewhere] = [await signIn('leader'), await signIn('leader')]
    const next = 'A-New-Password-7'
    expect((await here('/api/session/password', { method: 'PUT', json: { current: password, next } })).status).toBe(200)
    expect(await statusOf(here)).toBe(200)
    expect(await statusOf(elsewhere)).toBe(401)
    expect((await trySignIn('leader')).status).toBe(401)
    expect((await trySignIn('leader', next)).status).toBe(200)
  })

  it('ends at once when the administrator disables the account or resets its password', async () => {
    const { signIn, trySignIn } = await openApp()
    const administrator = await signIn('administrator')
    const accounts = await (await administrator('/api/accounts')).json() as { id: number, name: string }[]
    const idOf = (name: string) => accounts.find((account) => account.name === name)?.id
    const [leader, planner] = [await signIn('leader'), await signIn('planner')]

    await administrator(`/api/accounts/${idOf('leader')}`, { method: 'PATCH', json: { disabled: true } })
    expect(await statusOf(leader)).toBe(401)
    expect((await trySignIn('leader')).status).toBe(401)
    await administrator(`/api/accounts/${idOf('leader')}`, { method: 'PATCH', json: { disabled: false } })
    expect((await trySignIn('leader')).status).toBe(200)

    await administrator(`/api/accounts/${idOf('planner')}`, { method: 'PATCH', json: { password: 'First-Password-9' } })
    expect(await statusOf(planner)).toBe(401)
    expect((await trySignIn('planner')).status).toBe(401)
    expect((await trySignIn('planner', 'First-Password-9')).status).toBe(200)
  })

  it('with a first password reaches nothing but the change of password', async () => {
    const { signIn, trySignIn, request } = await openApp()
    const administrator = await signIn('administrator')
    await administrator('/api/accounts', {
      method: 'POST', json: { name: 'newcomer', displayName: '新来的', role: 'leader', organizationId: null, password: 'First-Password-9' },
    })
    const cookie = (await trySignIn('newcomer', 'First-Password-9')).headers.get('set-cookie')?.split(';')[0] ?? ''
    const ask: Fetch = (path, call) => request(path, { ...call, headers: { cookie } })
    expect((await ask('/api/records/visit')).status).toBe(403)
    expect((await ask('/api/session')).status).toBe(200)
    expect((await ask('/api/session/password', { method: 'PUT', json: { current: 'First-Password-9', next: 'My-Own-Password-1' } })).status).toBe(200)
    expect((await ask('/api/records/visit')).status).toBe(200)
  })
})

describe('a page of another site', () => {
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']

  it.each(forms)('cannot post a form of type %s', async (type) => {
    const { signIn, district } = await openApp()
    const ask = await signIn('districtStaff')
    const headers = { 'content-type': type, origin: 'http://elsewhere.example' }
    expect((await ask(`/api/records/visit/${district.visit.id}/restore`, { method: 'POST', headers })).status).toBe(403)
    expect((await ask('/api/sign-in', { method: 'POST', headers })).status).toBe(403)
  })

  it('cannot send a change without a type either', async () => {
    const { signIn, district } = await openApp()
    const ask = await signIn('districtStaff')
    const path = `/api/records/visit/${district.visit.id}?version=1`
    expect((await ask(path, { method: 'DELETE', headers: { origin: 'http://elsewhere.example' } })).status).toBe(403)
    expect((await ask(path, { method: 'DELETE' })).status).toBe(200)
  })
})

describe('every answer', () => {
  it('forbids outside origins, frames and guessing at types', async () => {
    const { signIn, request } = await openApp()
    const ask = await signIn('leader')
    for (const answer of [await request('/api/health'), await request('/api/nothing'), await ask('/api/session')]) {
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src/u)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
