import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays, dayNumber, daysBetween, isIsoDate, lastDayOfMonth, monthOf, monthsBetween, sameDayLastYear, splitRange, todayInShanghai, yearOf,
} from '../../db/dates.ts'

const isoDate = fc.integer({ min: dayNumber('1927-08-01'), max: dayNumber('2127-08-01') }).map((day) => addDays('1970-01-01', day))
const orderedDates = fc.tuple(isoDate, isoDate).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

describe('today in Shanghai', () => {
  it('turns to the next day at 16:00 UTC', () => {
    expect(todayInShanghai(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31')
    expect(todayInShanghai(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
  })
})

describe('a real calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '2026-01-01'])('accepts %s', (text) => {
    expect(isIsoDate(text)).toBe(true)
  })

  it.each([
    '2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '2026-07', '2026.07.28',
    ' 2026-07-28', '2026-07-28T00:00:00Z', '２０２６-07-28', '',
  ])('refuses %j', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('is what the calendar of the platform says it is', () => {
    const part = fc.integer({ min: 0, max: 40 }).map((value) => String(value).padStart(2, '0'))
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2200 }), part, part, (year, month, day) => {
      const text = `${year}-${month}-${day}`
      const rolled = new Date(Date.UTC(year, Number(month) - 1, Number(day)))
      expect(isIsoDate(text)).toBe(rolled.toISOString().slice(0, 10) === text)
    }))
  })

  it('is required of every date that is counted from', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => daysBetween('2026-02-01', '二月')).toThrow(RangeError)
    expect(() => monthsBetween('2026', '2026-05-01')).toThrow(RangeError)
  })
})

describe('counting days', () => {
  it('crosses leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-07-01', '2026-08-01')).toBe(31)
    expect(daysBetween('2026-08-01', '2026-07-01')).toBe(-31)
  })

  it('adds what it measures', () => {
    fc.assert(fc.property(isoDate, isoDate, (a, b) => {
      expect(addDays(a, daysBetween(a, b))).toBe(b)
    }))
  })

  it('answers only real dates', () => {
    fc.assert(fc.property(isoDate, fc.integer({ min: -40_000, max: 40_000 }), (date, count) => {
      expect(isIsoDate(addDays(date, count))).toBe(true)
    }))
  })
})

describe('months and years', () => {
  it('are read off the date', () => {
    expect(monthOf('2026-07-28')).toBe('2026-07')
    expect(yearOf('2026-07-28')).toBe(2026)
    expect(yearOf('2026-07')).toBe(2026)
  })

  it('end on their last day', () => {
    expect(lastDayOfMonth('2024-02')).toBe('2024-02-29')
    expect(lastDayOfMonth('2026-02')).toBe('2026-02-28')
    expect(lastDayOfMonth('2026-12')).toBe('2026-12-31')
  })

  it('are listed with both ends', () => {
    expect(monthsBetween('2025-11-30', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsBetween('2026-07-28', '2026-07-01')).toEqual(['2026-07'])
    expect(monthsBetween('2026-08-01', '2026-07-31')).toEqual([])
  })

  it('hold the day after their last day in the next month', () => {
    fc.assert(fc.property(isoDate, (date) => {
      const last = lastDayOfMonth(monthOf(date))
      expect(last >= date).toBe(true)
      expect(addDays(last, 1).endsWith('-01')).toBe(true)
    }))
  })
})

describe('the same day last year', () => {
  it('keeps month and day, and falls back to 28 February', () => {
    expect(sameDayLastYear('2026-11-23')).toBe('2025-11-23')
    expect(sameDayLastYear('2024-02-29')).toBe('2023-02-28')
    expect(sameDayLastYear('2025-02-28')).toBe('2024-02-28')
  })
})

describe('splitting a range for monthly figures', () => {
  it('takes whole months whole and the ends by day', () => {
    expect(splitRange('2026-01-01', '2026-09-20')).toEqual({
      months: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
      days: [{ from: '2026-09-01', to: '2026-09-20' }],
    })
    expect(splitRange('2026-01-15', '2026-03-10')).toEqual({
      months: ['2026-02'],
      days: [{ from: '2026-01-15', to: '2026-01-31' }, { from: '2026-03-01', to: '2026-03-10' }],
    })
  })

  it('keeps a range without a whole month in one piece', () => {
    expect(splitRange('2026-01-15', '2026-02-10')).toEqual({ months: [], days: [{ from: '2026-01-15', to: '2026-02-10' }] })
    expect(splitRange('2026-01-02', '2026-01-31')).toEqual({ months: [], days: [{ from: '2026-01-02', to: '2026-01-31' }] })
  })

  it('answers nothing for a range that ends before it begins', () => {
    expect(splitRange('2026-02-01', '2026-01-31')).toEqual({ months: [], days: [] })
  })

  it('covers every day of the range exactly once', () => {
    fc.assert(fc.property(orderedDates, ({ from, to }) => {
      const { months, days } = splitRange(from, to)
      const pieces = [...months.map((month) => ({ from: `${month}-01`, to: lastDayOfMonth(month) })), ...days]
        .sort((a, b) => a.from.localeCompare(b.from))
      expect(pieces[0]?.from).toBe(from)
      expect(pieces.at(-1)?.to).toBe(to)
      for (const [index, piece] of pieces.entries()) {
        const next = pieces[index + 1]
        if (next) expect(addDays(piece.to, 1)).toBe(next.from)
      }
    }))
  })
})
