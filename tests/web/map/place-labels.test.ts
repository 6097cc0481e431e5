import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BESIDE, CENTRED, placeLabels } from '../../../web/map/place-labels.ts'
import type { LabelWish, PixelBox, PlacedLabel } from '../../../web/map/place-labels.ts'

const wishAt = (text: string, x: number, y: number): LabelWish => ({ text, x, y, width: 60, height: 16, gap: 14 })
const boxOf = ({ wish, left, middle }: PlacedLabel): PixelBox =>
  ({ left, top: middle - wish.height / 2, right: left + wish.width, bottom: middle + wish.height / 2 })
const overlap = (a: PixelBox, b: PixelBox) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('names on the map', () => {
  it('stand to the right of their symbol when there is room', () => {
    expect(placeLabels({ wishes: [wishAt('松涛', 100, 100)], obstacles: [], sides: BESIDE })).toMatchObject([{ left: 114, middle: 100 }])
  })

  it('move to another side when a symbol is in the way', () => {
    const obstacles = [{ left: 120, top: 90, right: 142, bottom: 112 }]
    expect(placeLabels({ wishes: [wishAt('松涛', 100, 100)], obstacles, sides: BESIDE })).toMatchObject([{ left: 26, middle: 100 }])
  })

  it('give way to the names before them when there is no side left', () => {
    const wishes = [wishAt('first', 100, 100), wishAt('second', 110, 104)]
    expect(placeLabels({ wishes, obstacles: [], sides: CENTRED }).map(({ wish }) => wish.text)).toEqual(['first'])
  })

  it('never overlap one another nor a symbol', () => {
    const place = fc.record({ x: fc.integer({ min: -50, max: 400 }), y: fc.integer({ min: -50, max: 300 }) })
    fc.assert(fc.property(fc.array(place, { maxLength: 60 }), (places) => {
      const obstacles = places.map(({ x, y }) => ({ left: x - 11, top: y - 11, right: x + 11, bottom: y + 11 }))
      const boxes = placeLabels({ wishes: places.map(({ x, y }) => wishAt('', x, y)), obstacles, sides: BESIDE }).map(boxOf)
      boxes.forEach((box, index) => {
        expect(obstacles.some((other) => overlap(box, other))).toBe(false)
        expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
      })
    }))
  })
})
