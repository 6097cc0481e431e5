import { describe, expect, it } from 'vitest'
import { paperPixels, readPaper, scaleOnPaper, writePaper } from '../../../web/composables/map/map-paper.ts'

describe('a sheet of paper', () => {
  it('is read back from the address, and nothing else is a paper', () => {
    for (const text of ['a4-landscape', 'a4-portrait', 'a3-landscape', 'a3-portrait']) {
      const paper = readPaper(text)
      expect(paper && writePaper(paper)).toBe(text)
    }
    for (const text of ['', 'a4', 'a5-portrait', 'a4-sideways', 'constructor-portrait']) expect(readPaper(text), text).toBeNull()
  })

  it('has its sides within 10 mm of margin, and never more than they hold', () => {
    for (const [text, width, height] of [['a4-portrait', 190, 277], ['a4-landscape', 277, 190], ['a3-portrait', 277, 400], ['a3-landscape', 400, 277]] as const) {
      const paper = readPaper(text)
      const inside = paper && paperPixels(paper)
      const [across, down] = [(inside?.width ?? 0) / 96 * 25.4, (inside?.height ?? 0) / 96 * 25.4]
      expect(across).toBeLessThanOrEqual(width)
      expect(across).toBeGreaterThan(width - 1)
      expect(down).toBeLessThanOrEqual(height)
      expect(down).toBeGreaterThan(height - 1)
    }
  })

  it('shows 13.2 m a pixel about 1:50,000', () => {
    expect(scaleOnPaper(13.229)).toBe(50_000)
    expect(scaleOnPaper(1)).toBe(3_800)
    expect(scaleOnPaper(611)).toBe(2_300_000)
  })
})
