import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../db/database.ts'
import { accessibilityViolations, desktop, openProduct, phone, type Product, rulesOfColour } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
  const { page } = await product.enter('planner', { viewport: desktop })
  const sealed = { name: '台风会商', reason: '留存底稿', filters: { states: 'ok' }, box: { west: 120.6, south: 36.3, east: 121, north: 36.55 }, base: 0, typhoon: null, hour: null }
  await page.request.post(`${product.url}/api/sealed-maps`, { data: sealed, headers: { origin: product.url } })
  await page.close()
})
afterAll(() => product.close())

const screens: { role: Role, path: string, words: RegExp }[] = [
  { role: 'leader', path: '/', words: /月月有活动/u },
  { role: 'leader', path: '/indicators', words: /综合得分/u },
  { role: 'leader', path: '/indicators/A3', words: /纳入率/u },
  { role: 'leader', path: '/indicators/C3', words: /走访户次/u },
  { role: 'leader', path: '/indicators/D4', words: /共建/u },
  { role: 'leader', path: '/indicators/F3', words: /节日/u },
  { role: 'leader', path: '/indicators/H3', words: /一半不超过/u },
  { role: 'leader', path: '/indicators/M2', words: /各标准条目/u },
  { role: 'leader', path: '/wall', words: /年度进度/u },
  { role: 'leader', path: '/wall/links', words: /大屏链接/u },
  { role: 'leader', path: '/snapshots', words: /上报版/u },
  { role: 'leader', path: '/targets', words: /年度目标/u },
  { role: 'staff', path: '/targets?indicator=C1', words: /年度目标/u },
  { role: 'leader', path: '/reports', words: /履职报告已提交/u },
  { role: 'staff', path: '/self-score', words: /自评综合得分/u },
  { role: 'leader', path: '/reviews?year=2025', words: /满意率最低/u },
  { role: 'leader', path: '/ledgers/problem', words: /双清单/u },
  { role: 'leader', path: '/ledgers/supervision', words: /督办事项/u },
  { role: 'planner', path: '/map', words: /视野内/u },
  { role: 'planner', path: '/map/sealed', words: /存档地图 1 幅/u },
  { role: 'leader', path: '/map/sealed/1', words: /与现在一致/u },
  { role: 'planner', path: '/map?paper=a4-portrait', words: /存为图片/u },
  { role: 'planner', path: '/typhoons', words: /还没有台风路径/u },
  { role: 'planner', path: '/map?area=circle:120.76,36.45;12000', words: /范围内 \d+ 个点位/u },
  { role: 'planner', path: '/map?tool=measure:area;120.65,36.46;120.76,36.48;120.72,36.39', words: /平方公里/u },
  { role: 'leader', path: '/map?tool=nearest:120.7466,36.408;10', words: /最近的 10 个点位/u },
  { role: 'leader', path: '/map?tool=coverage:1;3000', words: /覆盖盲区/u },
  { role: 'planner', path: '/responses', words: /还没有开启过响应/u },
  { role: 'planner', path: '/checks?check=phone', words: /待处理/u },
  { role: 'leader', path: '/mechanisms', words: /个在用联动机制/u },
  { role: 'planner', path: '/mechanisms/1', words: /分级职责/u },
  { role: 'staff', path: '/ledgers/visit', words: /走访/u },
  { role: 'staff', path: '/ledgers/organization', words: /单位/u },
  { role: 'staff', path: '/import', words: /导入/u },
  { role: 'staff', path: '/import/memory', words: /记住的读法/u },
  { role: 'administrator', path: '/accounts', words: /账号/u },
  { role: 'administrator', path: '/settings', words: /导入文件保留多久/u },
  { role: 'auditor', path: '/audit', words: /审计/u },
]

// Two at a time: a page that settles leaves its core to the other.
describe.concurrent.each([
  { mode: 'desktop, by day and in the dark', options: { viewport: desktop }, schemes: ['light', 'dark'] as const },
  { mode: 'phone', options: { viewport: phone, isMobile: true, hasTouch: true }, schemes: ['light'] as const },
])('every screen on a $mode', ({ options, schemes }) => {
  it.each(screens)('$path of the $role is complete, quiet, inside its window, open to all, says that it is a sample, and asks nothing outside', async ({ role, path, words }) => {
    const { page, complaints } = await product.enter(role, options)
    await page.goto(product.url + path)
    await page.getByRole('main').getByText(words).first().waitFor()
    await page.waitForLoadState('load')
    for (const [turn, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(800)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect({ colorScheme, overflow: Math.max(0, overflow), violations: await accessibilityViolations(page, turn === 0 ? undefined : rulesOfColour) }).toEqual({ colorScheme, overflow: 0, violations: [] })
    }
    expect(complaints).toEqual([])
    expect(await page.getByText('示例数据').count()).toBeGreaterThan(0)
    await page.close()
  })
})

describe('roles', () => {
  it('sign in with name and password, and land where they were going', async () => {
    const { page } = await product.signIn('leader')
    await page.context().clearCookies()
    await page.goto(`${product.url}/import`)
    await page.waitForURL((address) => address.pathname === '/sign-in')
    const account = product.signIns.find(({ role }) => role === 'staff')
    await page.locator('input[name=name]').fill(account?.name ?? '')
    await page.locator('input[name=password]').fill(account?.password ?? '')
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForURL((address) => address.pathname === '/import')
    await page.getByRole('main').getByText(/导入/u).first().waitFor()
    await page.context().close()
  })

  it.each<{ role: Role, path: string }>([
    { role: 'leader', path: '/accounts' }, { role: 'leader', path: '/audit' }, { role: 'leader', path: '/import' },
    { role: 'auditor', path: '/map' }, { role: 'administrator', path: '/audit' },
  ])('a $role who opens $path is taken home', async ({ role, path }) => {
    const { page } = await product.signIn(role)
    await page.goto(product.url + path)
    await page.waitForURL((address) => address.pathname !== path)
    await page.context().close()
  })
})
