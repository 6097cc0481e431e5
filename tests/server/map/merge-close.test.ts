import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discRadius, mergeClose } from '../../../server/services/map/places/merge-close.ts'
import { clusterRadius } from '../../../web/map/cluster-drawing.ts'

const cell = fc.record({ longitude: fc.double({ min: 120, max: 121, noNaN: true }), latitude: fc.double({ min: 36, max: 37, noNaN: true }), count: fc.integer({ min: 1, max: 900 }) })
  .map(({ longitude, latitude, count }) => ({ longitude, latitude, count, coordinationPoints: count, flagged: 0, row: 0, west: longitude, south: latitude, east: longitude, north: latitude }))

describe('clusters that lie close together', () => {
  it('are counted as one, so that hardly a disc covers the middle of another, and nobody is lost', () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: 60 }), fc.integer({ min: 8, max: 12 }), (cells, zoom) => {
      const before = cells.reduce((sum, { count }) => sum + count, 0)
      const merged = mergeClose(cells.map((one) => ({ ...one })), zoom)
      expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(before)
      const scale = 256 * 2 ** zoom / 360
      const discs = merged.filter(({ count }) => count > 1)
      for (const [index, one] of discs.entries()) {
        for (const other of discs.slice(index + 1)) {
          // By degrees of longitude alone a distance is too short, never too long.
          const stretch = 1 / Math.cos(36 * Math.PI / 180)
          const apart = Math.hypot(one.longitude - other.longitude, (one.latitude - other.latitude) * stretch * 1.02) * scale
          expect(apart).toBeGreaterThan(Math.max(discRadius(one.count), discRadius(other.count)))
        }
      }
    }))
  })

  it('take the room that the map draws them with', () => {
    for (const count of [2, 9, 150, 4_000, 90_000, 1_000_000]) expect(discRadius(count)).toBe(clusterRadius(count))
  })
})
