import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runningExports } from '../../server/services/records/export-job.ts'
import { readSheet } from '../server/read-sheet.ts'
import { addVisits } from '../server/records/many-visits.ts'
import { accessibilityViolations, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

describe('a ledger exported from its screen', () => {
  it('is said beforehand, is what the screen shows, and comes as a file', async () => {
    const { page, complaints } = await product.signIn('leader')
    await page.goto(`${product.url}/ledgers/visit?f.recipient_category=martyr_family`)
    const count = Number(/筛选出 (\d+) 条/u.exec(await page.getByRole('heading', { name: /筛选出 \d+ 条/u }).innerText())?.[1])
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByText(`按当前筛选导出 ${count} 条`).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /Excel/u }).click()])
    expect(download.suggestedFilename()).toBe('走访慰问-2026-11-23.xlsx')
    const rows = await readSheet(new Response(new Uint8Array(await readFile(await download.path()))))
    expect(rows).toHaveLength(count)
    expect(new Set(rows.map((row) => row.对象类别))).toEqual(new Set(['烈士遗属']))
    await page.getByText('已导出 走访慰问-2026-11-23.xlsx').waitFor()
    expect(complaints).toEqual([])
  })

  it('of many records says on a phone that it runs, and ends on the server when it is cancelled', async () => {
    const [visit] = (await sql<{ id: number }>`select id from visit where visited_on >= '2026-01-01' limit 1`.execute(product.db)).rows
    await addVisits(product.db, { like: visit?.id ?? 0, count: 150_000 })
    const { page, complaints } = await product.signIn('staff', { viewport: phone, isMobile: true, hasTouch: true })
    await page.goto(`${product.url}/ledgers/visit`)
    await page.getByRole('button', { name: '导出' }).tap()
    await page.getByText('按当前筛选导出 10,000+ 条').waitFor()
    await page.getByRole('menuitem', { name: /GB18030/u }).tap()
    await page.getByText(/正在导出走访慰问 150,\d{3} 条/u).waitFor()
    await page.getByText(/已收到/u).waitFor()
    await page.getByRole('button', { name: '取消导出' }).tap()
    await page.getByText(/正在导出/u).waitFor({ state: 'detached' })
    for (let tries = 0; tries < 100 && runningExports() > 0; tries += 1) await setTimeout(100)
    expect(runningExports()).toBe(0)
    expect(await page.getByRole('button', { name: '导出' }).isEnabled()).toBe(true)
    expect(complaints).toEqual([])
  })
})
