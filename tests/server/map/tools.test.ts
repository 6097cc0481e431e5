import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { isWithinMetres, mercatorY, metresBetween } from '../../../server/geo/metres.ts'
import { insideOf, readArea } from '../../../server/services/map/places/map-area.ts'
import { pointsOf } from '../../../web/composables/map/map-points.ts'
import { type Fetch, openApp, type OpenApp } from '../open-app.ts'
import type { MapAnswers } from './map-answers.ts'

const { WGS84 } = geodesic.Geodesic
const at = (longitude: number, latitude: number) => ({ longitude, latitude, source_crs: 'WGS84' })
/** The place a way off in metres, east or north being 90 or 0 degrees. */
function away(from: { longitude: number, latitude: number }, metres: number, bearing: number) {
  const { lat2 = NaN, lon2 = NaN } = WGS84.Direct(from.latitude, from.longitude, bearing, metres)
  return { longitude: lon2, latitude: lat2 }
}
const middle = { longitude: 120.38, latitude: 36.06 }

/** Schools at some distances east of the shelter that the small district has at 120.38, 36.06. */
async function addSchools({ add, district: { hailun } }: OpenApp, distances: number[]) {
  for (const metres of distances) {
    const { longitude, latitude } = away(middle, metres, 90)
    await add('partner_site', { name: `小学${metres}`, kind: 'school', owner_id: hailun.id, ...at(longitude, latitude) })
  }
}

describe('what is drawn on the map', () => {
  it('leaves the places within a circle, its edge by the ellipsoid, in points and in every count', async () => {
    const opened = await openApp()
    await addSchools(opened, [900, 999, 1_001, 2_000])
    const planner = await opened.signIn('planner')
    const area = 'circle:120.38,36.06;1000'
    const { points, inView } = await ask<MapAnswers['points']>(planner, `/api/map/points?bounds=120,36,121,37&area=${area}`)
    expect(pointsOf(points).map(({ name }) => name).sort()).toEqual(['小学900', '小学999', '海伦路避险点'])
    expect(inView.count).toBe(3)
    const { matched, placed, sites } = await ask<MapAnswers['layers']>(planner, `/api/map/layers?area=${area}`)
    expect([matched, placed]).toEqual([3, { coordination_point: 1, partner_site: 2 }])
    expect(sites).toMatchObject([{ kind: 'school', count: 2 }])
  })

  it('leaves the places within a polygon', async () => {
    const opened = await openApp()
    await addSchools(opened, [900, 5_000])
    const { points } = await ask<MapAnswers['points']>(await opened.signIn('planner'), '/api/map/points?bounds=120,36,121,37&area=polygon:120.38,36.05;120.42,36.05;120.4,36.08')
    expect(pointsOf(points).map(({ name }) => name)).toEqual(['小学900'])
  })

  it('is refused where it makes no area', async () => {
    const planner = await (await openApp()).signIn('planner')
    for (const area of ['', 'circle:120,36', 'circle:120,36;0', 'circle:120,36;-5', 'circle:120,36;9e9', 'circle:120;500', 'polygon:120,36;121,36', 'polygon:120,36;121,x;120,37', 'square:1,2;3',
      `polygon:${Array.from({ length: 101 }, () => '120,36').join(';')}`]) {
      expect((await planner(`/api/map/layers?area=${encodeURIComponent(area)}`)).status, area).toBe(422)
    }
  })

  it('judges a circle as the ellipsoid does, wherever it is', () => {
    fc.assert(fc.property(
      fc.double({ min: 100, max: 200_000, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }), fc.double({ min: 0.98, max: 1.02, noNaN: true }),
      (metres, bearing, latitude, share) => {
        const from = { longitude: 110, latitude }
        const other = away(from, metres * share, bearing)
        fc.pre(Math.abs(share - 1) > 1e-9)
        expect(isWithinMetres(from, metres)(other.longitude, other.latitude)).toBe(share < 1)
      },
    ))
  })

  it('holds the middle of any triangle and nothing outside its box', () => {
    const degree = (min: number, max: number) => fc.integer({ min: min * 1e5, max: max * 1e5 }).map((value) => value / 1e5)
    fc.assert(fc.property(fc.array(fc.tuple(degree(119, 121), degree(35, 37)), { minLength: 3, maxLength: 3 }), (corners) => {
      const [[ax, ay], [bx, by], [cx, cy]] = corners as [[number, number], [number, number], [number, number]]
      fc.pre(Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) > 1e-2)
      const area = readArea(`polygon:${corners.map(([x, y]) => `${x},${y}`).join(';')}`)
      // Edges are straight on the map, so the middle is the map's too: that of the degrees lies outside a long thin triangle.
      const middle = Math.atan(Math.sinh((mercatorY(ay) + mercatorY(by) + mercatorY(cy)) / 3 * Math.PI / 180)) * 180 / Math.PI
      const isInside = area && insideOf(area, { x: new Float64Array([(ax + bx + cx) / 3, Math.max(ax, bx, cx) + 0.01]), y: new Float64Array([middle, ay]) })
      expect([isInside?.(0), isInside?.(1)]).toEqual([true, false])
    }), { examples: [[[[120.47732, 35], [119.97517, 35.68656], [119, 36.96642]]]] })
  })
})

describe('the nearest places', () => {
  it('of a spot come in the order of their metres, as many as are asked for', async () => {
    const opened = await openApp()
    await addSchools(opened, [3_000, 500, 1_500, 7_000])
    const { points, metres } = await ask<MapAnswers['nearest']>(await opened.signIn('planner'), '/api/map/nearest?from=120.38,36.06&count=3')
    expect(pointsOf(points).map(({ name }, index) => [name, metres[index]])).toEqual([['海伦路避险点', 0], ['小学500', 500], ['小学1500', 1_500]])
  })

  it('of a place leave out itself and heed the filters', async () => {
    const opened = await openApp()
    await addSchools(opened, [3_000, 500])
    const planner = await opened.signIn('planner')
    const { points, origin } = await ask<MapAnswers['nearest']>(planner, `/api/map/nearest?from=coordination_point:${opened.district.point.id}`)
    expect(pointsOf(points).map(({ name }) => name)).toEqual(['小学500', '小学3000'])
    expect(origin).toEqual(middle)
    const none = await ask<MapAnswers['nearest']>(planner, `/api/map/nearest?from=coordination_point:${opened.district.point.id}&layers=memorial`)
    expect(none.metres).toEqual([])
  })

  it('are not measured from a place without a position, nor from one that the caller does not see', async () => {
    const opened = await openApp()
    expect((await (await opened.signIn('planner'))(`/api/map/nearest?from=partner_site:${opened.district.site.id}`)).status).toBe(422)
    expect((await (await opened.signIn('otherStaff'))(`/api/map/nearest?from=coordination_point:${opened.district.point.id}`)).status).toBe(404)
    expect((await (await opened.signIn('planner'))('/api/map/nearest?from=organization:1')).status).toBe(422)
  })

  it('are the same as measuring every one of many', async () => {
    const opened = await openApp()
    await addSchools(opened, Array.from({ length: 60 }, (_, index) => 200 + ((index * 7_919) % 9_973)))
    const planner = await opened.signIn('planner')
    const from = { longitude: 120.41, latitude: 36.07 }
    const all = await ask<MapAnswers['points']>(planner, '/api/map/points?bounds=120,35,121,37&zoom=12')
    const byHand = pointsOf(all.points).map((point) => Math.round(metresBetween(from, point))).sort((one, other) => one - other).slice(0, 10)
    expect((await ask<MapAnswers['nearest']>(planner, `/api/map/nearest?from=${from.longitude},${from.latitude}`)).metres).toEqual(byHand)
  })
})

describe('gaps in the coverage of a mechanism', () => {
  it('are the sites without a point of it within reach, the worst off first, each with the nearest one', async () => {
    const opened = await openApp()
    await addSchools(opened, [500, 4_000, 2_999, 9_000])
    const { id } = opened.district.mechanism
    const gaps = await ask<MapAnswers['coverage']>(await opened.signIn('planner'), `/api/map/coverage?mechanism=${id}&metres=3000`)
    expect([gaps.sites, gaps.total, gaps.covering]).toEqual([4, 2, { count: 1, longitudes: [120.38], latitudes: [36.06] }])
    expect(pointsOf(gaps.points).map(({ name }) => name)).toEqual(['小学9000', '小学4000'])
    expect(gaps.nearest).toEqual([{ id: opened.district.point.id, name: '海伦路避险点', metres: 9_000 }, { id: opened.district.point.id, name: '海伦路避险点', metres: 4_000 }])
  })

  it('are all sites where the mechanism has no point of the kind', async () => {
    const opened = await openApp()
    await addSchools(opened, [500])
    const gaps = await ask<MapAnswers['coverage']>(await opened.signIn('planner'), `/api/map/coverage?mechanism=${opened.district.mechanism.id}&metres=3000&kinds=medical`)
    expect([gaps.total, gaps.nearest]).toEqual([1, [null]])
  })

  it('are not found for a mechanism that there is not', async () => {
    const opened = await openApp()
    expect((await (await opened.signIn('planner'))('/api/map/coverage?mechanism=999&metres=3000')).status).toBe(404)
  })
})

async function ask<Answer>(fetch: Fetch, path: string) {
  const answer = await fetch(path)
  expect(answer.status).toBe(200)
  return await answer.json() as Answer
}
