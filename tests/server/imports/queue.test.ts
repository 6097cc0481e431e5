import { describe, expect, it } from 'vitest'
import type { ImportBatchView } from '../../../server/services/imports/types.ts'
import { openApp } from '../open-app.ts'
import { sitDown } from './sit-down.ts'

const visits = (rows: number, whose: string) => Buffer.from(
  `日期,慰问单位,慰问对象,户数\n${Array.from({ length: rows }, (_, index) => `2026-0${1 + (index % 9)}-1${index % 9},海伦路街道,烈属${whose}${index},1`).join('\n')}\n`,
)

describe('files that wait for others', { timeout: 120_000 }, () => {
  it('say how many go before them, and let a commit that a person waits for go first', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const looked = await staff.bring(visits(400, '甲'), { name: '甲.csv' })
    const ids: number[] = []
    for (const whose of ['乙', '丙', '丁', '戊']) ids.push(((await (await staff.send(visits(60_000, whose), { name: `${whose}.csv` })).json()) as { id: number }).id)
    const progressOf = async (id: number | undefined) => (await staff.ask<ImportBatchView>(`/api/imports/${id}`)).body.progress
    expect((await progressOf(ids[2]))).toMatchObject({ stage: 'waiting', ahead: 1 })
    expect((await progressOf(ids[3]))).toMatchObject({ stage: 'waiting', ahead: 2 })

    const committed = staff.ask(`/api/imports/${looked.id}/commit`, { method: 'POST', json: {} })
    await expect.poll(async () => (await progressOf(ids[3]))?.ahead, { timeout: 20_000 }).toBe(3)
    expect(await progressOf(looked.id)).toMatchObject({ stage: 'waiting', ahead: 1 })
    // The first file makes room.
    await staff.ask(`/api/imports/${ids[0]}`, { method: 'DELETE' })
    expect((await committed).body).toMatchObject({ created: 400 })
    const last = (await staff.ask<ImportBatchView>(`/api/imports/${ids[3]}`)).body
    expect(last.status).toBe('reading')
    for (const id of ids.reverse()) await staff.ask(`/api/imports/${id}`, { method: 'DELETE' })
  })

  it('can be discarded while they wait or are read, and leave nothing', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const ids: number[] = []
    for (const whose of ['乙', '丙', '丁']) ids.push(((await (await staff.send(visits(15_000, whose))).json()) as { id: number }).id)
    for (const id of ids.reverse()) expect((await staff.ask(`/api/imports/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await staff.ask<{ imports: unknown[] }>('/api/imports/open')).body.imports).toEqual([])
    expect(await opened.db.selectFrom('import_row').selectAll().execute()).toEqual([])
  })

  it('are read again from what is stored, where the server stopped in the middle', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const batch = await staff.bring(visits(3, '甲'))
    await opened.db.updateTable('import_batch').set({ status: 'reading', summary: 'null', created_at: '2026-01-01T00:00:00.000Z' }).execute()
    expect(await staff.preview(batch.id)).toMatchObject({ status: 'failed', refusal: { zh: '读取中断了（服务器曾停止），数据没有改动。文件还在，可以再读一次' }, file: { state: 'kept' } })
    await staff.ask(`/api/imports/${batch.id}/options`, { method: 'PUT', json: {} })
    expect(await staff.preview(batch.id)).toMatchObject({ status: 'ready', counts: { new: 3 } })
  })
})
