import { shallowRef, type Ref, watch } from 'vue'
import { useRevision } from './use-revision.ts'

/**
 * Moves when the server's data has moved past what a screen shows: a source for useResource, so that changes made elsewhere appear by
 * themselves. `headers` marks those fetches, which do not keep a session alive.
 */
export function useNewer(shown: () => number | null) {
  const { revision } = useRevision()
  const newer: Ref<number> = shallowRef(0)
  let fetched = 0
  watch(revision, (value) => {
    const known = shown()
    if (value !== null && known !== null && value !== known) newer.value = value
  })
  /** To be asked once for each fetch: whether it is the screen's own and not the person's. */
  function headers(): Record<string, string> {
    const own = newer.value !== fetched
    fetched = newer.value
    return own ? { 'x-background': '1' } : {}
  }
  return { newer, headers }
}
