import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MapPoint } from '../../../web/map/map-point.ts'
import { toUnit, worldSize } from '../../../web/map/mercator.ts'
import { pickPoints } from '../../../web/map/pick-points.ts'
import { createPointIndex } from '../../../web/map/point-index.ts'

const pointAt = (id: string, longitude: number, latitude: number): MapPoint =>
  ({ id, name: id, kind: 'community', longitude, latitude })
const boxOf = ({ west, south, east, north }: { west: number; south: number; east: number; north: number }) => {
  const [corner, opposite] = [toUnit(west, north), toUnit(east, south)]
  return { west: corner.x, north: corner.y, east: opposite.x, south: opposite.y }
}
const near = fc.record({ longitude: fc.double({ min: 120.6, max: 120.9, noNaN: true }), latitude: fc.double({ min: 36.3, max: 36.5, noNaN: true }) })

describe('points in view', () => {
  it('are those inside the box, from north to south', () => {
    const index = createPointIndex([pointAt('south', 120.7, 36.4), pointAt('north', 120.7, 36.45), pointAt('away', 121, 36.4)])
    const seen: string[] = []
    index.visitWithin(boxOf({ west: 120.6, south: 36.3, east: 120.9, north: 36.5 }), (place) => seen.push(index.points[place]?.id ?? ''))
    expect(seen).toEqual(['north', 'south'])
  })

  it('leave out a point without a position', () => {
    const index = createPointIndex([pointAt('nowhere', NaN, 36.4), pointAt('here', 120.7, 36.4)])
    expect(index.points.map((point) => point.id)).toEqual(['here'])
    expect(index.find('nowhere')).toBeUndefined()
  })

  it('are none when there are no points', () => {
    const index = createPointIndex([])
    expect(pickPoints(index, { longitude: 120.7, latitude: 36.4, zoom: 12, reach: 22 })).toEqual([])
  })
})

describe('pointing at the map', () => {
  /** One pixel to the east at zoom 14, in degrees. */
  const pixel = 360 / worldSize(14)

  it('picks the nearest point within reach, and nothing beyond it', () => {
    const index = createPointIndex([pointAt('a', 120.7, 36.4), pointAt('b', 120.7 + 30 * pixel, 36.4)])
    const pick = (pixels: number) => pickPoints(index, { longitude: 120.7 + pixels * pixel, latitude: 36.4, zoom: 14, reach: 13 })
    expect(pick(4).map((point) => point.id)).toEqual(['a'])
    expect(pick(22).map((point) => point.id)).toEqual(['b'])
    expect(pick(-14)).toEqual([])
  })

  it('offers all points that lie on one another, so that none is out of reach', () => {
    const index = createPointIndex([
      pointAt('shelter', 120.7, 36.4), pointAt('depot', 120.7, 36.4), pointAt('school', 120.7 + 3 * pixel, 36.4),
      pointAt('neighbour', 120.7 + 12 * pixel, 36.4),
    ])
    const picked = pickPoints(index, { longitude: 120.7, latitude: 36.4, zoom: 14, reach: 13 })
    expect(picked.map((point) => point.id).toSorted()).toEqual(['depot', 'school', 'shelter'])
  })

  it('separates points again once the map is close enough', () => {
    const index = createPointIndex([pointAt('a', 120.7, 36.4), pointAt('b', 120.7 + 3 * pixel, 36.4)])
    expect(pickPoints(index, { longitude: 120.7, latitude: 36.4, zoom: 14, reach: 13 })).toHaveLength(2)
    expect(pickPoints(index, { longitude: 120.7, latitude: 36.4, zoom: 16, reach: 13 })).toHaveLength(1)
  })

  it('reaches every point by pointing at it, however they lie', () => {
    fc.assert(fc.property(fc.array(near, { minLength: 1, maxLength: 40 }), (places) => {
      const points = places.map(({ longitude, latitude }, number) => pointAt(String(number), longitude, latitude))
      const index = createPointIndex(points)
      for (const point of points) {
        const picked = pickPoints(index, { ...point, zoom: 16, reach: 13 })
        expect(picked.map((one) => one.id)).toContain(point.id)
      }
    }))
  })
})
