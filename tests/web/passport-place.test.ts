import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlace, writePlace } from '../../web/components/passport/passport-place.ts'

describe('the place of a passport in the address', () => {
  it('is read as it was written, whatever a category is called', () => {
    fc.assert(fc.property(
      fc.constantFrom('C1', 'M2', 'H5'), fc.option(fc.integer({ min: 1 }), { nil: undefined }), fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: undefined }),
      (code, unit, category) => {
        const place = { code, ...(unit === undefined ? {} : { unit }), ...(category === undefined ? {} : { category }) }
        expect(readPlace(writePlace(place))).toEqual({
          code, query: { ...(unit === undefined ? {} : { unit: String(unit) }), ...(category === undefined ? {} : { category }) },
        })
      },
    ))
  })

  it('is none where somebody typed something else', () => {
    for (const text of ['', '../x', 'C1;colour=red', 'C1;unit', 'C1;category=%']) expect(readPlace(text)).toBeNull()
  })
})
