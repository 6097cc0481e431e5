import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintWorkbook } from '../server/imports/mint-workbook.ts'
import { accessibilityViolations, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** A unit's activities: a day that does not exist, a figure in words twice, and one that the district has already. */
async function activitySheet() {
  const { rows: [known] } = await sql<{ title: string, day: string, host: string }>`
    select a.title, a.started_on as day, o.name as host from activity a join organization o on o.id = a.host_id
    where a.deleted_at is null and length(a.started_on) = 10 and a.status = 'done' order by a.started_on desc limit 1`.execute(product.db)
  if (!known) throw new Error('the sample has no activity')
  const path = join(product.folder, '六月活动.xlsx')
  await writeFile(path, await mintWorkbook([{ name: '活动', rows: [
    ['日期', '活动名称', '主办单位', '类型', '群众人数'],
    ['2026.6.31', '社区义诊进军营', '松涛街道', '志愿服务', 30],
    ['2026.6.5', '学雷锋便民服务', '松涛街道', '学雷锋', '若干'],
    ['2026.6.6', '海滩净滩行动', '海澜街道', '卫生清扫', '若干'],
    [known.day, `${known.title}活动`, known.host, '其他', 40],
  ] }]))
  return { path, known }
}

async function upload(page: Page, file: string) {
  await page.goto(`${product.url}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/\/import\/\d+/u)
  await page.getByText(/^共 \d+ 行/u).first().waitFor()
}

const account = (page: Page) => page.getByText(/^共 \d+ 行/u).first()
const cell = (page: Page, text: string) => page.locator('td.wrong', { hasText: text }).first()

describe('a clerk corrects a file in the preview', () => {
  it('writes in the cells by key, sees the counts move, takes the marked workbook, decides a double, and commits', async () => {
    const { path, known } = await activitySheet()
    const clerk = await product.signIn('staff')
    const { page } = clerk
    await upload(page, path)
    expect(await account(page).innerText()).toContain('新增 1，有误 3')

    // Escape gives up, Enter saves, and the row is checked at once.
    await cell(page, '2026.6.31').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('2026.7.1')
    await page.keyboard.press('Escape')
    expect(await cell(page, '2026.6.31').count()).toBe(1)
    await page.keyboard.press('F2')
    await page.keyboard.type('2026.6.30')
    await page.keyboard.press('Enter')
    await page.getByText('新增 2，有误 2').first().waitFor()
    await page.getByText('第 2 行已重新核对：新增').waitFor({ state: 'attached' })

    // The same wrong text in the column is changed at a stroke, and put back.
    await cell(page, '若干').click()
    await page.getByText('本列另外 1 个写着“若干”的格子也这样改').click()
    await page.getByRole('textbox', { name: '第 3 行“群众人数”' }).fill('25')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('新增 4').first().waitFor()
    expect(await account(page).innerText()).not.toContain('有误')
    await page.locator('td', { hasText: '25' }).first().click()
    await page.getByText('原为“若干”').first().waitFor()
    await page.getByRole('button', { name: '连同相同的改动一起恢复' }).click()
    await page.getByText('新增 2，有误 2').first().waitFor()

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载带标注的错误表' }).click()])
    expect(download.suggestedFilename()).toBe('六月活动-错误标注.xlsx')
    const marked = await readXlsx(await readFile(await download.path()), { readStyles: true })
    const sheet = marked.sheets[0]
    expect(sheet?.rows[1]?.[0]).toBe('2026.6.30')
    expect(sheet?.cells?.get('2,4')?.comment?.text).toContain('读不出数字：“若干”')

    // What may be there already is shown beside what stands, and goes into it field by field.
    await page.getByRole('button', { name: /疑似重复/u }).first().click()
    await page.getByRole('button', { name: '疑似重复', exact: true }).click()
    await page.getByRole('cell', { name: known.title, exact: true }).first().waitFor()
    await page.getByRole('button', { name: '并入已有记录' }).click()
    await page.getByText('新增 1，变更 1，有误 2').first().waitFor()
    expect(await accessibilityViolations(page)).toEqual([])

    await page.getByRole('button', { name: '只提交正确的 2 行，有误的 2 行留下' }).click()
    await page.getByRole('button', { name: '撤销导入' }).waitFor()
    const stored = await sql<{ title: string, started_on: string, version: number }>`
      select title, started_on, version from activity where import_sheet = '活动' and deleted_at is null order by version`.execute(product.db)
    expect(stored.rows).toEqual([{ title: '社区义诊进军营', started_on: '2026-06-30', version: 1 }, { title: `${known.title}活动`, started_on: known.day, version: 2 }])
    expect(clerk.complaints).toEqual([])
  })

  it('refuses inferred values of a column and takes them again, and leaves a row out, on a phone', async () => {
    const path = join(product.folder, '七月活动.xlsx')
    await writeFile(path, await mintWorkbook([{ name: '活动', rows: [
      ['2026年活动台账'], ['日期', '活动名称', '主办单位', '类型', '群众人数'],
      ['7月5日', '送清凉进警营', '松涛街道', '送温暖', 30], ['7月6日', '双拥知识竞赛', '海澜街道', '文体', 20],
    ] }]))
    const clerk = await product.signIn('staff', { viewport: phone, hasTouch: true, isMobile: true })
    const { page } = clerk
    await upload(page, path)
    await page.getByText('由推断得出的内容').click()
    await page.getByText('2 格由推断得出：补了年份 2').waitFor()
    await page.getByRole('button', { name: '拒绝推断' }).click()
    await page.getByText('有误 2').first().waitFor()
    await page.getByText('由推断得出的内容').click()
    await page.getByRole('button', { name: '接受推断' }).click()
    await page.getByText('新增 2').first().waitFor()

    await page.getByRole('button', { name: '第 3 行：不导入这一行' }).click()
    await page.getByText(/新增 1，略过 3（.*按选择不导入 1/u).first().waitFor()
    const target = await page.getByRole('button', { name: '第 3 行：恢复导入这一行' }).boundingBox()
    expect(target?.height).toBeGreaterThanOrEqual(44)
    expect(await accessibilityViolations(page)).toEqual([])
    await page.getByRole('button', { name: '第 3 行：恢复导入这一行' }).click()
    await page.getByText('新增 2').first().waitFor()
    expect(clerk.complaints).toEqual([])
  })
})
