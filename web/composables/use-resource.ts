import { ref, shallowRef, watch, type WatchSource } from 'vue'
import { ApiError } from '../api-error.ts'
import { useSession } from '../stores/session.ts'

/**
 * Data of the server for a screen: fetched now and whenever a source changes, the last good answer kept meanwhile.
 * An answer that a newer question has overtaken is dropped; who waits for it waits for the newer one.
 */
export function useResource<T>(fetcher: (signal: AbortSignal) => Promise<T>, sources: WatchSource[]) {
  const data = shallowRef<T | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(false)
  const session = useSession()
  let running: AbortController | null = null
  let latest: Promise<void> = Promise.resolve()

  function load() {
    latest = ask()
    return latest
  }

  async function ask(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await fetcher(mine.signal)
      if (running !== mine) return await latest
      data.value = answer
      error.value = null
    } catch (failure) {
      if (running !== mine) return await latest
      if (!(failure instanceof ApiError)) throw failure
      if (failure.status === 401) session.forget()
      error.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(sources, load, { immediate: true })
  return { data, error, loading, reload: load }
}
