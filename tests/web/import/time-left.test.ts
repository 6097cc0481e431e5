import { describe, expect, it } from 'vitest'
import { createTimeLeft, roughly } from '../../../web/components/import/time-left.ts'

const seen = (elapsed: number, done: number, { total = 100_000 as number | null, key = 'reading' } = {}) => ({ elapsed, done, total, key })

describe('the time left', () => {
  it('is not told before enough has been seen, nor where the whole is unknown', () => {
    const observe = createTimeLeft()
    expect(observe(seen(0, 0))).toBeNull()
    expect(observe(seen(1_000, 50_000))).toBeNull()
    expect(observe(seen(2_000, 1_000))).toBeNull()
    expect(createTimeLeft()(seen(9_000, 50_000, { total: null }))).toBeNull()
  })

  it('is told at once to a screen that comes in the middle, from what the server has seen', () => {
    expect(createTimeLeft()(seen(10_000, 25_000))).toBeCloseTo(30)
  })

  it('follows a steady pace to nothing', () => {
    const observe = createTimeLeft()
    const told = Array.from({ length: 21 }, (_, step) => observe(seen(step * 500, step * 5_000)))
    expect(told.slice(4)).toEqual(Array.from({ length: 17 }, (_, step) => expect.closeTo(8 - step * 0.5, 5) as number))
  })

  it('is not thrown about by a pause, and grows while nothing moves', () => {
    const observe = createTimeLeft()
    for (let step = 0; step <= 10; step += 1) observe(seen(step * 500, step * 5_000))
    const afterShort = observe(seen(5_500, 50_000)) ?? 0
    expect(afterShort).toBeGreaterThan(5)
    expect(afterShort).toBeLessThan(6)
    const waits = Array.from({ length: 20 }, (_, step) => observe(seen(6_000 + step * 500, 50_000)) ?? 0)
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect(waits.at(-1)).toBeGreaterThan(20)
  })

  it('forgets one stage when another begins', () => {
    const observe = createTimeLeft()
    for (let step = 0; step <= 10; step += 1) observe(seen(step * 500, step * 5_000))
    expect(observe(seen(100, 10, { key: 'checking' }))).toBeNull()
    expect(observe(seen(4_000, 20_000, { key: 'checking' }))).toBeGreaterThan(10)
  })

  it('is said no more exactly than it is known', () => {
    expect([2, 7.2, 12, 50, 61, 3_000, 4_000].map(roughly)).toEqual([
      { key: 'fewSeconds' }, { key: 'seconds', count: 8 }, { key: 'seconds', count: 15 }, { key: 'seconds', count: 50 }, { key: 'minutes', count: 2 },
      { key: 'minutes', count: 50 }, { key: 'hours', count: 2 },
    ])
  })
})
