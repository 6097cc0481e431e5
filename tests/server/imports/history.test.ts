import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { uploadPath } from '../../../server/services/imports/uploads.ts'
import type { ImportBatchView, ImportBrief, ImportEvent } from '../../../server/services/imports/types.ts'
import { openApp, type OpenApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

const visits = (...rows: (string | number)[][]) => mintWorkbook([{ name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数'], ...rows] }])
type Page = { imports: ImportBrief[], cursor: number | null }

async function bringIn(opened: OpenApp) {
  const [district, staff] = [await sitDown(opened, 'districtStaff'), await sitDown(opened, 'staff')]
  const file = await visits(['2026-08-01', '海伦路街道', '烈属', 3], ['2026-08-02', '海伦路街道', '军属', 'x'])
  const batch = await staff.bring(file, { name: '八一100%走访.xlsx' })
  await staff.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: { leaveWrong: true } })
  return { district, staff, batch, file }
}

describe('the history of imports', { timeout: 60_000 }, () => {
  it('tells who, when, what file and what came of it, for an import that was taken back and done again', async () => {
    const opened = await openApp()
    const { district, staff, batch } = await bringIn(opened)
    opened.clock.now = new Date('2026-11-23T02:10:00.000Z')
    expect((await district.ask(`/api/imports/${batch.id}/undo`, { method: 'POST' })).status).toBe(200)
    opened.clock.now = new Date('2026-11-23T02:20:00.000Z')
    expect((await staff.ask(`/api/imports/${batch.id}/redo`, { method: 'POST' })).status).toBe(200)

    const { body: page } = await staff.ask<Page>('/api/imports')
    expect(page.imports).toMatchObject([{
      id: batch.id, status: 'committed', fileName: '八一100%走访.xlsx', author: 'staff', type: 'visit', typeSource: 'chosen', isSample: false,
      counts: { new: 1, wrong: 1 }, committedAt: '2026-11-23T02:20:00.000Z', fileHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    }])
    const { body } = await staff.ask<{ events: ImportEvent[] }>(`/api/imports/${batch.id}/events`)
    expect(body.events.map(({ kind, author, at, created, leftWrong, kept }) => [kind, author, at.slice(11, 16), created, leftWrong, kept])).toEqual([
      ['created', 'staff', '02:00', null, null, null], ['committed', 'staff', '02:00', 1, 1, null], ['undone', 'districtStaff', '02:10', 1, null, 0],
      ['redone', 'staff', '02:20', 1, 1, null],
    ])
  })

  it('is filtered by kind, person, state and words, and shows nobody what is not theirs', async () => {
    const opened = await openApp()
    const { district, staff, batch } = await bringIn(opened)
    const draft = await district.bring(await visits(['2026-08-05', '松涛街道', '烈属', 3]), { name: '松涛.xlsx' })
    const ids = async (query: string, who = district) => (await who.ask<Page>(`/api/imports?${query}`)).body.imports.map(({ id }) => id)
    expect(await ids('')).toEqual([batch.id])
    expect(await ids('status=draft')).toEqual([draft.id])
    expect(await ids('status=undone')).toEqual([])
    expect(await ids('type=visit')).toEqual([batch.id])
    expect(await ids('type=activity')).toEqual([])
    expect(await ids(`text=${encodeURIComponent('八一100%')}`)).toEqual([batch.id])
    expect(await ids(`text=${encodeURIComponent('一%走')}`)).toEqual([])
    expect(await ids(`text=${batch.fileHash.slice(0, 8).toUpperCase()}`)).toEqual([batch.id])
    const { body: people } = await district.ask<{ authors: { id: number, name: string }[] }>('/api/imports/authors')
    expect(people.authors.map(({ name }) => name)).toEqual(['staff'])
    expect(await ids(`author=${people.authors[0]?.id}`)).toEqual([batch.id])
    expect(await ids(`author=${(people.authors[0]?.id ?? 0) + 1}`)).toEqual([])
    expect(await ids('status=draft', staff)).toEqual([])
    expect(await ids('', await sitDown(opened, 'otherStaff'))).toEqual([])
    expect((await district.ask<Page>('/api/imports/open')).body.imports.map(({ id }) => id)).toEqual([draft.id])
    expect((await staff.ask<Page>('/api/imports/open')).body.imports).toEqual([])
  })

  it('goes on over pages without leaving one out', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const rows = Array.from({ length: 65 }, (_, index) => ({
      record_type: 'visit', file_name: `${index}.xlsx`, file_hash: String(index), file_size: 1, status: 'committed' as const, options: '{}', summary: 'null',
      author_id: null, created_at: '2026-01-01T00:00:00.000Z', committed_at: '2026-01-01T00:00:00.000Z', undone_at: null, is_sample: 0,
    }))
    await opened.db.insertInto('import_batch').values(rows).execute()
    const seen: string[] = []
    for (let cursor: number | null = null, more = true; more; more = cursor !== null) {
      const { body }: { body: Page } = await staff.ask<Page>(`/api/imports${cursor === null ? '' : `?cursor=${cursor}`}`)
      seen.push(...body.imports.map(({ fileName }) => fileName))
      cursor = body.cursor
    }
    expect(seen).toEqual(rows.map((row) => row.file_name).reverse())
  })
})

describe('the original of an import', { timeout: 60_000 }, () => {
  it('comes back byte by byte under its own name, and the trail says who took it', async () => {
    const opened = await openApp()
    const { district, batch, file } = await bringIn(opened)
    const answer = await opened.app.request(`/api/imports/${batch.id}/file`, { headers: district.headers })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="__100___.xlsx"; filename*=UTF-8''${encodeURIComponent('八一100%走访.xlsx')}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(file))).toBe(true)
    const { body } = await district.ask<{ events: ImportEvent[] }>(`/api/imports/${batch.id}/events`)
    expect(body.events.at(-1)).toMatchObject({ kind: 'downloaded', author: 'districtStaff' })
    const entry = await opened.db.selectFrom('audit_entry').selectAll().where('action', '=', 'export').executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ subject: 'visit', import_batch_id: batch.id })
  })

  it('is not handed to another unit, and is gone with the reason once it was removed', async () => {
    const opened = await openApp()
    const { district, batch } = await bringIn(opened)
    expect((await (await sitDown(opened, 'otherStaff')).ask(`/api/imports/${batch.id}/file`)).status).toBe(404)
    await opened.db.updateTable('import_batch').set({ file_purged_at: '2026-11-23T02:00:00.000Z', file_purge_days: 180 }).execute()
    const { status, body } = await district.ask<{ error: { message: { zh: string } } }>(`/api/imports/${batch.id}/file`)
    expect([status, body.error.message.zh]).toEqual([410, '原件已按 180 天期限清除，逐行的记录和文件的 SHA-256 仍在'])
    await opened.db.updateTable('import_batch').set({ file_purged_at: null }).execute()
    await rm(uploadPath(opened.env.dataDirectory, batch.fileHash))
    expect((await district.ask<ImportBatchView>(`/api/imports/${batch.id}`)).body.file).toEqual({ state: 'none' })
    expect((await district.ask(`/api/imports/${batch.id}/file`)).status).toBe(410)
  })

  it('is never served as a page, however it is named', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const page = Buffer.from('<html><table><tr><td>日期</td><td>慰问单位</td><td>慰问对象</td></tr><tr><td>2026-08-01</td><td>松涛街道</td><td>烈属</td></tr></table></html>')
    const batch = await staff.bring(page, { name: '../a"b\r\nX: y.html' })
    const answer = await opened.app.request(`/api/imports/${batch.id}/file`, { headers: staff.headers })
    expect(answer.headers.get('content-type')).toBe('application/vnd.ms-excel')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="__?_a_b__X_ y\.html"; filename\*=UTF-8''[\w%.-]+$/u)
    await answer.body?.cancel()
  })
})
