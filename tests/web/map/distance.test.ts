import { describe, expect, it } from 'vitest'
import { distanceBetween, distanceText, isWithin, middleOf, widenBounds } from '../../../web/map/distance.ts'
import { toUnit } from '../../../web/map/mercator.ts'

describe('distances', () => {
  it('along a meridian are 111.195 km a degree', () => {
    expect(distanceBetween({ longitude: 120, latitude: 36 }, { longitude: 120, latitude: 37 })).toBeCloseTo(111_195, 0)
  })

  it('shrink with the cosine of the latitude along a parallel', () => {
    const metres = distanceBetween({ longitude: 120, latitude: 36 }, { longitude: 120.01, latitude: 36 })
    expect(metres / 1111.95).toBeCloseTo(Math.cos((36 * Math.PI) / 180), 5)
  })

  it('to the place itself are nothing, and to the other side of the earth half a girdle', () => {
    expect(distanceBetween({ longitude: 120, latitude: 36 }, { longitude: 120, latitude: 36 })).toBe(0)
    expect(distanceBetween({ longitude: 0, latitude: 0 }, { longitude: 180, latitude: 0 })).toBeCloseTo(Math.PI * 6_371_008.8, 0)
  })

  it('are written as people say them', () => {
    expect([0, 84, 994, 996, 1_249, 9_949, 9_951, 18_400].map((metres) => distanceText(metres, 'zh')))
      .toEqual(['0 米', '80 米', '990 米', '1.0 公里', '1.2 公里', '9.9 公里', '10 公里', '18 公里'])
    expect(distanceText(1_249, 'en')).toBe('1.2 km')
  })
})

describe('boxes', () => {
  const box = { west: 119, south: 35, east: 121, north: 38 }

  it('have their middle where the map draws it', () => {
    const { longitude, latitude } = middleOf(box)
    const [top, middle, bottom] = [toUnit(119, 38).y, toUnit(longitude, latitude).y, toUnit(119, 35).y]
    expect(middle - top).toBeCloseTo(bottom - middle, 12)
    expect(latitude).toBeGreaterThan(36.5)
  })

  it('around a single place grow to a size that can be looked at', () => {
    const widened = widenBounds({ west: 120, south: 36, east: 120, north: 36 }, { share: 0.1, leastDegrees: 0.02 })
    expect(widened.east - widened.west).toBeCloseTo(0.02, 9)
    expect(widenBounds(box, { share: 0.25 })).toEqual({ west: 118.5, south: 34.25, east: 121.5, north: 38.75 })
  })

  it('hold the places on their edges', () => {
    expect(isWithin(box, { longitude: 119, latitude: 38 })).toBe(true)
    expect(isWithin(box, { longitude: 118.999, latitude: 36 })).toBe(false)
  })
})
