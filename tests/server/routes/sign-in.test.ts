import { describe, expect, it } from 'vitest'
import { openApp, password } from '../open-app.ts'

const minutes = (count: number) => count * 60_000

describe('signing in', () => {
  it('answers a cookie that scripts cannot read and other sites do not send', async () => {
    const { trySignIn } = await openApp()
    const answer = await trySignIn('leader')
    expect(answer.status).toBe(200)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^tongxin_session=[\w-]{43};/u)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).toContain('Path=/')
    expect(cookie).not.toContain('Expires')
  })

  it('tells an unknown name and a wrong password in the same words', async () => {
    const { trySignIn } = await openApp()
    const [unknown, wrong] = await Promise.all([trySignIn('nobody', 'x'), trySignIn('leader', 'x')])
    expect([unknown.status, wrong.status]).toEqual([401, 401])
    expect(await unknown.json()).toEqual(await wrong.json())
  })

  it('locks an account for fifteen minutes after five wrong passwords, the right one included', async () => {
    const { trySignIn, clock } = await openApp()
    for (let tries = 0; tries < 5; tries++) expect((await trySignIn('staff', 'wrong')).status).toBe(401)
    expect((await trySignIn('staff')).status).toBe(423)
    clock.now = new Date(clock.now.getTime() + minutes(15) - 1)
    expect((await trySignIn('staff')).status).toBe(423)
    clock.now = new Date(clock.now.getTime() + 1)
    expect((await trySignIn('staff')).status).toBe(200)
  })

  it('counts tries made at the same moment, so that a burst of guesses is no more than five', async () => {
    const { trySignIn } = await openApp()
    const guesses = [...Array.from({ length: 12 }, (_, index) => `wrong ${index}`), password]
    const answers = await Promise.all(guesses.map((guess) => trySignIn('staff', guess)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(5).fill(401), ...Array(8).fill(423)])
    expect((await trySignIn('staff')).status).toBe(423)
  })

  it('begins to count anew after a right password', async () => {
    const { trySignIn } = await openApp()
    for (let tries = 0; tries < 4; tries++) await trySignIn('staff', 'wrong')
    expect((await trySignIn('staff')).status).toBe(200)
    expect((await trySignIn('staff', 'wrong')).status).toBe(401)
    expect((await trySignIn('staff')).status).toBe(200)
  })
})
