import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArea, readTool, writeArea, writeTool } from '../../../web/composables/map/map-tools.ts'
import { areaText, boundsOfShapes, lengthText, metresAlong, squareMetres } from '../../../web/map/geodesic.ts'
import { noShapes } from '../../../web/map/map-shapes.ts'

const spot = fc.record({ longitude: fc.integer({ min: -18_000_000, max: 18_000_000 }), latitude: fc.integer({ min: -8_500_000, max: 8_500_000 }) })
  .map(({ longitude, latitude }) => ({ longitude: longitude / 1e5 + 0, latitude: latitude / 1e5 + 0 }))

describe('what tools leave in the address', () => {
  it('comes back as it was', () => {
    const area = fc.oneof(
      fc.record({ kind: fc.constant('circle' as const), middle: spot, metres: fc.integer({ min: 1, max: 1_000_000 }) }),
      fc.record({ kind: fc.constant('polygon' as const), corners: fc.array(spot, { minLength: 3, maxLength: 100 }) }),
    )
    fc.assert(fc.property(area, (drawn) => { expect(readArea(writeArea(drawn))).toEqual(drawn) }))
    const tool = fc.oneof(
      fc.record({ kind: fc.constant('measure' as const), corners: fc.array(spot, { minLength: 1, maxLength: 100 }), closed: fc.boolean() }),
      fc.record({ kind: fc.constant('nearest' as const), from: fc.constantFrom('partner_site:12', 'coordination_point:3', '120.38,36.06'), count: fc.integer({ min: 1, max: 50 }) }),
      fc.record({ kind: fc.constant('coverage' as const), mechanism: fc.integer({ min: 1, max: 9_999 }), metres: fc.integer({ min: 10, max: 200_000 }) }),
    )
    fc.assert(fc.property(tool, (shown) => { expect(readTool(writeTool(shown))).toEqual(shown) }))
  })

  it('is left out where it makes no sense', () => {
    for (const text of ['', 'circle:', 'circle:120,36', 'circle:120,36;0', 'circle:120,36;-3', 'circle:a,36;5', 'polygon:120,36;121,36', 'polygon:120,36;121,36;x', 'box:1,2;3']) expect(readArea(text), text).toBeNull()
    for (const text of ['', 'measure:line;', 'measure:line;1', 'measure:x;1,2', 'nearest:organization:1;5', 'nearest:1,2;0', 'nearest:1,2;99', 'coverage:1', 'coverage:0;500', 'coverage:1;5']) expect(readTool(text), text).toBeNull()
  })
})

describe('measures on the ellipsoid', () => {
  const corner = (longitude: number, latitude: number) => ({ longitude, latitude })

  it('are those of the published geodesic of one degree along the equator and of the meridian quarter', () => {
    expect(metresAlong([corner(120, 0), corner(121, 0)]).at(-1)).toBeCloseTo(111_319.491, 2)
    expect(metresAlong([corner(120, 0), corner(120, 45), corner(120, 90)]).at(-1)).toBeCloseTo(10_001_965.729, 2)
  })

  it('give a degree square at the equator its area, whichever way round it was drawn', () => {
    const square = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
    expect(squareMetres(square) / 1e6).toBeCloseTo(12_308.78, 1)
    expect(squareMetres(square.toReversed())).toBeCloseTo(squareMetres(square), 3)
    expect(squareMetres(square.slice(0, 2))).toBe(0)
  })

  it('are told in the unit that suits them', () => {
    expect([350.4, 999.7, 3_000, 2_231, 123_456].map((metres) => lengthText(metres, 'zh'))).toEqual(['350 米', '1 公里', '3 公里', '2.23 公里', '123.5 公里'])
    expect([2_400, 35_000, 12_400_000].map((square) => areaText(square, 'zh'))).toEqual(['2,400 平方米', '3.5 公顷', '12.40 平方公里'])
  })

  it('box a circle by its own edge', () => {
    const box = boundsOfShapes({ ...noShapes, area: { kind: 'circle', middle: corner(120.38, 36.06), metres: 1_000 } })
    expect(box?.north).toBeCloseTo(36.06901, 4)
    expect(box?.east).toBeCloseTo(120.3911, 4)
    expect(boundsOfShapes(noShapes)).toBeNull()
  })
})
