import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetLines } from '../server/read-sheet.ts'
import { accessibilityViolations, desktop, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

async function take(page: Page, menu: Locator, format: RegExp): Promise<Download> {
  await menu.click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()])
  return download
}

/** A downloaded PNG's size, and how many of the dots below the chart (whose height is told, in px of the screen) are ink. */
async function lookAt(page: Page, download: Download, chartHeight: number) {
  const content = (await readFile(await download.path())).toString('base64')
  return page.evaluate(async ({ data, from }) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    const dots = pen?.getImageData(0, from, image.width, image.height - from).data ?? []
    let ink = 0
    for (let index = 0; index < dots.length; index += 4) if ((dots[index] ?? 255) < 160) ink += 1
    return { width: image.width, height: image.height, ink }
  }, { data: content, from: chartHeight * 2 + 4 })
}

describe('a chart as files', () => {
  it.each(['/?year=2026', '/indicators/C1?year=2026', '/indicators/A3?year=2026', '/indicators/H5?year=2026', '/indicators/M2?year=2026', '/indicators/F4?year=2026'])(
    'of %s: every one is a picture twice its size with room for its source', async (path) => {
      const { page, complaints } = await product.enter('leader')
      await page.goto(product.url + path)
      const panels = page.locator('section.chart-panel')
      await panels.first().waitFor()
      await page.waitForLoadState('networkidle')
      for (const panel of await panels.all()) {
        const box = await panel.boundingBox()
        const chartHeight = Math.round(box?.height ?? 0)
        const { width, height, ink } = await lookAt(page, await take(page, panel.getByRole('button', { name: /^下载：/u }), /PNG/u), chartHeight)
        expect(width).toBe(Math.floor(box?.width ?? 0) * 2)
        expect(height).toBeGreaterThan(chartHeight * 2 + 80)
        expect(ink).toBeGreaterThan(1_000)
      }
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('as a workbook holds the figures of the table on the screen, below title, scope, source and that they are a sample', async () => {
    const { page } = await product.enter('leader', { viewport: desktop })
    await page.goto(`${product.url}/?year=2026`)
    const trend = page.locator('section.chart-panel').filter({ has: page.getByText('趋势', { exact: true }) })
    await trend.getByRole('button', { name: '表格' }).click()
    const shown = await trend.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())))
    const download = await take(page, trend.getByRole('button', { name: /^下载：/u }), /xlsx/u)
    expect(download.suggestedFilename()).toBe('趋势-2026-11-23.xlsx')
    const lines = await readSheetLines(await download.path())
    const header = lines.findIndex((line) => line[0] === '月份')
    const above = lines.slice(0, header).join('\n')
    expect(above).toMatch(/走访次数 304 次[\s\S]*岚湾区 · 2026年1月1日至11月23日[\s\S]*来源：同心图[\s\S]*第 \d+ 版[\s\S]*示例数据/u)
    expect(lines[header]).toEqual(['月份', '2026年（次）', '上年同期（次）', '计划（次）', '注记'])
    // A month that nobody noted anything on ends with its figures.
    const cells = shown.map((row) => row.map((text) => text.replace(/ 次$/u, '').replaceAll(',', '')))
    expect(lines.slice(header + 1)).toEqual(cells.map((row) => row.at(-1) === '' ? row.slice(0, -1) : row))
    expect(cells.filter((row) => row.at(-1) !== '').length).toBeGreaterThan(0)
    await page.close()
  })

  it('is offered on a phone by the keyboard too, with nothing for axe to find', async () => {
    const { page } = await product.enter('leader', { viewport: phone, isMobile: true, hasTouch: true })
    await page.goto(`${product.url}/?year=2026`)
    const menu = page.getByRole('button', { name: /^下载：/u }).first()
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /PNG/u }).waitFor()
    await page.waitForTimeout(400)
    expect(await accessibilityViolations(page)).toEqual([])
    await page.close()
  })
})
