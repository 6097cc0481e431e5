import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeRecord } from '../../db/queries/records.ts'
import { pixel, writeTileFile } from '../server/base-maps/tile-file.ts'
import { accessibilityViolations, openProduct, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

it('An administrator describes a file of GCJ-02 tiles; the map draws it with its stamp, points where its tiles have them, and falls back when the file goes', async () => {
  const tiles = Array.from({ length: 64 * 64 }, (_, index) => ({ z: 12, column: 3392 + index % 64, row: 4095 - (1568 + Math.floor(index / 64)), data: pixel }))
  writeTileFile(product.folder, 'qd.mbtiles', { tiles })
  const { page: settings } = await product.signIn('administrator')
  await settings.goto(`${product.url}/settings`)
  await settings.getByRole('button', { name: '添加底图' }).click()
  const dialog = settings.getByRole('dialog')
  const field = (name: string) => dialog.locator('.el-form-item').filter({ hasText: name })
  await field('文件').last().locator('.el-select').click()
  await settings.getByRole('option', { name: 'qd.mbtiles' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('必须填写').first().waitFor()
  await field('瓦片的坐标系').locator('.el-select').click()
  await settings.getByRole('option', { name: 'GCJ-02' }).click()
  await field('许可').getByRole('textbox').fill('仅限本单位内部使用')
  expect(await accessibilityViolations(settings)).toEqual([])
  await dialog.getByRole('button', { name: '保存' }).click()
  await settings.getByRole('cell', { name: '市勘测院' }).waitFor()

  const rows = await product.db.selectFrom('partner_site').selectAll().orderBy('id').limit(20).execute()
  const site = rows.map((row) => decodeRecord('partner_site', row)).find(({ longitude }) => typeof longitude === 'number')
  const { page, complaints } = await product.signIn('planner')
  await page.goto(`${product.url}/map?at=${site?.longitude},${site?.latitude},15.5`)
  await page.getByRole('button', { name: /底图：示意图/u }).click()
  await page.getByRole('menuitem', { name: '岚湾影像' }).click()
  await page.locator('.map-note-stamp').getByText('未经审图，仅供内部参考').waitFor()
  await page.locator('.map-note-source').getByText('市勘测院（仅限本单位内部使用）').waitFor()
  await page.locator('img.leaflet-tile-loaded').first().waitFor()
  expect(await accessibilityViolations(page)).toEqual([])
  // Drawn and pointed at on different ground, the middle of the map would be some 300 pixels off.
  await page.waitForTimeout(500)
  await page.locator('.map-view').click()
  await page.getByRole('heading', { name: String(site?.name) }).waitFor()
  expect(complaints).toEqual([])

  await rm(join(product.folder, 'qd.mbtiles'))
  await page.reload()
  await page.getByText('底图“岚湾影像”取不到，已改用示意图').waitFor()
  await page.locator('.map-note-stamp').getByText('示意图').waitFor()
})
