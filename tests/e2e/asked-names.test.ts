import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CellValue, writeXlsx } from 'hucre'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityViolations, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** A month of visits as one unit writes them: units by other names, a column with a heading of its own. */
async function visitsOf(month: number, rows: [day: number, unit: string, who: string][]) {
  const path = join(product.folder, `${month}月走访慰问.xlsx`)
  const table: CellValue[][] = rows.map(([day, unit, who]) => [`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, unit, who, 2, 300])
  await writeFile(path, await writeXlsx({ sheets: [{ name: '走访', rows: [['走访时间', '走访单位', '走访对象', '走访户数', `${month}月花费`], ...table] }] }))
  return path
}

async function upload(page: Page, file: string) {
  await page.goto(`${product.url}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/\/import\/\d+/u)
  await counted(page, /^共 \d+ 行/u)
}

const counted = (page: Page, words: RegExp) => page.getByText(words).first().waitFor()

async function commit(page: Page) {
  await page.getByRole('button', { name: /^提交 \d+ 行|^只提交/u }).click()
  await page.getByRole('button', { name: '撤销导入' }).waitFor()
}

describe('a clerk whose sheet names units by other names', () => {
  it('is asked about each once and shows a column its meaning; next month’s sheet is read without a question, until that is forgotten', async () => {
    const clerk = await product.signIn('staff')
    const { page } = clerk
    await upload(page, await visitsOf(9, [[1, '区妇联会', '烈属'], [2, '区妇联会', '军属'], [3, '松涛街到', '残疾军人'], [4, '海洋站', '烈属']]))
    await counted(page, /有误 4/u)
    await page.getByRole('heading', { name: '3 个名称需要确认' }).waitFor()

    // By the keyboard alone: into the question, to its first choice, and on.
    await page.getByRole('group', { name: '“区妇联会”（2 行）是哪个单位？' }).getByRole('radio', { name: '区妇联', exact: true }).focus()
    await page.keyboard.press('Space')
    await counted(page, /新增 2，有误 2/u)
    await page.getByRole('group', { name: /松涛街到/u }).getByRole('radio', { name: '松涛街道', exact: true }).check()
    await page.getByRole('group', { name: /海洋站/u }).getByRole('radio', { name: '新单位，先不导入这些行' }).check()
    await counted(page, /新增 3，略过 2/u)
    await page.getByText('查看或更改').click()
    await page.getByRole('combobox', { name: /9月花费/u }).click()
    await page.getByRole('option', { name: '慰问金', exact: true }).click()
    await page.getByText('你选的', { exact: true }).first().waitFor()
    await page.getByText('暂按元读，请确认').waitFor()
    await page.getByRole('radio', { name: '元', exact: true }).click({ force: true })
    await page.getByText('暂按元读，请确认').waitFor({ state: 'detached' })
    expect(await accessibilityViolations(page)).toEqual([])
    await commit(page)

    await upload(page, await visitsOf(10, [[1, '区妇联会', '烈属'], [2, '松涛街到', '军属']]))
    await counted(page, /新增 2/u)
    expect(await page.getByText(/名称需要确认/u).count()).toBe(0)
    await page.getByText(/按上次的对应关系读（.+2026年11月23日，“9月走访慰问.xlsx”）/u).waitFor()
    await page.getByText('按记住的别名读的（2）').click()
    await page.getByRole('group', { name: /区妇联会/u }).getByText(/按记住的别名（.+2026年11月23日）/u).waitFor()
    await page.getByText('按上次的选择', { exact: true }).waitFor()
    await page.getByText('按上次', { exact: true }).first().waitFor({ state: 'attached' })
    await page.getByText('300 元').first().waitFor()

    // Without it for this file, with it again, and without it for good.
    await page.getByRole('button', { name: '这份文件不用' }).click()
    await page.getByText('这份文件没有用记住的对应关系。').waitFor()
    await page.getByRole('button', { name: '用上' }).click()
    await page.getByRole('link', { name: '查看或修改' }).click()
    await page.waitForURL(/\/import\/memory#mapping-\d+/u)
    await page.getByText('名称（2）').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await page.getByRole('button', { name: /^忘记.*10月花费|^忘记.*9月花费/u }).click()
    await page.getByRole('status').getByRole('button', { name: '恢复' }).click()
    await page.getByText('表格的对应关系（1）').waitFor()
    await page.getByRole('button', { name: /^忘记.*松涛街到/u }).click()
    await page.getByText('名称（1）').waitFor()
    await upload(page, await visitsOf(11, [[1, '区妇联会', '烈属'], [2, '松涛街到', '军属']]))
    await page.getByRole('heading', { name: '1 个名称需要确认' }).waitFor()
    expect(clerk.complaints).toEqual([])
    await page.context().close()
  })

  it('answers on a phone, where nothing stands outside the screen and every choice can be hit', async () => {
    const clerk = await product.signIn('staff', { viewport: phone, isMobile: true, hasTouch: true })
    await upload(clerk.page, await visitsOf(5, [[1, '海兰街道', '烈属']]))
    const choice = clerk.page.getByRole('group', { name: /海兰街道/u }).locator('label').filter({ hasText: '海澜街道' })
    await choice.tap()
    await counted(clerk.page, /新增 1/u)
    expect((await choice.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
    const overflow = await clerk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(clerk.complaints).toEqual([])
    await clerk.page.context().close()
  })
})
