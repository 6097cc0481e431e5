import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type OpenApp, openApp } from '../open-app.ts'

async function checkTrail(opened: OpenApp) {
  return await (await (await opened.signIn('auditor'))('/api/audit/chain')).json() as { entries: number, brokenAt: number | null }
}

async function makeSomeTrail(opened: OpenApp) {
  const staff = await opened.signIn('districtStaff')
  for (let version = 1; version <= 4; version++) {
    await staff(`/api/records/visit/${opened.district.visit.id}`, { method: 'PUT', json: { version, values: { households: version } } })
  }
}

describe('the audit trail', () => {
  it('is unbroken as it was written', async () => {
    const opened = await openApp()
    await makeSomeTrail(opened)
    // The district staff and the auditor signed in, and there were four changes.
    expect(await checkTrail(opened)).toEqual({ entries: 6, brokenAt: null })
  })

  it.each([
    ['an action', sql`update audit_entry set action = 'export' where id = 3`],
    ['an author', sql`update audit_entry set author_id = 1 where id = 3`],
    ['a detail', sql`update audit_entry set detail = '{}' where id = 3`],
    ['a time', sql`update audit_entry set at = '2026-11-22T00:00:00.000Z' where id = 3`],
  ])('shows the entry whose past was changed: %s', async (_what, change) => {
    const opened = await openApp()
    await makeSomeTrail(opened)
    await change.execute(opened.db)
    expect((await checkTrail(opened)).brokenAt).toBe(3)
  })

  it('shows the entry before which another was taken out or put in', async () => {
    const opened = await openApp()
    await makeSomeTrail(opened)
    await sql`delete from audit_entry where id = 3`.execute(opened.db)
    expect((await checkTrail(opened)).brokenAt).toBe(4)
  })

  it('is read in pages, newest first, each entry once', async () => {
    const opened = await openApp()
    const staff = await opened.signIn('districtStaff')
    for (let version = 1; version <= 120; version++) {
      await staff(`/api/records/visit/${opened.district.visit.id}`, { method: 'PUT', json: { version, values: { households: version } } })
    }
    const auditor = await opened.signIn('auditor')
    const ids: number[] = []
    for (let before = ''; ;) {
      const page = await (await auditor(`/api/audit${before}`)).json() as { entries: { id: number }[], next: number | null }
      ids.push(...page.entries.map((entry) => entry.id))
      if (page.next === null) break
      before = `?before=${page.next}`
    }
    expect(ids).toEqual(Array.from({ length: 122 }, (_, index) => 122 - index))
  })

  it('tells of wrong passwords, lock-outs and accounts, without a password', async () => {
    const opened = await openApp()
    for (let tries = 0; tries < 5; tries++) await opened.trySignIn('leader', 'guess-not-to-be-kept')
    const administrator = await opened.signIn('administrator')
    const secret = 'First-Password-9'
    await administrator('/api/accounts', { method: 'POST', json: { name: 'newcomer', displayName: '新来的', role: 'planner', organizationId: null, password: secret } })
    const text = await (await (await opened.signIn('auditor'))('/api/audit')).text()
    const { entries } = JSON.parse(text) as { entries: { action: string }[] }
    expect(entries.map((entry) => entry.action)).toEqual([
      'sign_in', 'create_user', 'sign_in', 'lock_out', 'sign_in_failed', 'sign_in_failed', 'sign_in_failed', 'sign_in_failed',
    ])
    expect(text).not.toContain(secret)
    expect(text).not.toContain('guess-not-to-be-kept')
  })
})
