import { computed, ref, shallowRef, watch, type WatchSource } from 'vue'
import { ApiError } from '../../api-error.ts'
import { useSession } from '../../stores/session.ts'

interface Page<T> { items: T[], cursor: number | null }

/**
 * A list that the server hands out in pages: the first anew whenever a source changes, the next on demand. What stands stays until the
 * new first page is there; an answer that a newer question has overtaken is dropped.
 */
export function useImportPages<T>(
  fetchPage: (request: { cursor: number | null, isAgain: boolean, signal: AbortSignal }) => Promise<Page<T>>, sources: WatchSource[],
) {
  const items = shallowRef<T[]>([])
  const cursor = ref<number | null>(null)
  const known = ref(false)
  const loading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  const session = useSession()
  let running: AbortController | null = null

  async function load({ more = false, isAgain = false } = {}) {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const page = await fetchPage({ cursor: more ? cursor.value : null, isAgain, signal: mine.signal })
      if (running !== mine) return
      items.value = more ? [...items.value, ...page.items] : page.items
      cursor.value = page.cursor
      known.value = true
      error.value = null
    } catch (failure) {
      if (running !== mine || mine.signal.aborted) return
      if (!(failure instanceof ApiError)) throw failure
      if (failure.status === 401) session.forget()
      error.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  /** Puts items that have changed in the place of those that stand. */
  function replace(change: (item: T) => T) {
    items.value = items.value.map(change)
  }

  watch(sources, () => load({ isAgain: known.value }), { immediate: true })
  return { items, known, loading, error, hasMore: computed(() => cursor.value !== null), more: () => load({ more: true }), reload: () => load(), replace }
}
