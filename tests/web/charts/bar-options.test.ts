import { describe, expect, it } from 'vitest'
import { stackedOption, yearBarsOption } from '../../../web/charts/bar-options.ts'
import { mixColours } from '../../../web/charts/chart-tokens.ts'
import { tokens } from './tokens.ts'

const axes = { labels: ['2025', '2026'], unit: '次', max: undefined, digits: 0, tooltip: () => '', animate: false }

describe('bars', () => {
  it('begin at zero', () => {
    expect(yearBarsOption({ ...axes, values: [310, 323], texts: ['310', '323'], chosen: 1, running: false }, tokens).yAxis).toMatchObject({ min: 0 })
  })

  it('show a year that has not ended in outline', () => {
    const styles = (running: boolean) => {
      const [series] = yearBarsOption({ ...axes, values: [310, 323], texts: [], chosen: 1, running }, tokens).series as { data: { itemStyle: object }[] }[]
      return series?.data.map((bar) => bar.itemStyle)
    }
    expect(styles(false)?.[1]).toEqual({ color: tokens.brand })
    expect(styles(true)?.[1]).toMatchObject({ color: tokens.surface, borderColor: tokens.brand, borderType: 'dashed' })
  })

  it('leave a year without data empty instead of drawing zero', () => {
    const [series] = yearBarsOption({ ...axes, values: [null, 5], texts: [], chosen: 1, running: false }, tokens).series as { data: { value: number | null }[] }[]
    expect(series?.data[0]?.value).toBeNull()
  })

  it('stand the parts of a sum on each other', () => {
    const series = stackedOption({ ...axes, parts: [{ name: '慰问金', values: [1, 2] }, { name: '慰问品折价', values: [3, null] }] }, tokens).series
    expect(series).toMatchObject([{ stack: 'parts', data: [1, 2] }, { stack: 'parts', data: [3, null] }])
  })
})

describe('a colour between two', () => {
  it('is solid, so that no line shows through', () => {
    expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mixColours('#123456', '#ffffff', 1)).toBe('#123456')
    expect(mixColours('#000', '#fff', 0.5)).toBe('#808080')
  })

  it('falls back to the first where a colour is not written as #RRGGBB', () => {
    expect(mixColours('teal', '#ffffff', 0.5)).toBe('teal')
  })
})
