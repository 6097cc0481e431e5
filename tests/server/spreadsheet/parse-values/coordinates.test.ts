import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCoordinate } from '../../../../server/spreadsheet/parse-values/coordinates.ts'
import { number, text } from './cells.ts'

const read = (written: string | number, axis: 'longitude' | 'latitude') => {
  const parsed = parseCoordinate(typeof written === 'number' ? number(written) : text(written), axis)
  return parsed.ok ? parsed.value : parsed.message.zh
}

describe('a coordinate', () => {
  it.each([
    ['120.3826', 120.3826], ['120.3826°', 120.3826], ['东经120.3826', 120.3826], ['120.3826E', 120.3826], ['120°22′57″', 120.3825], ['120°22\'57"E', 120.3825],
    ['东经120度22分57秒', 120.3825], ['120°22.95′', 120.3825], ['１２０．３８２６', 120.3826], ['120:22:57', 120.3825],
  ])('%s is a longitude', (written, degrees) => {
    expect(read(written, 'longitude')).toBeCloseTo(degrees, 6)
  })

  it('in the other column is seen for what it is', () => {
    expect(read('北纬36.06', 'longitude')).toContain('写反')
    expect(read('120°22′57″E', 'latitude')).toContain('写反')
    expect(read(120.3826, 'latitude')).toContain('写反')
  })

  it('is refused where it cannot be one', () => {
    expect(read('120°75′', 'longitude')).toContain('超过 60')
    expect(read('西经120', 'longitude')).toContain('国内')
    expect(read('海伦路8号', 'longitude')).toContain('读不出')
    expect(read(999, 'longitude')).toContain('超出范围')
  })

  it('written in degrees, minutes and seconds reads back within a metre', () => {
    fc.assert(fc.property(fc.integer({ min: 73, max: 135 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 5999 }), (degrees, minutes, centiseconds) => {
      const seconds = centiseconds / 100
      expect(read(`${degrees}°${minutes}′${seconds}″`, 'longitude')).toBeCloseTo(degrees + minutes / 60 + seconds / 3600, 5)
    }))
  })
})
