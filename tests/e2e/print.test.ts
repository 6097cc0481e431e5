import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, openProduct, type Product } from './open-product.ts'
import { canReadPdf, pdfPages, pdfWords } from './read-pdf.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '')

describe.skipIf(!canReadPdf)('printed on A4', () => {
  it.each([
    { path: '/?year=2026', scheme: 'light' as const }, { path: '/?year=2026', scheme: 'dark' as const },
    { path: '/indicators/C1?year=2026', scheme: 'light' as const }, { path: '/indicators/C3?year=2026', scheme: 'light' as const }, { path: '/indicators/A3?year=2026', scheme: 'light' as const },
    { path: '/indicators/H5?year=2026', scheme: 'light' as const }, { path: '/indicators/M2?year=2026', scheme: 'light' as const },
  ])('$path ($scheme) keeps every title and figure as text that can be selected, its source on each page, and nothing is cut', async ({ path, scheme }) => {
    const { page } = await product.signIn('leader', { viewport: desktop, colorScheme: scheme })
    await page.goto(product.url + path)
    await page.locator('section.panel h2').first().waitFor()
    await page.waitForLoadState('networkidle')
    // The code before a title stands on a line of its own height, and the halves of a long one are read apart.
    const titles = await page.locator('main h1, main section.panel h2').evaluateAll((all) => all.flatMap((one) =>
      [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) => (node.textContent ?? '').split('；'))))
    const figures = await page.locator('.figure .number').evaluateAll((all) => all.map((one) => one.textContent ?? ''))
    const file = join(product.folder, 'printed.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true })

    const pages = pdfPages(file)
    const text = plain(pages.join(''))
    for (const title of titles) expect(text).toContain(plain(title))
    for (const figure of figures) expect(text).toContain(plain(figure))
    expect(text).not.toMatch(/[�□]/u)
    for (const one of pages) expect(plain(one)).toMatch(/同心图·数据更新于.*岚湾区为虚构/u)
    // Whatever is pressed on a screen has nothing to do on paper.
    expect(text).not.toMatch(/查看指标|全部指标→|导出/u)

    for (const { width, height, words } of pdfWords(file)) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
      expect(words.filter(({ left, right, top, bottom }) => left < 20 || right > width - 20 || top < 20 || bottom > height - 20).map((word) => word.text)).toEqual([])
    }
    await page.context().close()
  })
})
