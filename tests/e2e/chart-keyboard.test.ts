import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProduct, type Product } from './open-product.ts'

let product: Product
let page: Page
let complaints: string[]
beforeAll(async () => {
  product = await openProduct()
  const signedIn = await product.signIn('leader')
  page = signedIn.page
  complaints = signedIn.complaints
})
afterAll(() => product.close())

/** What a chart's tab stop says, as a screen reader would: its own name and the row that it stands in. */
interface Stop { said: string, isIn: string }

/** The charts of a page by name, in reading order. */
const chartsOf = () => page.locator('.chart-panel').evaluateAll((panels) => panels.map((panel) => panel.querySelector('header .label')?.textContent?.trim() ?? ''))

/** Goes through the page by Tab alone and keeps what is said at the stops inside charts, but for their tools. */
async function tabThrough() {
  const stops: Stop[] = []
  await page.evaluate(() => document.getElementById('content')?.focus())
  for (let press = 0; press < 400; press++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return null
      const panel = focused.closest('.chart-panel')
      const isTool = focused.closest('.tools, footer') !== null
      const name = panel?.querySelector('header .label')?.textContent.trim() ?? ''
      const own = focused.getAttribute('aria-label') ?? focused.textContent ?? ''
      return { said: `${own} ${focused.closest('li, tr')?.textContent ?? ''}`, isIn: isTool ? '' : name }
    })
    if (stop === null) break
    if (stop.isIn !== '') stops.push(stop)
  }
  return stops
}

describe('every chart by keyboard', () => {
  it.each([
    '/', '/indicators/C1', '/indicators/C2', '/indicators/C4', '/indicators/A3', '/indicators/D4', '/indicators/F4', '/indicators/H5', '/indicators/M2',
  ])('of %s has a tab stop that says a figure or a state, and a table', async (path) => {
    await page.goto(`${product.url}${path}?year=2026`)
    await page.locator('.chart-panel').nth(1).waitFor()
    const charts = await chartsOf()
    const stops = await tabThrough()
    for (const chart of charts) {
      const said = stops.filter(({ isIn }) => isIn === chart).map((stop) => stop.said)
      expect(said.length, `${chart} has no tab stop`).toBeGreaterThan(0)
      expect(said.some((text) => /\d|缺|已|未|有/u.test(text)), `${chart} says ${said[0]}`).toBe(true)
    }
    expect(await page.locator('.chart-panel').getByRole('button', { name: '表格' }).count()).toBe(charts.length)
    expect(complaints).toEqual([])
  })

  it('goes along the trend by arrow keys, each month saying what its tooltip shows, and opens a month’s records by Enter', async () => {
    await page.goto(`${product.url}/?year=2026&focus=C1`)
    const trend = page.locator('.chart-panel').filter({ has: page.getByText('趋势', { exact: true }) })
    await trend.getByRole('button', { name: /^1月：2026年 [\d,]+ 次，上年同期 [\d,]+ 次，计划/u }).focus()
    await page.keyboard.press('End')
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft')
    const said = await page.evaluate(() => document.activeElement?.textContent ?? '')
    expect(said).toMatch(/^7月：2026年 \d+ 次/u)
    const shown = await trend.locator('.chart').innerText()
    expect(shown.replaceAll(/\s/gu, '')).toContain(/2026年 (\d+) 次/u.exec(said)?.[1] ?? 'nothing')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/indicators\/C1\?.*month=2026-07.*#records/u)
    await page.getByRole('heading', { name: /记录/u }).first().waitFor()
  })

  it('goes along the days of the calendar on which something was done, and opens a day’s records by Enter', async () => {
    await page.goto(`${product.url}/indicators/C1?year=2026`)
    await page.getByRole('link', { name: /^1月\d+日 \d+ 次$/u }).first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    const said = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const [, month = '', day = '', count = ''] = /^(\d+)月(\d+)日 (\d+) 次$/u.exec(said) ?? []
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.searchParams.get('day') === `2026-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    await page.getByRole('heading', { name: `共 ${count} 条记录` }).waitFor()
  })
})
