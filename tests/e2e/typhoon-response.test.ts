import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityViolations, openProduct, type Product } from './open-product.ts'

// 利奇马 1909 as RSMC Tokyo gives it, the days on which it came up to 山东.
const lekima = [
  '66666 1909  011 0011 1909 0 6               LEKIMA              20191003        ',
  '19080918 002 5 282 1213  950     085     20100 0070 20300 0250                  ',
  '19081000 002 4 291 1207  970     060     90060 0060 20300 0250                  ',
  '19081006 002 4 299 1204  975     050     00000 0000 20375 0250                  ',
  '19081012 002 3 308 1204  980     045     00000 0000 20375 0250                  ',
  '19081018 002 3 323 1203  980     045     00000 0000 20375 0250                  ',
  '19081100 002 3 336 1201  980     045     00000 0000 20375 0250                  ',
  '19081106 002 3 350 1200  980     045     00000 0000 20375 0150                  ',
  '19081112 002 3 359 1200  980     045     00000 0000 20300 0150                  ',
  '19081118 002 3 371 1201  980     040     00000 0000 20300 0150                  ',
  '19081200 002 3 378 1196  985     035     00000 0000 90180 0180                  ',
  '19081206 002 3 379 1195  985     035     00000 0000 90180 0180                  ',
].join('\r\n')

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

it('a planner follows a typhoon to the hour when it reaches the district, prints whom to call, opens a response, raises it and closes it for the leader', async () => {
  const { page, complaints } = await product.signIn('planner')

  // The welfare home at 海伦路 by its initials, then its street's shelter: who answers at night, and when that phone was last checked.
  await page.goto(`${product.url}/map`)
  const search = page.getByRole('combobox', { name: '搜索点位' })
  const found = page.getByRole('listbox', { name: '搜索结果' })
  await search.fill('hllfly')
  await found.getByRole('option', { name: /海伦路福利院/u }).click()
  await page.getByRole('heading', { name: '海伦路福利院' }).waitFor()
  await search.fill('ftfjd')
  await found.getByRole('option', { name: /防台风军地联动机制/u }).click()
  await page.getByText(/夜间由 .*A岗/u).waitFor()
  await page.getByRole('region', { name: '值班' }).getByText(/天前核实|今天核实/u).first().waitFor()
  await page.getByRole('region', { name: '分级职责' }).getByText('渔船回港避风').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])

  await page.goto(`${product.url}/typhoons`)
  await page.locator('input[type=file]').setInputFiles({ name: 'bst_all.txt', mimeType: 'text/plain', buffer: Buffer.from(lekima) })
  await page.getByRole('dialog').getByText('1909 利奇马 LEKIMA').waitFor()
  await page.getByRole('button', { name: '导入选中的 1 条' }).click()
  await page.getByRole('link', { name: '在地图上看 1909 利奇马 LEKIMA' }).click()

  // It opens at the hour before the ring arrives; one step on it is there.
  await page.getByRole('heading', { name: /风圈内 0 处/u }).waitFor()
  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: /风圈内 [1-9]\d* 处，其中避难安置 \d+ 处/u }).waitFor()
  expect(new URL(page.url()).searchParams.get('hour')).toMatch(/^2019-08-1\dT\d\d$/u)
  expect(await page.locator('svg .leaflet-interactive, .leaflet-typhoon-pane path').count()).toBeGreaterThan(1)
  const firstCalled = await page.getByRole('region', { name: '现在风圈内' }).getByRole('listitem').first().innerText()
  expect(firstCalled).toContain('指挥')
  expect(await accessibilityViolations(page)).toEqual([])

  await page.getByRole('button', { name: '联络单' }).click()
  await page.getByRole('link', { name: '打开并打印' }).click()
  await page.getByRole('heading', { name: /台风 1909 利奇马 LEKIMA 联络单/u }).waitFor()
  expect(await page.getByText('天前核实').count()).toBeGreaterThan(0)
  expect(await accessibilityViolations(page)).toEqual([])

  await page.goBack()
  await page.getByRole('link', { name: '由此开启响应' }).click()
  const form = page.getByRole('dialog', { name: '开启响应' })
  await form.getByRole('textbox', { name: '名称' }).fill('利奇马复盘演练')
  await form.getByRole('button', { name: '开启' }).click()
  await page.getByRole('heading', { name: '利奇马复盘演练' }).waitFor()
  const duties = page.getByRole('region', { name: '职责' })
  await duties.getByText('渔船回港避风').waitFor()
  expect(await accessibilityViolations(page)).toEqual([])

  // A second officer sees the first one's doing within a second, without asking.
  const other = await product.signIn('planner')
  await other.page.goto(page.url())
  await other.page.getByRole('region', { name: '职责' }).getByText('渔船回港避风').waitFor()
  await duties.getByRole('button', { name: /到岗：渔船回港避风/u }).click()
  await other.page.getByRole('region', { name: '职责' }).getByText(/\d\d:\d\d 到岗/u).waitFor({ timeout: 1_500 })
  await other.page.context().close()

  await page.getByRole('button', { name: 'Ⅱ级' }).click()
  await page.getByRole('dialog', { name: /提升到Ⅱ级：新增 4 项职责/u }).getByRole('button', { name: '确认' }).click()
  await duties.getByText('开放避险安置点').waitFor()
  expect(await duties.getByText('渔船回港避风').count()).toBe(0)

  await page.getByRole('button', { name: '结束响应' }).click()
  const closing = page.getByRole('dialog', { name: '结束响应' })
  await closing.getByLabel('总结').fill('按预案推演完毕，转移流程顺畅')
  await closing.getByLabel('转移群众').fill('320')
  await closing.getByRole('button', { name: '结束并归档' }).click()
  await page.getByText('查看台账记录').waitFor()
  expect(complaints).toEqual([])
  await page.context().close()

  const leader = await product.signIn('leader')
  await leader.page.goto(`${product.url}/responses`)
  await leader.page.getByText('按预案推演完毕，转移流程顺畅').waitFor()
  await leader.page.goto(`${product.url}/ledgers/response_event`)
  await leader.page.getByText('2026年11月23日').or(leader.page.getByText('2026-11-23')).first().waitFor()
  await leader.page.goto(`${product.url}/indicators/H5`)
  await leader.page.getByText(/最近：2026年11月23日 演练，按预案推演完毕/u).waitFor()
  await leader.page.context().close()
}, 120_000)

it('a planner starts a round of verification, ticks a phone, takes it back, ticks it again and ends the round', async () => {
  const { page, complaints } = await product.signIn('planner')
  await page.goto(`${product.url}/checks?check=phone`)
  await page.getByRole('button', { name: '开始新一轮核实' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始新一轮核实' }).click()
  await page.getByText(/已核实 0\/\d+ 条/u).waitFor()
  const stale = page.getByRole('button', { name: '核实 石屿防汛物资分库' })
  await stale.click()
  await page.getByText(/已核实 1\/\d+ 条/u).waitFor()
  expect(await stale.count()).toBe(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await stale.waitFor()
  await page.getByText(/已核实 0\/\d+ 条/u).waitFor()
  await stale.click()
  await page.getByRole('button', { name: '结束这一轮' }).click()
  await page.getByText(/核实了 1\/\d+ 条，已结束/u).waitFor()
  expect(await accessibilityViolations(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
}, 60_000)
