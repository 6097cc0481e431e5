import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fetch, type OpenApp, openApp } from '../open-app.ts'

describe('a ledger exported as .csv', () => {
  let opened: OpenApp
  let leader: Fetch
  beforeAll(async () => {
    opened = await openApp({ forManyTests: true })
    leader = await opened.signIn('leader')
  })
  afterAll(() => opened.close())

  it.each([['csv', 'utf-8'], ['csv-gb18030', 'gb18030']])('%s is in %s and says so', async (format, encoding) => {
    const answer = await leader(`/api/records/visit/export?format=${format}&search=${encodeURIComponent('海伦路福利院')}`)
    expect(answer.headers.get('content-type')).toBe(`text/csv; charset=${encoding}`)
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('走访慰问-2026-11-23.csv'))
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes[0] === 0xef && bytes[1] === 0xbb).toBe(encoding === 'utf-8')
    const [header, row] = new TextDecoder(encoding, { fatal: true }).decode(bytes).split('\r\n')
    expect(header).toMatch(/^日期,慰问单位,/)
    expect(row).toMatch(/^2026-07-28,.*海伦路福利院/)
  })

  it('masks what the reader may not see, and the trail tells the format', async () => {
    const told = await (await leader('/api/records/coordination_point/export?format=csv')).text()
    expect(told).toContain('海伦路避险点')
    expect(told).not.toContain('88776655')
    const trail = await (await (await opened.signIn('auditor'))('/api/audit')).json() as { entries: { action: string, detail: unknown }[] }
    expect(trail.entries.find((entry) => entry.action === 'export')?.detail).toMatchObject({ format: 'csv' })
  })

  it('in another format is refused', async () => {
    expect((await leader('/api/records/visit/export?format=pdf')).status).toBe(422)
  })
})
