import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MapLink, readMapLink, writeMapLink } from '../../../web/composables/map/map-link.ts'

const plain: MapLink = { at: null, layers: null, kinds: null, subdistrict: null, states: null, area: null, tool: null, point: null, search: '', typhoon: null, hour: null, base: null, paper: null }

describe('a link to the map', () => {
  it('without anything shows the whole area with all layers', () => {
    expect(readMapLink({})).toEqual(plain)
  })

  it('carries middle, zoom, layers, filters, point and search', () => {
    expect(readMapLink({ at: '120.76002,36.43528,12.75', layers: 'm1,school', kinds: 'shelter', sub: '7', state: 'stale,overdue', point: 'partner_site:12', q: 'hllfly' })).toEqual({
      at: { longitude: 120.76002, latitude: 36.43528, zoom: 12.75 }, layers: new Set(['m1', 'school']), kinds: new Set(['shelter']), subdistrict: 7,
      states: new Set(['stale', 'overdue']), area: null, tool: null, point: 'partner_site:12', search: 'hllfly', typhoon: null, hour: null, base: null, paper: null,
    })
  })

  it('carries a typhoon and the hour of it that is shown', () => {
    expect(readMapLink({ typhoon: '3', hour: '2019-08-11T04' })).toMatchObject({ typhoon: 3, hour: '2019-08-11T04' })
    expect(writeMapLink({ typhoon: 3, hour: '2019-08-11T04' })).toEqual({ typhoon: '3', hour: '2019-08-11T04' })
    expect(readMapLink({ typhoon: 'x', hour: '2019-08-11' })).toMatchObject({ typhoon: null, hour: null, base: null })
  })

  it('tells all layers from none', () => {
    expect(writeMapLink({ layers: null })).toEqual({ layers: null })
    expect(writeMapLink({ layers: new Set() })).toEqual({ layers: 'none' })
    expect(readMapLink({ layers: 'none' }).layers).toEqual(new Set())
  })

  it('writes only the parts that are given', () => {
    expect(writeMapLink({ point: null })).toEqual({ point: null })
    expect(writeMapLink({ search: '' })).toEqual({ q: null })
  })

  it('drops what makes no sense rather than showing something else', () => {
    for (const at of ['', '120,36', '120,36,12,1', 'a,b,c', '220,36,12', '120,95,12', '120,36,-1', ',,']) expect(readMapLink({ at }).at, at).toBeNull()
    for (const point of ['organization:1', 'partner_site:', 'partner_site:1;2', 'partner_site:-1']) expect(readMapLink({ point }).point, point).toBeNull()
    expect(readMapLink({ layers: 'm1,<script>,school' }).layers).toEqual(new Set(['m1', 'school']))
    expect(readMapLink({ at: ['1,2,3', '4,5,6'], q: null })).toEqual(plain)
  })

  it('comes back as it was sent, to a metre', () => {
    fc.assert(fc.property(
      fc.record({ longitude: fc.double({ min: -180, max: 180, noNaN: true }), latitude: fc.double({ min: -85, max: 85, noNaN: true }), zoom: fc.double({ min: 0, max: 24, noNaN: true }) }),
      fc.option(fc.uniqueArray(fc.stringMatching(/^[a-z_]\w{0,10}$/u).filter((key) => key !== 'none'))),
      fc.option(fc.nat()),
      (at, keys, subdistrict) => {
        const layers = keys === null ? null : new Set(keys)
        const written = Object.fromEntries(Object.entries(writeMapLink({ at, layers, subdistrict })).filter(([, value]) => value !== null))
        const back = readMapLink(written)
        expect(back.layers).toEqual(layers)
        expect(back.subdistrict).toBe(subdistrict)
        expect(Math.abs((back.at?.longitude ?? NaN) - at.longitude)).toBeLessThanOrEqual(0.000_005_1)
        expect(Math.abs((back.at?.latitude ?? NaN) - at.latitude)).toBeLessThanOrEqual(0.000_005_1)
        expect(Math.abs((back.at?.zoom ?? NaN) - at.zoom)).toBeLessThanOrEqual(0.005_1)
      }))
  })
})
