import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Note, placeOfDay, wordsOf } from '../../../web/components/notes/note.ts'

const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)
const ended = { months, to: '2026-12-31' }
const running = { months, to: '2026-11-23' }

describe('the place of a day on an axis of months', () => {
  it('lies in the month’s column, the sooner the further left', () => {
    expect(placeOfDay('2026-07-16', ended)).toBeCloseTo(6, 1)
    expect(placeOfDay('2026-07-01', ended)).toBeCloseTo(5.52, 2)
    expect(placeOfDay('2026-07-31', ended)).toBeCloseTo(6.48, 2)
  })

  it('is nearest to its own month’s point, whose figures the pointer tells there', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
      const day = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
      expect(months[Math.round(placeOfDay(day, ended))]).toBe(day.slice(0, 7))
    }))
  })

  it('comes before the day that figures go to, in the month that runs', () => {
    expect(placeOfDay('2026-11-20', running)).toBeLessThan(10)
    expect(placeOfDay('2026-11-23', running)).toBeCloseTo(10, 1)
    expect(placeOfDay('2026-11-25', running)).toBeGreaterThan(10)
  })

  it('stays on the axis', () => {
    expect(placeOfDay('2026-01-01', ended)).toBe(0)
    expect(placeOfDay('2026-12-31', ended)).toBe(11)
  })
})

it('a note of another unit bears its name on the district’s curves', () => {
  const note: Note = { id: 1, version: 1, day: '2026-07-20', text: '改造', organization: { id: 2, name: '海伦路街道' }, indicator: null }
  expect(wordsOf(note, 1)).toBe('海伦路街道：改造')
  expect(wordsOf(note, 2)).toBe('改造')
  expect(wordsOf({ ...note, organization: null }, 1)).toBe('改造')
})
