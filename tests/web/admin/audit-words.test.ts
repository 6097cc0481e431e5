import { describe, expect, it } from 'vitest'
import { detailText, subjectText } from '../../../web/components/admin/audit-words.ts'
import { admin } from '../../../web/i18n/admin.ts'
import { common } from '../../../web/i18n/common.ts'

/** As the screen translates: a key that is not known comes back as it is. */
function t(key: string, values: Record<string, unknown> = {}) {
  const found = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], { admin: admin.zh, common: common.zh })
  return typeof found === 'string' ? found.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name])) : key
}

describe('an entry of the trail in words', () => {
  it('names its subject: a record by its kind and number, an account by its name, a sign-in not at all', () => {
    expect(subjectText({ subject: 'visit:12', subjectName: null }, t)).toBe('走访慰问 12')
    expect(subjectText({ subject: 'user:3', subjectName: 'planner' }, t)).toBe('账号 planner')
    expect(subjectText({ subject: 'session', subjectName: null }, t)).toBe('')
    expect(subjectText({ subject: 'comet:1', subjectName: null }, t)).toBe('comet 1')
  })

  it('says what was done besides', () => {
    expect(detailText({ name: 'wang', role: 'staff' }, t)).toBe('用户名 wang · 角色 业务')
    expect(detailText({ disabled: true, passwordReset: false }, t)).toBe('停用')
    expect(detailText({ disabled: false, passwordReset: true }, t)).toBe('启用 · 重置密码')
    expect(detailText({ type: 'visit', limit: 50, descending: true, equals: {}, from: '2026-01-01' }, t)).toBe('自 2026-01-01')
    expect(detailText({ somethingNew: 7 }, t)).toBe('somethingNew 7')
  })
})
