import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pointSheet, visitSheet } from './office-sheets.ts'
import { openProduct, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** Lets files go over the page, as from a folder on the desk. */
async function drop(page: Page, paths: string[]) {
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), content: (await readFile(path)).toString('base64') })))
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer()
    for (const { name, content } of dropped) transfer.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  }, files)
}

/** So many visits of one unit, as a system hands them out. */
async function manyVisits(folder: string, { rows, name }: { rows: number, name: string }) {
  const lines = Array.from({ length: rows }, (_, index) => `2026-0${1 + (index % 9)}-1${index % 9},区妇联,烈属第${index}户,1,500`)
  const path = join(folder, name)
  await writeFile(path, `走访日期,走访单位,走访对象,户数,慰问金(元)\n${lines.join('\n')}\n`)
  return path
}

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const countVisits = async (like: string) =>
  (await sql<{ count: number }>`select count(*) as count from visit where recipient like ${like} and deleted_at is null`.execute(product.db)).rows[0]?.count

describe('several files at once', { timeout: 240_000 }, () => {
  it('each show their own progress and outcome, also after a reload in the middle; all that are right are committed, and what was left is said', async () => {
    const { page, complaints } = await product.signIn('staff')
    await page.goto(`${product.url}/import`)
    const many = await manyVisits(product.folder, { rows: 40_000, name: '系统导出.csv' })
    await drop(page, [many, await visitSheet(product.folder), await pointSheet(product.folder)])

    // What ledger each is, nobody has said; how far it has come, each says for itself.
    await rowOf(page, '八一走访慰问统计表.xlsx').getByText('请核对有误的行').waitFor({ timeout: 60_000 })
    await rowOf(page, '系统导出.csv').getByRole('progressbar').waitFor()
    await page.reload()
    await rowOf(page, '系统导出.csv').getByRole('progressbar').waitFor()
    await expect.poll(() => rowOf(page, '系统导出.csv').getByRole('progressbar').getAttribute('aria-valuetext'), { timeout: 60_000 }).toMatch(/\d+% · [\d,]+ 行/u)
    await rowOf(page, '系统导出.csv').getByText('40,000').waitFor({ timeout: 120_000 })
    expect(await rowOf(page, '协同点位登记表.xlsx').getByText('按内容认出').count()).toBe(1)

    await page.getByRole('button', { name: '全部提交（2 份，40,002 行）' }).click()
    await page.getByText('已提交 2 份：新增 40,002 条').waitFor({ timeout: 120_000 })
    await page.getByText('“八一走访慰问统计表.xlsx”有 1 行有误，请核对后提交').waitFor()
    expect(await countVisits('烈属第%户')).toBe(40_000)
    expect(await page.getByRole('listitem').filter({ hasText: '八一走访慰问统计表.xlsx' }).count()).toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  it('can be stopped, and are not sent in vain where they are too large', async () => {
    const { page } = await product.signIn('staff')
    await page.goto(`${product.url}/import`)
    const big = join(product.folder, '照片太多.xlsx')
    await writeFile(big, Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(30 * 1024 * 1024)]))
    await page.locator('input[type=file]').setInputFiles([big, await manyVisits(product.folder, { rows: 40_000, name: '停下来.csv' })])
    await page.getByText('文件超过 20 MB 的限制').waitFor({ timeout: 60_000 })
    await rowOf(page, '停下来.csv').getByRole('progressbar').waitFor()
    await rowOf(page, '停下来.csv').getByRole('button', { name: '停止' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
    await expect.poll(() => rowOf(page, '停下来.csv').count()).toBe(0)
    expect(await countVisits('停%')).toBe(0)
  })
})

describe('an import that stays on record', { timeout: 120_000 }, () => {
  it('tells who else has committed meanwhile, is taken back and done again, and gives its original back', async () => {
    const [first, second] = [await product.signIn('staff'), await product.signIn('staff')]
    const file = await manyVisits(product.folder, { rows: 3, name: '两人同报.csv' })
    for (const { page } of [first, second]) {
      await page.goto(`${product.url}/import`)
      await page.locator('input[type=file]').setInputFiles(file)
      await page.waitForURL(/\/import\/\d+/u)
      await page.getByText(/^共 4 行/u).first().waitFor({ timeout: 60_000 })
    }
    await mkdir(join(product.folder, 'other'), { recursive: true })
    const changed = join(product.folder, 'other', '两人同报.csv')
    await writeFile(changed, (await readFile(file, 'utf8')).replaceAll('烈属第', '军属第'))
    await first.page.goto(`${product.url}/import`)
    await first.page.locator('input[type=file]').setInputFiles(changed)
    await first.page.waitForURL(/\/import\/\d+/u)
    await second.page.goto(`${product.url}/import`)
    await second.page.locator('input[type=file]').setInputFiles(changed)
    await second.page.waitForURL(/\/import\/\d+/u)
    for (const { page } of [first, second]) await page.getByRole('button', { name: '提交 3 行' }).waitFor({ timeout: 60_000 })

    await first.page.getByRole('button', { name: '提交 3 行' }).click()
    await first.page.getByText('已提交：新增 3 条').waitFor()
    await second.page.getByRole('button', { name: '提交 3 行' }).click()
    await second.page.getByText('预览之后台账有变化').waitFor()
    await second.page.getByText('3 行由“新增”变为“相同”').waitFor()
    await second.page.getByText(/提交了“两人同报\.csv”.*动了其中 3 条记录/u).waitFor()
    await second.page.getByRole('button', { name: '只看有变化的 3 行' }).click()
    await second.page.getByText('内容与台账全部相同，不用提交').waitFor()

    const { page } = first
    await page.getByRole('button', { name: '展开第 2 行的详情' }).click()
    await page.getByRole('link', { name: '打开这一行对应的记录' }).first().waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载原件' }).click()])
    expect(download.suggestedFilename()).toBe('两人同报.csv')
    expect(await readFile(await download.path(), 'utf8')).toBe(await readFile(changed, 'utf8'))

    await page.getByRole('button', { name: '撤销导入' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click()
    await page.getByText('已撤销：删除 3 条').waitFor()
    expect(await countVisits('军属第%户')).toBe(0)
    await page.getByRole('button', { name: '重做导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '重做导入' }).click()
    await page.getByText('已提交：新增 3 条').waitFor()
    expect(await countVisits('军属第%户')).toBe(3)
    await page.getByRole('listitem').filter({ hasText: '重做' }).waitFor()
  })
})
