import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulate, moveMonthEnd, partsOfPlan, planOfParts, restOf, spread, sumOf } from '../../../web/components/targets/plan-months.ts'

const weights = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 12, maxLength: 12 }).filter((all) => all.some((one) => one > 0.001))
const wholeTarget = fc.integer({ min: 1, max: 1_000_000 })

describe('a plan by months', () => {
  it('adds up to its target whatever its shape, in whole things where these are counted', () => {
    fc.assert(fc.property(wholeTarget, weights, (target, shape) => {
      const parts = spread(target, shape, 1)
      expect(sumOf(parts)).toBe(target)
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
    }))
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), weights, (tenths, shape) => {
      expect(restOf(spread(tenths / 10, shape, 0.1), tenths / 10)).toBe(0)
    }))
  })

  it('still does when a month’s end is drawn anywhere, and never falls', () => {
    fc.assert(fc.property(wholeTarget, weights, fc.integer({ min: 0, max: 11 }), fc.double({ min: -1e6, max: 2e6, noNaN: true }), (target, shape, month, to) => {
      const moved = moveMonthEnd(spread(target, shape, 1), { month, to, step: 1 })
      expect(sumOf(moved)).toBe(target)
      expect(moved.every((part) => part >= 0)).toBe(true)
      expect(cumulate(moved)[11]).toBe(target)
    }))
  })

  it('comes back from its stored shares as it was drawn', () => {
    fc.assert(fc.property(wholeTarget, weights, (target, shape) => {
      const parts = spread(target, shape, 1)
      const again = partsOfPlan({ value: target, plan: planOfParts(parts, target), year: 2026, step: 1 })
      for (const [month, part] of parts.entries()) expect(again[month]).toBeCloseTo(part, 1)
    }))
  })

  it('without one of its own goes by the days of the year', () => {
    expect(partsOfPlan({ value: 365, plan: null, year: 2026, step: 1 })).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  })

  it('moves a month’s end within its two months: July takes what August had', () => {
    expect(moveMonthEnd([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10], { month: 6, to: 75, step: 1 }).slice(5, 9)).toEqual([10, 15, 5, 10])
    expect(moveMonthEnd([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10], { month: 6, to: 500, step: 1 }).slice(5, 9)).toEqual([10, 20, 0, 10])
  })
})
