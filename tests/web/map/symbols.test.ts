import { describe, expect, it } from 'vitest'
import { symbolOf, symbolPaths, symbols, symbolSvg } from '../../../web/map/symbols.ts'

const PARTNER_SITES = ['welfare_home', 'elder_home', 'community', 'school', 'green_base', 'memorial', 'education_base']
const COORDINATION_POINTS = ['command', 'shelter', 'depot', 'patrol', 'medical', 'muster']

describe('map symbols', () => {
  it('cover every kind of partner site and of coordination point, once each', () => {
    const kindsOf = (family: string) => symbols.filter((one) => one.family === family).map((one) => one.kind).toSorted()
    expect(kindsOf('partner_site')).toEqual(PARTNER_SITES.toSorted())
    expect(kindsOf('coordination_point')).toEqual(COORDINATION_POINTS.toSorted())
  })

  it('tell kinds apart by shape, not by colour alone', () => {
    expect(new Set(symbols.map((one) => one.shape)).size).toBe(symbols.length)
    expect(new Set(symbols.map((one) => symbolPaths(one).glyph)).size).toBe(symbols.length)
  })

  it('set partner sites and coordination points on different plates', () => {
    expect(symbolPaths(symbolOf('community')).plate).not.toBe(symbolPaths(symbolOf('shelter')).plate)
  })

  it('are named in Chinese and English', () => {
    for (const { label } of symbols) {
      expect(label.zh).toMatch(/^\p{Script=Han}+$/u)
      expect(label.en).toMatch(/^[A-Z]/)
    }
  })

  it('never use the colour of 部队 nor the colours of judgement', () => {
    expect(symbols.filter((one) => ['military', 'behind', 'watch'].includes(one.colour))).toEqual([])
  })

  it('show a kind that the table does not know as a plain dot', () => {
    expect(symbolOf('lighthouse')).toMatchObject({ kind: 'other', shape: 'dot', label: { zh: '其他' } })
  })

  it('render as SVG that follows the tokens and is hidden from screen readers', () => {
    const svg = symbolSvg('shelter', 16)
    expect(svg).toContain('width="16"')
    expect(svg).toContain('var(--color-joint)')
    expect(svg).toContain('aria-hidden="true"')
    expect(svg).not.toContain('style=')
  })
})
