import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintWorkbook } from '../server/imports/mint-workbook.ts'
import { accessibilityViolations, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** A sheet that needs a person's word: 万元 in a heading over amounts in 元, 无, several facts in a cell, a filter left on. */
async function awkwardSheet() {
  const path = join(product.folder, '走访慰问（待核对）.xlsx')
  await writeFile(path, await mintWorkbook([{
    name: '走访', rows: [
      ['2026年走访慰问情况'], ['序号', '日期', '慰问单位', '慰问对象', '户数', '慰问金（万元）', '慰问品'],
      [1, '7月28日', '松涛街道', '烈属', 3, 1500, null], [2, '7月29日', '松涛街道', '军属', '无', 800, '大米50kg、食用油20桶'], [3, '7月30日', '海澜街道', '困难群众', 2, null, '大米50kg、现金2000元'],
      [4, '7月31日', '海澜街道', '退役军人', 1, 500, null],
    ], hiddenRows: [6],
  }]))
  return path
}

const amounts = async (page: Page) => (await page.getByRole('main').innerText()).match(/\d+(?:\.\d+)? 元/gu) ?? []

/** Waits for words that can be seen; the same may stand hidden in a summary. */
const seen = (page: Page, words: string) => page.getByText(words).locator('visible=true').first().waitFor()

async function bring(page: Page) {
  await page.goto(`${product.url}/import`)
  await page.locator('input[type=file]').setInputFiles(await awkwardSheet())
  await page.waitForURL(/\/import\/\d+/u)
  await page.getByText(/^共 6 行：新增 3/u).first().waitFor()
}

describe('what only a person can say of a sheet', () => {
  it('is asked beside the preview, and the file is read anew as it is answered', async () => {
    const { page, complaints } = await product.signIn('staff')
    await bring(page)
    expect(await amounts(page)).toContain('15000000 元')
    expect(await page.getByText('“慰问金”不是按元填的：表里的 1500 记为 15000000 元，请核对单位').count()).toBeGreaterThan(0)

    await page.getByText('工作表“走访”里隐藏的行也读').click()
    await page.getByText(/^共 6 行：新增 4/u).first().waitFor()
    await page.getByText('“慰问品”按建议拆到各自的列').click()
    await seen(page, '已拆分')
    await page.getByText('“户数”的“无”记为 0').click()
    await seen(page, '无作 0')

    await page.getByText('查看或更改').first().click()
    // By keyboard, as the list's own text lies over its field.
    await page.getByRole('combobox', { name: 'F 列“慰问金(万元)”的金额单位' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: '元', exact: true }).click()
    await page.getByText('15000000 元').first().waitFor({ state: 'detached' })
    expect(await amounts(page)).toEqual(expect.arrayContaining(['1500 元', '2000 元']))
    expect(await accessibilityViolations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('can be said on a phone as well', async () => {
    const { page, complaints } = await product.signIn('staff', { viewport: phone })
    await bring(page)
    await page.getByText('“户数”的“无”记为 0').click()
    await seen(page, '无作 0')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect(complaints).toEqual([])
  })
})
