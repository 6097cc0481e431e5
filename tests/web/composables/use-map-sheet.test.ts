import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { nearestHeight, sheetPixels, stepHeight, useMapSheet } from '../../../web/composables/map/use-map-sheet.ts'

describe('the bottom sheet', () => {
  it('has three heights that grow', () => {
    const { peek, half, full } = sheetPixels(700)
    expect(peek).toBeLessThan(half)
    expect(half).toBeLessThan(full)
    expect(full).toBeLessThan(700)
  })

  it('comes to rest at the nearest height', () => {
    const { peek, half, full } = sheetPixels(700)
    expect(nearestHeight((peek + half) / 2 - 1, 700)).toBe('peek')
    expect(nearestHeight((peek + half) / 2 + 1, 700)).toBe('half')
    expect(nearestHeight(full - 1, 700)).toBe('full')
  })

  it('stops at its ends', () => {
    expect(stepHeight('peek', -1)).toBe('peek')
    expect(stepHeight('peek', 1)).toBe('half')
    expect(stepHeight('full', 1)).toBe('full')
  })

  it('goes up at a tap, and from the top down again', () => {
    const height = ref<'peek' | 'half' | 'full'>('peek')
    const sheet = useMapSheet({ height, available: ref(700) })
    const seen = [1, 2, 3].map(() => {
      sheet.tap()
      return height.value
    })
    expect(seen).toEqual(['half', 'full', 'peek'])
  })
})
