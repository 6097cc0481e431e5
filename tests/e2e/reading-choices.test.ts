import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
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

  it('brings in a list that no template knows, once it is said what it is, where its header stands and what all rows share', async () => {
    const path = join(product.folder, 'schools.csv')
    await writeFile(path, 'code,name,areaCode,provinceCode,cityCode\n4137010001,"海澜第一示例学校",370202,37,3702\n4137010002,"海澜第二示例学校",370202,37,3702\n')
    const { page, complaints } = await product.signIn('staff')
    /** Chooses by keyboard, as the list's own text lies over its field. */
    const choose = async (field: RegExp, option: string | RegExp) => {
      await page.getByRole('combobox', { name: field }).first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: option }).locator('visible=true').first().click()
    }
    await page.goto(`${product.url}/import`)
    await page.locator('input[type=file]').setInputFiles(path)
    await page.waitForURL(/\/import\/\d+/u)
    await seen(page, '没有认出这是哪一种台账：表头里没有足够的列对得上。请选定是哪一种，再指定表头所在的行')
    await choose(/是哪一种台账/u, '单位名册')
    await seen(page, '没有找到表头。表头应有这些列：单位名称、军地属性、单位性质。可下载模板对照，或指定表头所在的行')
    await choose(/表头在第几行/u, /^第 1 行/u)
    await page.getByText(/^共 3 行：有误 2/u).first().waitFor()
    await choose(/军地属性/u, '地方')
    await choose(/单位性质/u, '学校')
    await page.getByText(/^共 3 行：新增 2/u).first().waitFor()
    await page.getByRole('button', { name: '提交 2 行' }).click()
    await page.getByRole('button', { name: '撤销导入' }).waitFor()
    const { rows } = await sql`select name, code, kind from organization where name like '海澜第_示例学校' and deleted_at is null order by name`.execute(product.db)
    expect(rows).toEqual([
      { name: '海澜第一示例学校', code: '4137010001', kind: 'school' }, { name: '海澜第二示例学校', code: '4137010002', kind: 'school' },
    ])
    expect(complaints).toEqual([])
  })
})
