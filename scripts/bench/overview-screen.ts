import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { readEnv } from '../../server/env.ts'
import { startServer } from '../../server/main.ts'
import { type SignIn, signInFile } from '../../server/services/accounts/seed-accounts.ts'
import { prepareDatabase } from '../../server/services/prepare-database.ts'
import { chromiumArguments, ensureBrowser } from '../browser.ts'
import { buildWeb } from '../build-web.ts'

const now = new Date('2026-11-23T02:00:00Z')
const filterChanges = 9

/** What the Overview costs a leader's browser: requests and kB as served, first and again, and the time from a changed filter to its figures drawn. */
export async function benchOverviewScreen() {
  await buildWeb()
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const env = readEnv({ TONGXIN_DATA: folder, TONGXIN_PORT: '0' })
  const { db } = await prepareDatabase(env, { now, empty: false })
  const server = await startServer({ db, env, clock: () => now })
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArguments })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const signIns = JSON.parse(await readFile(signInFile(folder), 'utf8')) as SignIn[]
    const leader = signIns.find(({ role }) => role === 'leader')
    await context.request.post(`${server.url}/api/sign-in`, { data: { name: leader?.name, password: leader?.password }, headers: { origin: server.url } })
    process.stdout.write('\nOverview in the browser, whole district\n')
    for (const name of ['cold', 'warm'] as const) {
      const { requests, bytes, milliseconds, answer } = await visit(context, server.url)
      process.stdout.write(`  ${name.padEnd(34)} ${String(requests).padStart(3)} requests  ${(bytes / 1024).toFixed(0).padStart(5)} kB served  figures drawn after ${milliseconds.toFixed(0)} ms  (its data: ${(answer / 1024).toFixed(0)} kB)\n`)
    }
    const page = await context.newPage()
    await page.goto(server.url)
    await drawn(page)
    const times = []
    for (let change = 0; change < filterChanges; change++) times.push(await changeYear(page, change % 2 === 0 ? '2025年' : '2026年'))
    times.sort((a, b) => a - b)
    process.stdout.write(`  ${'year changed → figures drawn'.padEnd(34)} median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)} ms, most ${(times.at(-1) ?? 0).toFixed(0)} ms of ${times.length}\n`)
  } finally {
    await browser.close()
    await server.close()
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

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
