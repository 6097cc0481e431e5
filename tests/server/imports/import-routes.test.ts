import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportRowView } from '../../../server/services/imports/row-views.ts'
import type { ImportBatchView, ImportOptions } from '../../../server/services/imports/types.ts'
import { openApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

const visits = (rows: (string | number | null)[][]) => mintWorkbook([{ name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)'], ...rows] }])

describe('the import screen’s requests', { timeout: 30_000 }, () => {
  it('take a file through a worker thread to a preview, a commit, the ledger and back', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'staff')
    const batch = await staff.bring(await visits([
      ['2026-08-01', '海伦路街道', '烈属', 3, 1500], ['2026-08-02', '海伦路社区', '困难群众', 4, '2千元'], ['2026-08-03', '海伦路街道', '军属', 1, 'abc'],
    ]))
    expect(batch).toMatchObject({ status: 'ready', type: 'visit', fileName: '走访.xlsx', author: 'staff', summary: { counts: { new: 2, wrong: 1, left_out: 1, total: 4 } } })

    const { body: page } = await staff.ask<{ rows: ImportRowView[], cursor: number | null }>(`/api/imports/${batch.id}/rows?outcome=new,wrong&limit=2`)
    expect(page.rows.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'new'], [3, 'new']])
    expect(page.rows[1]?.values.find(({ field }) => field === 'money_fen')?.text).toEqual({ zh: '2000 元', en: '2000 yuan' })
    expect(page.rows[0]?.values.find(({ field }) => field === 'host_id')?.text.zh).toBe('海伦路街道')
    const { body: rest } = await staff.ask<{ rows: ImportRowView[] }>(`/api/imports/${batch.id}/rows?outcome=new,wrong&limit=2&cursor=${page.cursor ?? 0}`)
    expect(rest.rows[0]?.issues).toMatchObject([{ column: 'E', field: 'money_fen', read: 'abc', fieldLabel: { zh: '慰问金' } }])

    expect((await staff.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: {} })).status).toBe(422)
    expect((await staff.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: { leaveWrong: true } })).body)
      .toEqual({ batchId: batch.id, created: 2, changed: 0, same: 0, leftWrong: 1 })
    const ledger = await staff.ask<{ rows: { title: string, origin: { file: string, row: number } }[] }>('/api/records/visit?from=2026-08-01')
    expect(ledger.body.rows.map(({ title, origin }) => [title, origin.file, origin.row])).toEqual([['困难群众', '走访.xlsx', 3], ['烈属', '走访.xlsx', 2]])

    expect((await staff.ask(`/api/imports/${batch.id}/undo`, { method: 'POST' })).body).toEqual({ batchId: batch.id, removed: 2, restored: 0, kept: [] })
    expect((await staff.ask<{ rows: [] }>('/api/records/visit?from=2026-08-01')).body.rows).toEqual([])
    const { body: history } = await staff.ask<{ imports: ImportBatchView[] }>('/api/imports')
    expect(history.imports.map(({ id, status }) => [id, status])).toEqual([[batch.id, 'undone']])
    expect((await opened.db.selectFrom('audit_entry').select('action').where('action', 'in', ['import', 'undo_import']).execute()).map(({ action }) => action))
      .toEqual(['import', 'undo_import'])
  })

  it('read a file anew when a person says what it does not', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const batch = await staff.bring(await mintWorkbook([{ rows: [['日期', '慰问对象', '金额'], ['7月28日', '烈属', 2]] }]))
    expect(batch.summary?.counts).toMatchObject({ new: 0, wrong: 1 })
    expect(batch.summary?.warnings.map(({ kind }) => kind)).toEqual(['missing_column', 'year_unknown'])
    const options: ImportOptions = { year: 2025, unitId: opened.district.songtao.id, moneyUnit: 'ten_thousand' }
    await staff.ask(`/api/imports/${batch.id}/options`, { method: 'PUT', json: options })
    const renewed = await staff.preview(batch.id)
    expect(renewed).toMatchObject({ options, summary: { counts: { new: 1, wrong: 0 }, found: { year: { value: 2025, source: 'option' }, unit: { name: '松涛街道' } } } })
    const { body } = await staff.ask<{ rows: ImportRowView[] }>(`/api/imports/${batch.id}/rows?outcome=new`)
    expect(body.rows[0]?.values.find(({ field }) => field === 'money_fen')?.text.zh).toBe('20000 元')
  })

  it('show staff their own units’ imports and refuse rows of other units', async () => {
    const opened = await openApp()
    const [staff, other] = [await sitDown(opened, 'staff'), await sitDown(opened, 'otherStaff')]
    const batch = await staff.bring(await visits([['2026-08-01', '海伦路街道', '烈属', 3, 1500], ['2026-08-01', '松涛街道', '烈属', 3, 1500]]))
    expect(batch.summary?.counts).toMatchObject({ new: 1, wrong: 1 })
    expect((await other.ask(`/api/imports/${batch.id}`)).status).toBe(404)
    expect((await other.ask<{ imports: unknown[] }>('/api/imports')).body.imports).toEqual([])
    expect((await other.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: { leaveWrong: true } })).status).toBe(404)
  })

  it('discard an import with its rows and its stored file', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'staff')
    const batch = await staff.bring(await visits([['2026-08-01', '海伦路街道', '烈属', 3, 1500]]))
    expect((await staff.ask(`/api/imports/${batch.id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await staff.ask(`/api/imports/${batch.id}`)).status).toBe(404)
    expect(await opened.db.selectFrom('import_row').selectAll().execute()).toEqual([])
    const { file_hash: hash } = await opened.db.selectFrom('import_batch').select('file_hash').executeTakeFirstOrThrow()
    await expect(readFile(join(opened.env.dataDirectory, 'uploads', hash))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('refuse what is no spreadsheet with a reason, and leave nothing behind', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'staff')
    const batch = await staff.bring(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), { name: '照片.png' })
    expect(batch.status).toBe('failed')
    expect(batch.summary?.refusal?.zh).toContain('不是')
    expect((await staff.ask(`/api/imports/${batch.id}/commit`, { method: 'POST', json: {} })).status).toBe(409)
  })
})
