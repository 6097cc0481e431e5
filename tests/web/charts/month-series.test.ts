import { describe, expect, it } from 'vitest'
import { accumulate } from '../../../web/charts/month-series.ts'
import { lastSparkPoint, sparkPath } from '../../../web/charts/spark-path.ts'

describe('a year by month', () => {
  it('adds up to the figure on the card, and compares the running month with the same days of last year', () => {
    const sum = accumulate({
      months: ['2026-01', '2026-02', '2026-03'], current: [10, 5, null], lastYear: [8, 6, 7], plan: [9, 9, 9], running: { month: '2026-02', lastYear: 4 },
    })
    expect(sum.current).toEqual([10, 15, null])
    expect(sum.lastYear).toEqual([8, 14, 21])
    expect(sum.plan).toEqual([9, 18, 27])
    expect(sum.running).toEqual({ month: '2026-02', lastYear: 12 })
  })

  it('starts from nothing when the first month is the running one', () => {
    const sum = accumulate({ months: ['2026-01'], current: [3], lastYear: [8], plan: [null], running: { month: '2026-01', lastYear: 2 } })
    expect(sum.running).toEqual({ month: '2026-01', lastYear: 2 })
    expect(sum.plan).toEqual([null])
  })
})

describe('the small line of a card', () => {
  const box = { width: 100, height: 10, largest: 4 }

  it('stands on zero and breaks where nothing is known', () => {
    expect(sparkPath([0, 4, null, 2, 2], box)).toBe('M0.0 10.0L25.0 0.0M75.0 5.0L100.0 5.0')
  })

  it('ends at the last known value', () => {
    expect(lastSparkPoint([1, 4, null], box)).toEqual({ x: 50, y: 0 })
    expect(lastSparkPoint([null, null], box)).toBeNull()
  })

  it('lies flat when all is zero', () => {
    expect(sparkPath([0, 0], { width: 100, height: 10, largest: 0 })).toBe('M0.0 10.0L100.0 10.0')
  })
})
