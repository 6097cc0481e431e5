import { performance } from 'node:perf_hooks'
import type { BrowserContext, Page } from 'playwright-core'
import { inBrowser } from './in-browser.ts'

const filterChanges = 9

/** What the Overview costs a leader's browser: requests and kB as served, first and again, and the time from a changed filter to its figures drawn. */
export const benchOverviewScreen = () => inBrowser('leader', async (context, url) => {
  process.stdout.write('\nOverview in the browser, whole district\n')
  for (const name of ['cold', 'warm'] as const) {
    const { requests, bytes, milliseconds, answer } = await visit(context, url)
    process.stdout.write(`  ${name.padEnd(34)} ${String(requests).padStart(3)} requests  ${(bytes / 1024).toFixed(0).padStart(5)} kB served  figures drawn after ${milliseconds.toFixed(0)} ms  (its data: ${(answer / 1024).toFixed(0)} kB)\n`)
  }
  const page = await context.newPage()
  await page.goto(url)
  await drawn(page)
  const times = []
  for (let change = 0; change < filterChanges; change++) times.push(await changeYear(page, change % 2 === 0 ? '2025年' : '2026年'))
  times.sort((a, b) => a - b)
  process.stdout.write(`  ${'year changed → figures drawn'.padEnd(34)} median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)} ms, most ${(times.at(-1) ?? 0).toFixed(0)} ms of ${times.length}\n`)
})

/** Opens the Overview in a page of its own and counts what came over the wire; what the browser had kept costs nothing. */
async function visit(context: BrowserContext, url: string) {
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  const asked = new Map<string, string>()
  const served = new Map<string, number>()
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) asked.set(requestId, request.url)
  })
  network.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId))
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) asked.delete(requestId)
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => served.set(requestId, encodedDataLength))
  const started = performance.now()
  await page.goto(url)
  await drawn(page)
  const milliseconds = performance.now() - started
  // What comes after the figures belongs to the visit as well.
  await page.waitForTimeout(1_500)
  const bytes = [...asked.keys()].reduce((sum, id) => sum + (served.get(id) ?? 0), 0)
  const answer = [...asked].filter(([, address]) => address.includes('/api/overview')).reduce((sum, [id]) => sum + (served.get(id) ?? 0), 0)
  await page.close()
  return { requests: asked.size, bytes, milliseconds, answer }
}

/** Until the cards, the trend and the grid stand. */
async function drawn(page: Page) {
  await page.locator('.card .number').first().waitFor()
  await page.locator('.chart svg text').first().waitFor()
  await page.locator('table[role=grid] td').first().waitFor()
}

/** Chooses another year and answers the milliseconds from the choice until its figures are on the screen. */
async function changeYear(page: Page, year: string) {
  await page.locator('.filters .year').click()
  const option = page.locator('.el-select-dropdown__item:visible', { hasText: year })
  await option.waitFor()
  return option.evaluate(async (element: HTMLElement, wanted) => {
    const started = performance.now()
    element.click()
    // The charts draw with the frame after the words; by the one after it they are painted.
    for (let frames = 0; frames < 2; await new Promise(requestAnimationFrame)) {
      if (document.querySelector('.overview-header .about')?.textContent.includes(wanted)) frames++
    }
    return performance.now() - started
  }, year)
}
