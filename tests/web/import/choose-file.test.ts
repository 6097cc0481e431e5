import { describe, expect, it } from 'vitest'
import { fileProblem, formatSize } from '../../../web/components/import/choose-file.ts'

describe('a file before it is sent', () => {
  it('an empty file and one over 50 MB are told at once', () => {
    expect(fileProblem({ size: 0 })).toBe('emptyFile')
    expect(fileProblem({ size: 50 * 1024 * 1024 + 1 })).toBe('tooLarge')
    expect(fileProblem({ size: 24_000 })).toBeNull()
  })

  it('its size is told in KB and MB', () => {
    expect(formatSize(300)).toBe('1 KB')
    expect(formatSize(24_576)).toBe('24 KB')
    expect(formatSize(3_250_586)).toBe('3.1 MB')
  })
})
