import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pointSheet, visitSheet } from './office-sheets.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** Everything that figures and screens are made of, as it stands: what an undo must bring back. */
async function whatStands() {
  const tables = ['visit', 'coordination_point', 'record_scope', 'rollup_month', 'rollup_day', 'search_term'] as const
  const contents = await Promise.all(tables.map(async (table) => {
    const living = table === 'visit' || table === 'coordination_point' ? sql`where deleted_at is null` : sql``
    return (await sql`select * from ${sql.table(table)} ${living}`.execute(product.db)).rows
  }))
  return Object.fromEntries(tables.map((table, index) => [table, contents[index]]))
}

async function upload(page: Page, { file, type }: { file: string, type: string }) {
  await page.goto(`${product.url}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/\/import\/\d+/u)
  await page.getByText(/^共 \d+ 行/u).first().waitFor()
  // What ledger it is, its content has told.
  expect(await page.getByRole('main').getByText(type, { exact: true }).count()).toBeGreaterThan(0)
}

async function undo(page: Page) {
  await page.getByRole('button', { name: '撤销导入' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
  await page.getByText('已撤销').first().waitFor()
}

const visits = (page: Page) => page.getByRole('main').getByText(/走访次数 \d+ 次/u).first().innerText()

describe('a unit’s sheet, from the clerk’s hands to the leader’s chart and back', () => {
  it('is read as a person would read it, counted when committed, and gone without a trace when undone', async () => {
    const before = await whatStands()
    const leader = await product.signIn('leader')
    await leader.page.goto(`${product.url}/?focus=C1`)
    const first = Number(/\d+/u.exec(await visits(leader.page))?.[0])

    const clerk = await product.signIn('staff')
    await upload(clerk.page, { file: await visitSheet(product.folder), type: '走访慰问' })
    const sentence = await clerk.page.getByText(/^共 \d+ 行/u).first().innerText()
    expect(sentence).toContain('新增 4')
    expect(sentence).toContain('有误 1')
    expect(await clerk.page.getByText('2026年2月没有30日').count()).toBeGreaterThan(0)
    await clerk.page.getByRole('button', { name: /只提交正确的 4 行/u }).click()
    await clerk.page.getByRole('button', { name: '撤销导入' }).waitFor()

    // The leader's chart follows without a reload.
    await leader.page.getByText(`走访次数 ${first + 4} 次`).first().waitFor()

    const stored = await sql<{ money: number, dates: string }>`
      select sum(money_fen) as money, group_concat(visited_on) as dates from visit
      where import_sheet = '八一走访' and deleted_at is null`.execute(product.db)
    expect(stored.rows[0]?.money).toBe(2_920_000)
    expect(stored.rows[0]?.dates.split(',').sort()).toEqual(['2026-07-28', '2026-07-28', '2026-07-29', '2026-07-30'])

    await undo(clerk.page)
    await leader.page.getByText(`走访次数 ${first} 次`).first().waitFor()
    expect(await whatStands()).toEqual(before)
    expect(clerk.complaints).toEqual([])
    expect(leader.complaints).toEqual([])
  })

  it('changes nothing when the same file comes again', async () => {
    const clerk = await product.signIn('staff')
    const file = await visitSheet(product.folder)
    await upload(clerk.page, { file, type: '走访慰问' })
    await clerk.page.getByRole('button', { name: /只提交正确的 4 行/u }).click()
    await clerk.page.getByRole('button', { name: '撤销导入' }).waitFor()
    const standing = await whatStands()
    await upload(clerk.page, { file, type: '走访慰问' })
    expect(await clerk.page.getByText(/^共 \d+ 行/u).first().innerText()).toContain('相同 4')
    expect(await whatStands()).toEqual(standing)
  })

  it('puts coordination points on the map, found by initials, in the right place whatever system they came in', async () => {
    const before = await whatStands()
    const clerk = await product.signIn('staff')
    await upload(clerk.page, { file: await pointSheet(product.folder), type: '协同点位' })
    expect(await clerk.page.getByText(/^共 \d+ 行/u).first().innerText()).toContain('新增 2')
    await clerk.page.getByRole('button', { name: /提交/u }).last().click()
    await clerk.page.getByRole('button', { name: '撤销导入' }).waitFor()

    const planner = await product.signIn('planner')
    await planner.page.goto(`${product.url}/map`)
    await planner.page.getByPlaceholder(/首字母/u).fill('hlxswzd')
    await planner.page.getByText('海澜新设物资点').first().click()
    await planner.page.getByText('海澜路9号').first().waitFor()

    const place = await sql<{ longitude: number, raw_longitude: number }>`
      select longitude, raw_longitude from coordination_point where name = '海澜新设物资点' and deleted_at is null`.execute(product.db)
    expect(place.rows[0]?.raw_longitude).toBe(120.778)
    // GCJ-02 stands some 400 to 500 m off WGS84 here.
    expect(Math.abs((place.rows[0]?.longitude ?? 0) - 120.778)).toBeGreaterThan(0.003)

    expect(planner.complaints).toEqual([])
    await planner.page.close()
    await clerk.page.bringToFront()
    // An answer that is long in coming finds the dialog gone, and the page telling how it goes.
    await clerk.page.route('**/undo', async (route) => {
      const response = await route.fetch()
      await clerk.page.getByRole('dialog').waitFor({ state: 'hidden' })
      await route.fulfill({ response })
    })
    await undo(clerk.page)
    expect(await whatStands()).toEqual(before)
  })
})
