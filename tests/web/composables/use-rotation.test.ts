import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useRotation } from '../../../web/composables/wall/use-rotation.ts'

let scope = effectScope()
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})
function turning(views = ref(['figures', 'trend', 'map'])) {
  const rotation = scope.run(() => useRotation(views, 1_000))
  if (!rotation) throw new Error('no rotation')
  return { views, ...rotation }
}

describe('the views of a wall', () => {
  it('follow each other by themselves and begin again, counting the rounds', () => {
    const { current, round } = turning()
    vi.advanceTimersByTime(2_000)
    expect([current.value, round.value]).toEqual(['map', 0])
    vi.advanceTimersByTime(1_000)
    expect([current.value, round.value]).toEqual(['figures', 1])
  })

  it('stand still while paused, and can be gone through by hand', () => {
    const { current, toggle, go } = turning()
    toggle()
    vi.advanceTimersByTime(10_000)
    expect(current.value).toBe('figures')
    go(-1)
    expect(current.value).toBe('map')
    vi.advanceTimersByTime(10_000)
    expect(current.value).toBe('map')
    toggle()
    vi.advanceTimersByTime(1_000)
    expect(current.value).toBe('figures')
  })

  it('give one that was chosen by hand its full time', () => {
    const { current, show } = turning()
    vi.advanceTimersByTime(900)
    show(1)
    vi.advanceTimersByTime(900)
    expect(current.value).toBe('trend')
    vi.advanceTimersByTime(100)
    expect(current.value).toBe('map')
  })

  it('go on where one has gone, as when a response was closed', () => {
    const { current, views, show } = turning(ref(['response:1', 'figures']))
    show(1)
    views.value = ['figures']
    expect(current.value).toBe('figures')
  })
})
