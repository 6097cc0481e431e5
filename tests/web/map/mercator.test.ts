import { describe, expect, it } from 'vitest'
import { lineToUnit, metresPerPixel, toUnit, worldSize } from '../../../web/map/mercator.ts'
import { scaleBarLength, scaleBarText } from '../../../web/map/scale-bar.ts'

describe('the projection', () => {
  it('puts the corner of a well-known tile where Web Mercator has it', () => {
    // Tile 10/855/400 begins at 120.5859375° E, 36.5978891330702° N.
    const { x, y } = toUnit(120.5859375, 36.5978891330702)
    expect(x * 1024).toBeCloseTo(855, 9)
    expect(y * 1024).toBeCloseTo(400, 6)
  })

  it('doubles the world with each zoom', () => {
    expect(worldSize(0)).toBe(256)
    expect(worldSize(11) / worldSize(10)).toBe(2)
  })

  it('lays a line out as flat pairs', () => {
    expect([...lineToUnit([[0, 0], [180, 0]])]).toEqual([0.5, 0.5, 1, 0.5])
  })
})

describe('the scale bar', () => {
  it('shows the longest round length that fits', () => {
    expect(scaleBarLength(30)).toEqual({ metres: 2000, pixels: 67 })
    expect(scaleBarLength(metresPerPixel(36.4, 16))).toEqual({ metres: 200, pixels: 104 })
  })

  it('counts in kilometres from one on', () => {
    expect(scaleBarText(5000, 'zh')).toBe('5 公里')
    expect(scaleBarText(200, 'zh')).toBe('200 米')
    expect(scaleBarText(1000, 'en')).toBe('1 km')
  })
})
