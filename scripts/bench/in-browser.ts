import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import type { Db } from '../../db/connect.ts'
import type { Role } from '../../db/database.ts'
import { readEnv } from '../../server/env.ts'
import { startServer } from '../../server/main.ts'
import { type SignIn, signInFile } from '../../server/services/accounts/seed-accounts.ts'
import { prepareDatabase } from '../../server/services/prepare-database.ts'
import { chromiumArguments, ensureBrowser } from '../browser.ts'
import { buildWeb } from '../build/build-web.ts'

const now = new Date('2026-11-23T02:00:00Z')

/** Measures the built product with the sample district, and what `addData` puts beside it, in a browser that a role has signed in with. */
export async function inBrowser(
  role: Role, measure: (context: BrowserContext, url: string) => Promise<void>, addData: (db: Db) => Promise<unknown> = () => Promise.resolve(),
) {
  await buildWeb()
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  const env = readEnv({ TONGXIN_DATA: folder, TONGXIN_PORT: '0' })
  const { db } = await prepareDatabase(env, { now, empty: false })
  await addData(db)
  const server = await startServer({ db, env, clock: () => now })
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArguments })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const account = (JSON.parse(await readFile(signInFile(folder), 'utf8')) as SignIn[]).find((one) => one.role === role)
    await context.request.post(`${server.url}/api/sign-in`, { data: { name: account?.name, password: account?.password }, headers: { origin: server.url } })
    await measure(context, server.url)
  } finally {
    await browser.close()
    await server.close()
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}
