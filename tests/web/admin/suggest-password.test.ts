import { describe, expect, it } from 'vitest'
import { requireStrongPassword } from '../../../server/security/passwords.ts'
import { suggestPassword } from '../../../web/components/admin/suggest-password.ts'

describe('a suggested password', () => {
  const passwords = Array.from({ length: 500 }, suggestPassword)

  it('always passes the server’s rule', () => {
    for (const password of passwords) expect(() => requireStrongPassword(password)).not.toThrow()
  })

  it('is another one every time and has no sign that is mistaken for another', () => {
    expect(new Set(passwords).size).toBe(passwords.length)
    for (const password of passwords) expect(password).not.toMatch(/[01OoIli]/u)
  })
})
