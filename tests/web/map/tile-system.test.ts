import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTiles, toTiles } from '../../../web/map/tile-system.ts'

const metres = (one: [number, number], other: [number, number]) => Math.hypot((one[0] - other[0]) * 111_320 * Math.cos(36 * Math.PI / 180), (one[1] - other[1]) * 111_320)

describe('a place on a base map', () => {
  it('of Qingdao is moved by 411 to 508 m for GCJ-02 and by nothing for CGCS2000', () => {
    fc.assert(fc.property(fc.double({ min: 119.5, max: 121.1, noNaN: true }), fc.double({ min: 35.6, max: 37.1, noNaN: true }), (longitude, latitude) => {
      const moved = metres([longitude, latitude], toTiles('GCJ02', [longitude, latitude]))
      expect(moved).toBeGreaterThan(395)
      expect(moved).toBeLessThan(520)
      expect(toTiles('CGCS2000', [longitude, latitude])).toEqual([longitude, latitude])
    }))
  })

  it('is found again by a click on it, within 0.2 m', () => {
    fc.assert(fc.property(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 4, max: 52, noNaN: true }), (longitude, latitude) => {
      expect(metres(fromTiles('GCJ02', toTiles('GCJ02', [longitude, latitude])), [longitude, latitude])).toBeLessThan(0.2)
    }))
  })
})
