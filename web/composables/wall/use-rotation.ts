import { useIntervalFn } from '@vueuse/core'
import { computed, ref, type Ref } from 'vue'

/**
 * Goes through views by itself, or by hand. `round` counts how often it came to the first again. A view that is no longer there gives way to the one
 * that has come into its place.
 */
export function useRotation(views: Ref<readonly string[]>, milliseconds: number) {
  const at = ref(0)
  const round = ref(0)
  const index = computed(() => Math.min(at.value, Math.max(0, views.value.length - 1)))
  const current = computed(() => views.value[index.value] ?? null)
  const { isActive: playing, pause, resume } = useIntervalFn(() => step(1), milliseconds, { immediate: false })
  resume()

  function step(by: 1 | -1) {
    const count = Math.max(1, views.value.length)
    const next = index.value + by
    if (next >= count) round.value++
    at.value = (next + count) % count
  }

  /** By hand: a view that was chosen stands its full time. */
  function go(by: 1 | -1) {
    step(by)
    if (playing.value) resume()
  }
  function show(place: number) {
    at.value = place
    if (playing.value) resume()
  }
  const toggle = () => playing.value ? pause() : resume()

  return { index, current, round, playing, go, show, toggle }
}
