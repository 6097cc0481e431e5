import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyHour } from '../../../../server/geo/typhoon/interpolate-track.ts'
import { reachOf } from '../../../../server/geo/typhoon/reach.ts'
import type { Fix, Ring } from '../../../../server/geo/typhoon/track.ts'
import { geodesicBetween, isReached, outlineOf, placeAt } from '../../../../server/geo/typhoon/wind-rings.ts'

const centre = { longitude: 120, latitude: 30 }
const quadrants = (ne: number, se: number, sw: number, nw: number): Ring => ({ label: 'force7', shape: { kind: 'quadrants', ne, se, sw, nw } })
const offset = (bearing: number, longest: number, shortest: number): Ring => ({ label: 'kt30', shape: { kind: 'offset', bearing, longest, shortest } })
const fix = (at: string, longitude: number, latitude: number, rings: Ring[] = []): Fix => ({ at, longitude, latitude, pressure: 980, wind: 30, grade: 'ty', rings })

describe('a ring', () => {
  it('of quadrants reaches as far as each says, to the metre', () => {
    const ring = quadrants(250, 220, 200, 180)
    for (const [bearing, radius] of [[45, 250], [135, 220], [225, 200], [315, 180]] as const) {
      expect(isReached(centre, ring, placeAt(centre, bearing, radius - 0.001))).toBe(true)
      expect(isReached(centre, ring, placeAt(centre, bearing, radius + 0.001))).toBe(false)
    }
  })
  it('off the centre reaches its longest radius where it points and its shortest behind', () => {
    const ring = offset(90, 375, 250)
    expect(isReached(centre, ring, placeAt(centre, 90, 374))).toBe(true)
    expect(isReached(centre, ring, placeAt(centre, 90, 376))).toBe(false)
    expect(isReached(centre, ring, placeAt(centre, 270, 249))).toBe(true)
    expect(isReached(centre, ring, placeAt(centre, 270, 251))).toBe(false)
  })
  it('is drawn through places that it just reaches', () => {
    fc.assert(fc.property(fc.double({ min: 5, max: 60, noNaN: true }), fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 20, max: 600 }))), (latitude, [ne = 0, se = 0, sw = 0, nw = 0]) => {
      const from = { longitude: 125, latitude }
      const outline = outlineOf(from, quadrants(ne, se, sw, nw))
      for (let index = 0; index < outline.length; index += 2) {
        const { distance } = geodesicBetween(from, { longitude: outline[index] ?? 0, latitude: outline[index + 1] ?? 0 })
        expect(Math.min(...[ne, se, sw, nw].map((radius) => Math.abs(radius - distance)))).toBeLessThan(0.02)
      }
    }), { numRuns: 60 })
  })
})

describe('a track by the hour', () => {
  it('moves at an even pace and turns a ring evenly from one fix to the next', () => {
    const hours = everyHour([fix('2019-08-10T18:00:00Z', 120, 30, [offset(90, 300, 200)]), fix('2019-08-11T00:00:00Z', 120, 33, [offset(90, 200, 200)])])
    expect(hours.map(({ at }) => at.slice(11, 13))).toEqual(['18', '19', '20', '21', '22', '23', '00'])
    expect(hours[3]?.latitude).toBeCloseTo(31.5, 2)
    expect(hours[3]?.rings[0]?.shape).toMatchObject({ longest: 250, shortest: 200 })
    expect(hours.map(({ isGiven }) => isGiven)).toEqual([true, false, false, false, false, false, true])
  })
  it('draws no ring between two fixes of which only one knows it, and nothing across a gap of more than a day', () => {
    const hours = everyHour([fix('2019-08-10T18:00:00Z', 120, 30, [offset(90, 300, 200)]), fix('2019-08-11T00:00:00Z', 120, 33), fix('2019-08-13T00:00:00Z', 120, 36)])
    expect(hours.map(({ rings }) => rings.length)).toEqual([1, 0, 0, 0, 0, 0, 0, 0])
    expect(hours.at(-1)?.at).toBe('2019-08-13T00:00:00Z')
  })
  it('has whole hours only where its fixes lie between them', () => {
    expect(everyHour([fix('2019-08-10T17:30:00Z', 120, 30), fix('2019-08-10T20:30:00Z', 121, 30)]).map(({ at }) => at.slice(11, 16))).toEqual(['18:00', '19:00', '20:00'])
  })
})

describe('what a passing storm reaches', () => {
  const hours = everyHour([
    fix('2019-08-10T12:00:00Z', 120, 30, [quadrants(250, 220, 200, 180), { label: 'force10', shape: { kind: 'quadrants', ne: 90, se: 80, sw: 60, nw: 50 } }]),
    fix('2019-08-11T00:00:00Z', 120.5, 34, [quadrants(300, 280, 200, 180), { label: 'force10', shape: { kind: 'quadrants', ne: 90, se: 80, sw: 60, nw: 50 } }]),
    fix('2019-08-11T12:00:00Z', 121, 38, [quadrants(200, 180, 150, 120)]),
  ])

  it('is the same as asking each place for each hour on the ellipsoid, wherever the places are', async () => {
    const place = fc.record({ longitude: fc.double({ min: 117, max: 124, noNaN: true }), latitude: fc.double({ min: 28, max: 40, noNaN: true }) })
    await fc.assert(fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 40 }), async (places) => {
      const found = await reachOf(hours, places)
      for (const [index, one] of places.entries()) {
        for (const [hour, at] of hours.entries()) {
          const reached = at.rings.filter((ring) => isReached(at, ring, one)).map(({ label }) => label).sort()
          const said = (found[index] ?? []).filter(({ from, to }) => from <= hour && hour <= to).map(({ label }) => label).sort()
          expect(said).toEqual(reached)
        }
      }
    }), { numRuns: 60 })
  })
  it('is nothing for a place without a position', async () => {
    expect(await reachOf(hours, [{ longitude: NaN, latitude: NaN }])).toEqual([[]])
  })
})
