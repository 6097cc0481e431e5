import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityViolations, desktop, openProduct, phone, type Product } from './open-product.ts'
import { canReadPdf, pdfPages } from './read-pdf.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

describe('the number passport', () => {
  it.each([
    { mode: 'desktop', options: { viewport: desktop } },
    { mode: 'phone', options: { viewport: phone, isMobile: true, hasTouch: true } },
    { mode: 'the dark', options: { viewport: desktop, colorScheme: 'dark' as const } },
  ])('opens from a card by keyboard, tells figure, formula, workbook, sheet and row, and closes to where it was ($mode)', async ({ options }) => {
    const { page, complaints } = await product.enter('leader', options)
    await page.goto(`${product.url}/?year=2026&focus=D1`)
    const figure = page.getByRole('link', { name: /^走访户次率.*查看出处$/u })
    const shown = (await figure.innerText()).replaceAll(/\s/gu, '')
    await figure.focus()
    await page.keyboard.press('Enter')
    const passport = page.getByRole('dialog')
    await passport.getByText(/数字护照：C3/u).waitFor()
    await passport.getByText(/第 \d+ 行/u).first().waitFor()
    const text = (await passport.innerText()).replaceAll(/\s/gu, '')
    expect(text).toContain(shown)
    expect(text).toMatch(/÷[\d,]+=[\d.]+%/u)
    expect(text).toMatch(/口径：.*数据截至.*示例数据/u)
    // The drawer slides in: what is half shown has no right contrast yet.
    await page.waitForTimeout(500)
    expect(await accessibilityViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await passport.waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?year=2026&focus=D1')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('opens from a unit of the ranking and from a month of the table, each with its own figure', async () => {
    const { page } = await product.enter('leader')
    await page.goto(`${product.url}/indicators/C1?year=2026`)
    const unit = page.getByRole('list', { name: /走访次数最多的是/u }).getByRole('link', { name: /查看出处$/u }).first()
    const count = (await unit.innerText()).trim()
    await unit.click()
    await page.getByRole('dialog').getByText(`= ${count}`).waitFor()
    await page.goBack()
    const trend = page.locator('section').filter({ has: page.getByText('趋势', { exact: true }) })
    await trend.getByRole('button', { name: '表格' }).click()
    const july = trend.getByRole('row', { name: /^7月/u }).getByRole('link').nth(1)
    const figure = (await july.innerText()).trim()
    await july.click()
    await page.getByRole('dialog').getByText(`= ${figure}`).waitFor()
    expect(await page.getByRole('dialog').getByText(/2026年7月1日至7月31日/u).count()).toBeGreaterThan(0)
    await page.close()
  })

  it.skipIf(!canReadPdf)('stands as a numbered footnote below the printed Overview, for each card', async () => {
    const { page } = await product.enter('leader')
    await page.goto(`${product.url}/?year=2026`)
    await page.getByRole('main').getByText('月月有活动').first().waitFor()
    const file = join(product.folder, 'overview.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true })
    const text = pdfPages(file).join('')
    for (const number of [1, 2, 3, 4, 5, 6]) expect(text).toContain(`[${number}]`)
    expect(text.replaceAll(/\s/gu, '')).toMatch(/数字出处1\.走访次数：304次（岚湾区.*2\.走访户次率：[\d.]+%/u)
    await page.close()
  })

  it.skipIf(!canReadPdf)('prints alone: its footnote and every record that is shown, and nothing of the page below', async () => {
    const { page } = await product.enter('leader')
    await page.goto(`${product.url}/?year=2026&passport=C1`)
    const passport = page.getByRole('dialog')
    await passport.getByText(/第 \d+ 行/u).first().waitFor()
    const file = join(product.folder, 'passport.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true })
    const pages = pdfPages(file)
    const text = pages.join('')
    expect(text).toContain('数字护照：C1')
    expect(pages.length).toBeGreaterThan(1)
    expect(text.match(/第\s*\d+\s*行/gu)?.length).toBe(await passport.getByText(/第 \d+ 行/u).count())
    expect(text).not.toContain('月月有活动')
    await page.close()
  })
})
