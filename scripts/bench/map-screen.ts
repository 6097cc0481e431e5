import type { Page } from 'playwright-core'
import { inBrowser } from './in-browser.ts'
import { addPlaces } from './map-places.ts'

const count = 50_000
const drags = 12
const firstMounts = 10
const mounts = 50

/** What the map costs a planner's browser: the time between frames while it is dragged over many places, and the heap after it was opened again and again. */
export const benchMapScreen = () => inBrowser('planner', async (context, url) => {
  const page = await context.newPage()
  await page.goto(`${url}/map?at=120.6,36.28,12`)
  await page.locator('[role=listbox] [role=option]').first().waitFor()
  const frames = (await drag(page)).sort((a, b) => a - b)
  const share = (part: number) => (frames[Math.floor(frames.length * part)] ?? 0).toFixed(1)
  process.stdout.write(`\nMap in the browser, ${count} places\n`)
  process.stdout.write(`  ${'frames while dragging'.padEnd(34)} p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, longest ${(frames.at(-1) ?? 0).toFixed(0)} ms of ${frames.length}\n`)
  const early = await heapAfter(page, firstMounts)
  const late = await heapAfter(page, mounts - firstMounts)
  process.stdout.write(`  ${`heap after ${firstMounts} and ${mounts} mounts`.padEnd(34)} ${early.toFixed(1)} → ${late.toFixed(1)} MB\n`)
}, (db) => addPlaces(db, count))

/** Drags the map to and fro by the mouse; the milliseconds between the frames meanwhile. */
async function drag(page: Page) {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { frameTimes: times })
    void (async () => {
      for (;;) times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)))
    })()
  })
  const box = await page.locator('.map-view').boundingBox()
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  for (let turn = 0; turn < drags; turn++) {
    const [across, down] = turn % 2 === 0 ? [320, 160] : [-320, -160]
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    await page.mouse.move(middle.x + across, middle.y + down, { steps: 30 })
    await page.mouse.up()
  }
  return page.evaluate(() => {
    const { frameTimes } = globalThis as unknown as { frameTimes: number[] }
    return frameTimes.slice(1).map((at, index) => at - (frameTimes[index] ?? at))
  })
}

/** Leaves the map and comes back so many times, as a reader does by links; megabytes of heap after its rubbish was cleared away. */
async function heapAfter(page: Page, times: number) {
  for (let mount = 0; mount < times; mount++) {
    await page.locator('nav a[href="/responses"]').first().click()
    await page.locator('.map-view').waitFor({ state: 'detached' })
    await page.locator('nav a[href="/map"]').first().click()
    await page.locator('.map-view canvas').first().waitFor({ state: 'attached' })
  }
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 1024 / 1024
}
