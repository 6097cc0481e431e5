import { describe, expect, it } from 'vitest'
import { openApp } from '../open-app.ts'

describe('how long files of imports are kept', () => {
  it('is 180 and 30 days until the administrator says otherwise, and the trail says what was changed', async () => {
    const { signIn, db } = await openApp()
    const administrator = await signIn('administrator')
    expect(await (await administrator('/api/settings/retention')).json()).toEqual({ fileDays: 180, draftDays: 30 })
    const answer = await administrator('/api/settings/retention', { method: 'PUT', json: { fileDays: 365, draftDays: 30 } })
    expect([answer.status, await answer.json()]).toEqual([200, { fileDays: 365, draftDays: 30 }])
    expect(await (await administrator('/api/settings/retention')).json()).toEqual({ fileDays: 365, draftDays: 30 })
    const entries = await db.selectFrom('audit_entry').innerJoin('user_account', 'user_account.id', 'author_id')
      .select(['subject', 'detail', 'name']).where('action', '=', 'change_setting').execute()
    expect(entries.map(({ subject, detail, name }) => [subject, JSON.parse(detail), name])).toEqual([['import_file_days', { before: 180, after: 365 }, 'administrator']])
  })

  it.each([{ fileDays: 29, draftDays: 30 }, { fileDays: 180, draftDays: 6 }, { fileDays: 180.5, draftDays: 30 }, { fileDays: 4_000, draftDays: 30 }, { fileDays: 180 }])(
    'is never %o', async (json) => {
      const administrator = await (await openApp()).signIn('administrator')
      expect((await administrator('/api/settings/retention', { method: 'PUT', json })).status).toBe(422)
    },
  )
})
