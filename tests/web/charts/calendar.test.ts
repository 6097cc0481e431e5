import { describe, expect, it } from 'vitest'
import { calendarCells } from '../../../web/charts/calendar-cells.ts'
import { spanOfMonths } from '../../../web/charts/days.ts'
import { gapsBetween, longestGap } from '../../../web/charts/gaps.ts'

describe('a calendar of days', () => {
  const months = Array.from({ length: 12 }, (_, index) => `2028-${String(index + 1).padStart(2, '0')}`)
  const { cells, columns } = calendarCells({ months, days: [{ date: '2028-02-29', value: 9 }, { date: '2028-03-01', value: 2 }], until: '2028-10-01' })

  it('has every day of a leap year once, weeks beginning on Monday', () => {
    expect(cells).toHaveLength(366)
    // 2028-01-01 is a Saturday, 2028-01-03 the first Monday.
    expect(cells[0]).toMatchObject({ date: '2028-01-01', column: 0, row: 5 })
    expect(cells[2]).toMatchObject({ date: '2028-01-03', column: 1, row: 0 })
    expect(columns).toBe(53)
  })

  it('is deeper where more was done, and tells a day without records from one still to come', () => {
    const cell = (date: string) => cells.find((one) => one.date === date)
    expect(cell('2028-02-29')).toMatchObject({ depth: 3, isLater: false })
    expect(cell('2028-03-01')?.depth).toBe(1)
    expect(cell('2028-03-02')).toMatchObject({ depth: 0, isLater: false })
    expect(cell('2028-10-02')).toMatchObject({ depth: 0, isLater: true })
  })

  it('ends a span of months on the last day of the last one', () => {
    expect(spanOfMonths(['2028-01', '2028-02'])).toEqual({ from: '2028-01-01', to: '2028-02-29' })
  })
})

describe('gaps between activities', () => {
  it('include the ends of the period, as the indicator does', () => {
    const gaps = gapsBetween({ from: '2026-01-01', to: '2026-02-10', days: ['2026-01-05', '2026-01-25'] })
    expect(gaps.map((gap) => gap.days)).toEqual([4, 20, 16])
    expect(longestGap(gaps)).toEqual({ from: '2026-01-05', to: '2026-01-25', days: 20 })
  })

  it('are the whole period where nothing happened', () => {
    expect(longestGap(gapsBetween({ from: '2026-01-01', to: '2026-03-02', days: [] }))?.days).toBe(60)
  })
})
