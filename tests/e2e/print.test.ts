import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertBaseMap } from '../../db/queries/base-maps.ts'
import { plainTile, writeTileFile } from '../server/base-maps/tile-file.ts'
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
    const { page } = await product.enter('leader', { viewport: desktop, colorScheme: scheme })
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
    await page.close()
  })
})

const tileColour = [40, 160, 90] as const

/** How much of a picture has the colour of the tiles that the test made. */
async function shareOfTiles(page: Page, file: string) {
  const address = `data:image/png;base64,${(await readFile(file)).toString('base64')}`
  return page.evaluate(async ({ source, colour }) => {
    const picture = new Image()
    picture.src = source
    await picture.decode()
    const pen = Object.assign(document.createElement('canvas'), { width: 200, height: 200 }).getContext('2d')
    pen?.drawImage(picture, 0, 0, 200, 200)
    const { data } = pen?.getImageData(0, 0, 200, 200) ?? { data: [] }
    let found = 0
    for (let at = 0; at < data.length; at += 4) if (colour.every((wanted, index) => Math.abs((data[at + index] ?? 0) - wanted) < 6)) found += 1
    return found / 40_000
  }, { source: address, colour: tileColour })
}

describe.skipIf(!canReadPdf)('the map on paper', () => {
  it('is laid out for A4 and A3 either way: one page with title, what it shows, legend, scale, north, time, revision and stamp, and the tiles of its base map, as in its picture', async () => {
    const tile = plainTile(tileColour)
    const tiles = [11, 12].flatMap((z) => Array.from({ length: 64 * 64 }, (_, index) => ({ z, column: 3392 / 2 ** (12 - z) + index % 64, row: 2 ** z - 1 - (1568 / 2 ** (12 - z) + Math.floor(index / 64)), data: tile })))
    writeTileFile(product.folder, 'paper.mbtiles', { tiles })
    const base = await insertBaseMap(product.db, {
      name: '岚湾影像', source: { kind: 'mbtiles', file: 'paper.mbtiles' }, minZoom: 8, maxZoom: 12, system: 'GCJ02', approval: '鲁S（2026）001号', licence: '内部使用', attribution: '市勘测院',
    }, { authorId: 1, at: '2026-11-01T02:00:00.000Z' })
    const { page, complaints } = await product.signIn('planner', { viewport: desktop, colorScheme: 'dark' })
    await page.addInitScript(() => {
      window.print = () => document.body.classList.add('printed')
    })
    await page.goto(`${product.url}/map?state=stale`)
    await page.getByRole('button', { name: '打印' }).click()
    const bounds: string[] = []
    for (const { paper, direction, size, number } of [
      { paper: 'A4', direction: '横向', size: [842, 595], number: 0 }, { paper: 'A4', direction: '纵向', size: [595, 842], number: 0 },
      { paper: 'A3', direction: '横向', size: [1191, 842], number: 0 }, { paper: 'A3', direction: '纵向', size: [842, 1191], number: base },
    ]) {
      if (number !== 0) await page.goto(`${page.url()}&base=${number}`)
      await page.getByRole('button', { name: paper }).click()
      await page.getByRole('button', { name: direction }).click()
      await page.getByRole('region', { name: '打印排版' }).getByRole('button', { name: '打印', exact: true }).click()
      await page.locator('body.printed').waitFor()
      await page.evaluate(() => document.body.classList.remove('printed'))
      bounds.push(new URL(page.url()).searchParams.get('at') ?? '')
      const file = join(product.folder, 'map.pdf')
      await page.pdf({ path: file, preferCSSPageSize: true })
      expect(pdfPages(file)).toHaveLength(1)
      const text = plain(pdfPages(file).join(''))
      for (const part of ['岚湾区·协同地图', '状态：过期', '示例数据', '缺失或过期', '数据更新于', '数据版本', '公里', '北', '比例尺约1:', number === 0 ? '示意图,仅供内部使用' : '审图号:鲁S(2026)001号', number === 0 ? 'WGS84' : 'GCJ-02']) {
        expect(text, part).toContain(plain(part))
      }
      expect(text).not.toMatch(/[�□]|返回地图|存为图片/u)
      // A serif's box is higher than its characters.
      for (const { width, height, words } of pdfWords(file)) {
        expect([Math.round(width), Math.round(height)]).toEqual(size)
        expect(words.filter(({ left, right, top, bottom }) => left < 20 || right > width - 20 || top < 8 || bottom > height - 20).map((word) => word.text)).toEqual([])
      }
      if (number === 0) continue
      execFileSync('pdftoppm', ['-r', '40', '-png', '-singlefile', file, join(product.folder, 'map')])
      expect(await shareOfTiles(page, join(product.folder, 'map.png'))).toBeGreaterThan(0.4)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存为图片' }).click()])
      await download.saveAs(join(product.folder, 'picture.png'))
      expect(await shareOfTiles(page, join(product.folder, 'picture.png'))).toBeGreaterThan(0.4)
    }
    // Whatever the paper, the middle stays where it was.
    expect(new Set(bounds.map((at) => at.split(',').slice(0, 2).map((degrees) => Number(degrees).toFixed(2)).join(' '))).size).toBe(1)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
