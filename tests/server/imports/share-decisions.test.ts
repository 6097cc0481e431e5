import { describe, expect, it } from 'vitest'
import { openApp } from '../open-app.ts'
import { mintWorkbook } from './mint-workbook.ts'
import { sitDown } from './sit-down.ts'

const sheet = (name: string, ...rows: (string | number)[][]) => mintWorkbook([{ name, rows }])
type Files = { files: { id: number, fileName: string }[] }

describe('what was decided about one file', { timeout: 60_000 }, () => {
  it('is offered to the others with the same headings, in whatever order, and holds there too', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const bring = async (name: string, file: Promise<Uint8Array>) => staff.bring(await file, { name })
    const first = await bring('一月.xlsx', sheet('一月', ['日期', '慰问单位', '给谁', '送去', '户数'], ['2026-01-05', '松涛街道', '烈属', 200, 3]))
    const second = await bring('二月.xlsx', sheet('二月', ['户数', '给谁', '日期', '慰问单位', '送去'], [2, '军属', '2026-02-05', '松涛街道', 300]))
    const other = await bring('三月.xlsx', sheet('三月', ['日期', '慰问单位', '给谁', '户数'], ['2026-03-05', '松涛街道', '军属', 2]))
    expect((await staff.ask<Files>(`/api/imports/${first.id}/alike`)).body.files).toEqual([])

    await staff.ask(`/api/imports/${first.id}/options`, { method: 'PUT', json: { sheets: { 一月: { columns: { C: 'recipient', D: 'money_fen' } } }, moneyUnit: 'yuan', year: 2026, unitId: opened.district.songtao.id } })
    expect((await staff.preview(first.id)).counts).toMatchObject({ new: 1, wrong: 0 })
    expect((await staff.ask<Files>(`/api/imports/${first.id}/alike`)).body.files).toEqual([{ id: second.id, fileName: '二月.xlsx' }])
    expect((await staff.ask<Files>(`/api/imports/${first.id}/share`, { method: 'POST' })).body.files).toHaveLength(1)
    expect(await staff.preview(second.id)).toMatchObject({
      counts: { new: 1, wrong: 0 }, options: { sheets: { 二月: { columns: { B: 'recipient', E: 'money_fen' } } }, moneyUnit: 'yuan' },
    })
    // Whose rows they are, and of what year, is the file's own.
    expect((await staff.preview(second.id)).options).not.toHaveProperty('unitId')
    expect((await staff.preview(other.id)).options).toEqual({})
    expect((await staff.ask<Files>(`/api/imports/${first.id}/alike`)).body.files).toEqual([])
  })

  it('holds for the corrected file that takes its place', async () => {
    const opened = await openApp()
    const staff = await sitDown(opened, 'districtStaff')
    const rows = ['日期', '慰问单位', '给谁', '户数']
    const first = await staff.bring(await sheet('一月', rows, ['2026-01-05', '松涛街道', '烈属', 'x']))
    await staff.ask(`/api/imports/${first.id}/options`, { method: 'PUT', json: { sheets: { 一月: { columns: { C: 'recipient' } } } } })
    await staff.preview(first.id)
    expect(await staff.bring(await sheet('一月', rows, ['2026-01-05', '松涛街道', '烈属', 3]), { like: first.id })).toMatchObject({ counts: { new: 1, wrong: 0 } })
    const stranger = await sitDown(opened, 'otherStaff')
    expect((await stranger.send(await sheet('一月', rows), { like: first.id })).status).toBe(404)
  })
})
