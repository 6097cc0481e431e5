import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './open-product.ts'
import { civilianSeed, militarySeed, type Place } from './seed-places.ts'

interface RecordType { type: string, fields: { name: string, choices: { value: string }[] }[] }

let product: Product
let page: Page
let types: RecordType[]
const seen = new Map<string, string>()
const reports = new Map<string, string>()

beforeAll(async () => {
  product = await openProduct();
  ({ page } = await product.signIn('leader'))
  types = await (await page.request.get(`${product.url}/api/records`)).json() as RecordType[]
})
afterAll(() => product.close())

/** What a person reads on a page, read once. */
async function textOf(path: string) {
  const known = seen.get(path)
  if (known !== undefined) return known
  await page.goto(product.url + path)
  await page.getByRole('main').locator('h1, h2').first().waitFor()
  await page.waitForLoadState('networkidle')
  const text = await page.locator('body').innerText()
  seen.set(path, text)
  return text
}

/** A duty report drafted for a unit of the sample, as text. */
async function reportOf(kind: 'civilian' | 'military') {
  const known = reports.get(kind)
  if (known !== undefined) return known
  const units = await (await page.request.get(`${product.url}/api/units`)).json() as { units: { id: number, name: string }[] } | { id: number, name: string }[]
  const wanted = kind === 'civilian' ? '区妇联' : '驻区示例部队01'
  const unit = (Array.isArray(units) ? units : units.units).find(({ name }) => name === wanted)
  const answer = await page.request.post(`${product.url}/api/reports`, { data: { unit: unit?.id, year: 2026, period: 'year', kind } })
  expect(answer.status()).toBe(201)
  const { id } = await answer.json() as { id: number }
  const text = await (await page.request.get(`${product.url}/api/reports/${id}/text`)).text()
  reports.set(kind, text)
  return text
}

async function visit(place: Place) {
  if ('page' in place) return expect(await textOf(place.page)).toMatch(place.sees)
  if ('report' in place) return expect(await reportOf(place.report)).toMatch(place.says)
  const fields = types.find(({ type }) => type === place.ledger)?.fields ?? []
  expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(place.fields))
  const choices = fields.filter(({ name }) => place.fields.includes(name)).flatMap((field) => field.choices.map(({ value }) => value))
  expect(choices).toEqual(expect.arrayContaining(place.choices ?? []))
}

describe.each([
  { side: 'a civilian member unit', rows: civilianSeed, count: 21 },
  { side: 'a military unit', rows: militarySeed, count: 21 },
])('the report of $side', ({ rows, count }) => {
  it('is listed phrase by phrase', () => {
    expect(new Set(rows.map(({ phrase }) => phrase)).size).toBe(count)
  })

  it.each(rows)('“$phrase” has its place in the product', async ({ places }) => {
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) await visit(place)
  })
})
