import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityViolations, openProduct, phone, type Product } from './open-product.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

describe('a duty report', () => {
  it('is drafted, written on with a reason for a number of one’s own, compared, taken out as a document and handed in', async () => {
    const { page, complaints } = await product.signIn('staff')
    await page.goto(`${product.url}/reports`)
    await page.getByRole('button', { name: '区妇联 起草' }).click()
    await page.waitForURL(/\/reports\/\d+$/u)
    const paper = page.getByRole('article', { name: '报告正文' })
    await paper.getByRole('heading', { name: /岚湾区妇女联合会2026年双拥工作履职情况报告/u }).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])

    const block = paper.locator('.block.paragraph').filter({ has: page.locator('[role=button].figure') }).first()
    const figure = block.locator('[role=button].figure').first()
    const shown = await figure.innerText()
    await figure.focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: '这个数从哪里来' })
    await drawer.getByText(shown, { exact: true }).first().waitFor()
    await drawer.getByText('口径').waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })

    await block.hover()
    await block.getByRole('button', { name: '修改这一段' }).click()
    const text = page.getByRole('textbox', { name: '修改段落' })
    await text.fill(`${await text.inputValue()}另有志愿者321人参加。`)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    const why = page.getByRole('dialog', { name: '这些数与数据不一致' })
    await why.getByText('321').waitFor()
    await why.getByRole('textbox', { name: '依据' }).fill('志愿者名册')
    await why.getByRole('button', { name: '写明并保存' }).click()
    await page.getByText('1 处手工数字').waitFor()

    await page.getByRole('button', { name: '版本' }).click()
    const versions = page.getByRole('dialog', { name: '全部版本' })
    await versions.getByRole('button', { name: '与现在比较' }).click()
    await versions.locator('ins').filter({ hasText: '321' }).waitFor()
    await page.keyboard.press('Escape')
    await versions.waitFor({ state: 'hidden' })

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载 .docx' }).or(page.getByRole('button', { name: '下载 .docx' })).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('岚湾区妇女联合会2026年双拥工作履职情况报告.docx')
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')

    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByText('已提交').first().waitFor()
    await paper.getByRole('button', { name: '修改这一段' }).first().waitFor({ state: 'detached' })
    expect(await paper.getByRole('button', { name: '修改这一段' }).count()).toBe(0)
    await page.goto(`${product.url}/reports`)
    await page.getByRole('row').filter({ hasText: '区妇联' }).getByText(/已提交/u).waitFor()
    // The browser itself notes the answer that asks for a reason.
    expect(complaints.filter((complaint) => !/status of 422/u.test(complaint))).toEqual([])
    await page.context().close()
  })

  it('offers the wording of data that changed, and can be read on a phone', async () => {
    const { page, complaints } = await product.signIn('staff', { viewport: phone, isMobile: true, hasTouch: true })
    await page.goto(`${product.url}/reports`)
    await page.getByRole('button', { name: '区审计局 起草' }).tap()
    await page.waitForURL(/\/reports\/\d+$/u)
    await page.getByRole('article', { name: '报告正文' }).waitFor()
    const unit = await product.db.selectFrom('organization').select('id').where('name' as never, '=', '区审计局' as never).executeTakeFirstOrThrow()
    const answer = await page.evaluate(async (host) => (await fetch('/api/records/visit', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ values: { visited_on: '2026-09-03', host_id: host, recipient: '烈属', recipient_category: 'martyr_family', households: 9 } }),
    })).status, unit.id)
    expect(answer).toBe(201)
    await page.getByText(/起草后数据有变化/u).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await page.getByRole('button', { name: '采用', exact: true }).first().tap()
    await page.getByText(/已保存为第 2 版/u).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is voted on in secret, and the results stand on its page and on the Overview once the review is closed', async () => {
    const [leader, staff] = [await product.signIn('leader'), await product.signIn('staff')]
    await leader.page.goto(`${product.url}/reviews?year=2026`)
    await leader.page.getByRole('button', { name: '开启评议' }).click()
    await leader.page.getByRole('dialog').getByRole('button', { name: '开启评议' }).click()
    await vote(leader.page, '不满意', '走访偏少')
    expect(await accessibilityViolations(leader.page)).toEqual([])

    await staff.page.goto(`${product.url}/reviews?year=2026`)
    await vote(staff.page, '满意', '台账清楚')
    expect(await staff.page.getByText('走访偏少').count()).toBe(0)
    expect(await staff.page.getByRole('region', { name: '评议结果' }).count()).toBe(0)

    await leader.page.getByRole('button', { name: '结束评议' }).click()
    await leader.page.getByRole('dialog').getByRole('button', { name: '结束评议' }).click()
    await leader.page.getByRole('heading', { level: 1, name: '2026年履职评议：1 个单位 2 票，满意率 50%' }).waitFor()
    const row = leader.page.getByRole('row').filter({ hasText: '区委组织部' })
    await row.getByText('2 条').click()
    await row.getByText('走访偏少').waitFor()
    await row.getByText('台账清楚').waitFor()

    await leader.page.goto(`${product.url}/?year=2026`)
    await leader.page.getByRole('heading', { name: '2026年履职评议：1 个单位满意率 50%，最低为区委组织部（50%）' }).waitFor()
    expect([...leader.complaints, ...staff.complaints]).toEqual([])
    await leader.page.context().close()
    await staff.page.context().close()
  })

  it('is drafted for all units by the server, which goes on while its page is left and stops when it is told', async () => {
    const { page, complaints } = await product.signIn('staff')
    await page.goto(`${product.url}/reports`)
    await page.getByRole('button', { name: /起草其余 \d+ 份/u }).click()
    await page.getByText(/正在起草第 \d+\/\d+ 份/u).waitFor()
    await page.goto(`${product.url}/ledgers`)
    await page.goto(`${product.url}/reports`)
    await page.getByText(/正在起草第 ([2-9]|\d{2,})\/\d+ 份/u).waitFor()
    await page.getByRole('button', { name: '停止', exact: true }).click()
    await page.getByText(/批量起草已停止：已起草的 \d+\/\d+ 份保留/u).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

/** Votes on the first unit that may be voted on, with a comment. */
async function vote(page: Page, choice: string, comment: string) {
  const ballots = page.getByRole('listitem').filter({ has: page.getByRole('group', { name: '区委组织部' }) })
  await ballots.getByText(choice, { exact: true }).click()
  await ballots.getByRole('textbox').fill(comment)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提交 1 票').waitFor()
}
