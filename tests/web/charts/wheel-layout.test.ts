import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { festivalsOfYear } from '../../../db/festivals.ts'
import { angleOfDay, layoutWheel, pointAt, spreadAngles } from '../../../web/charts/wheel-layout.ts'

describe('the festival wheel', () => {
  it('runs clockwise from the top, a day for about a degree', () => {
    expect(angleOfDay('2026-01-01')).toBe(0)
    expect(angleOfDay('2026-07-02')).toBeCloseTo(179.5, 0)
    expect(pointAt(90, 10).x).toBeCloseTo(10)
    expect(pointAt(90, 10).y).toBeCloseTo(0)
    expect(pointAt(0, 10).y).toBe(-10)
  })

  it.each([2024, 2025, 2026, 2027, 2028])('keeps the festivals of %i in order and off each other', (year) => {
    const festivals = festivalsOfYear(year)
    const places = layoutWheel({ festivals, ring: 104, labelRing: 122, sizes: { core: 11, other: 5 } })
    expect(places.map((place) => place.id)).toEqual(festivals.map((festival) => festival.id))
    for (const [index, place] of places.entries()) {
      const next = places[(index + 1) % places.length]
      if (!next) continue
      expect(Math.hypot(place.x - next.x, place.y - next.y)).toBeGreaterThanOrEqual(place.radius + next.radius)
    }
  })

  it('leaves a festival on its day where there is room', () => {
    const [place] = layoutWheel({ festivals: [{ id: 'a', date: '2026-08-01', core: true }], ring: 100, labelRing: 120, sizes: { core: 10, other: 5 } })
    expect(place?.angle).toBeCloseTo(angleOfDay('2026-08-01'))
    expect(place?.label.anchor).toBe('end')
  })

  it('moves angles apart without changing their order, as long as there is room for all', () => {
    const angles = fc.array(fc.double({ min: 0, max: 359, noNaN: true }), { minLength: 2, maxLength: 20 })
    fc.assert(fc.property(angles, (given) => {
      const spread = spreadAngles(given.sort((a, b) => a - b), () => 8)
      for (const [index, angle] of spread.entries()) {
        const next = index === spread.length - 1 ? (spread[0] ?? 0) + 360 : spread[index + 1] ?? 0
        expect(next - angle).toBeGreaterThan(7)
      }
    }))
  })
})
