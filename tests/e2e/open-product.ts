import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Role } from '../../db/database.ts'
import { chromiumArguments, ensureBrowser } from '../../scripts/browser.ts'
import { readEnv } from '../../server/env.ts'
import { startServer } from '../../server/main.ts'
import { type SignIn, signInFile } from '../../server/services/accounts/seed-accounts.ts'
import { prepareDatabase } from '../../server/services/prepare-database.ts'
import { now } from './sample-district.ts'

/** Milliseconds that a page may take while other browsers are at work beside it; playwright's own are half as many. */
const patience = 60_000

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** The whole product as `npm start` gives it: sample district, server, screens, one browser. */
export async function openProduct() {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-e2e-'))
  const env = readEnv({ TONGXIN_DATA: folder, TONGXIN_PORT: '0' })
  await cp(inject('sampleDistrict'), folder, { recursive: true })
  const { db } = await prepareDatabase(env, { now: now(), empty: false })
  const server = await startServer({ db, env, clock: now })
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArguments })
  const signIns = JSON.parse(await readFile(signInFile(folder), 'utf8')) as SignIn[]
  const signIn = (role: Role, options: BrowserContextOptions = {}) => signInAs(browser, {
    url: server.url, account: signIns.find((one) => one.role === role), options,
  })
  const entered = new Map<string, Promise<BrowserContext>>()

  return {
    folder,
    db,
    url: server.url,
    signIns,
    /** A blank page of a browser of its own, signed in; what the console complains of, and what left the machine, is kept. */
    signIn,
    /** Another page of the browser that a role has signed in with before under the same options; as anybody's second page, it has the screens in its cache. */
    async enter(role: Role, options: BrowserContextOptions = {}) {
      const key = JSON.stringify([role, options])
      const context = entered.get(key) ?? signIn(role, options).then(({ page }) => page.context())
      entered.set(key, context)
      return openPage(await context, server.url)
    },
    async close() {
      await browser.close()
      await server.close()
      await db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Product = Awaited<ReturnType<typeof openProduct>>

async function signInAs(
  browser: Browser, { url, account, options }: { url: string, account: SignIn | undefined, options: BrowserContextOptions },
) {
  if (!account) throw new Error('There is no sign-in for this role')
  const context = await browser.newContext({ viewport: desktop, locale: 'zh-CN', acceptDownloads: true, ...options })
  context.setDefaultTimeout(patience)
  const { name, password } = account
  const answer = await context.request.post(`${url}/api/sign-in`, { data: { name, password }, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${answer.status()}`)
  return openPage(context, url)
}

async function openPage(context: BrowserContext, url: string) {
  const page = await context.newPage()
  return { page, complaints: listen(page, url) }
}

function listen(page: Page, url: string) {
  const complaints: string[] = []
  page.on('console', (message) => {
    // The first question of a page that nobody has signed in to is answered 401, which the browser notes by itself.
    if (['error', 'warning'].includes(message.type()) && !/401/u.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/u.test(request.url())) complaints.push(`outside: ${request.url()}`)
  })
  return complaints
}

const wholeStandard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What another colour scheme of the same page can break. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Waits for what moves or fades and has an end: half-way between two colours a button has a contrast that nobody reads. */
async function settle(page: Page) {
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity))
}

/** What axe-core finds on the page once it has settled, by the whole standard or some rules of it: each violation with its first places. */
export async function accessibilityViolations(page: Page, runOnly = wholeStandard) {
  await settle(page)
  // Evaluated by the debugger and not by a script element, which the page's own security policy would refuse.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'))
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string, nodes: { target: string[], html: string }[] }[] }> }
    }
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`)
  }, runOnly)
}
