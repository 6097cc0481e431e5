import { computed, ref, shallowRef, watch } from 'vue'
import { createBackgroundMark } from './background-mark.ts'
import { useResource } from './use-resource.ts'
import { useRevision } from './use-revision.ts'

interface RequestOptions { headers: Record<string, string>, init: { signal: AbortSignal } }

/**
 * The server's answer to a question that can change, asked again when data changes elsewhere. The last answer stays while the next one
 * is on its way (`waiting`), but not under a question that failed.
 */
export function useLiveAnswer<T extends { revision: number }>(question: () => string, ask: (options: RequestOptions) => Promise<T>) {
  const mark = createBackgroundMark()
  // Not a shallow ref: among several sources Vue takes every change of one for a change of all.
  const newer = ref(0)
  const answered = shallowRef('')
  const { data: latest, error, loading, reload } = useResource<T>(async (signal) => {
    const asked = question()
    const answer = await ask({ headers: mark(asked), init: { signal } })
    answered.value = asked
    return answer
  }, [question, newer])

  const { revision } = useRevision()
  watch(revision, (value) => {
    if (value !== null && latest.value !== null && value !== latest.value.revision) newer.value = value
  })

  return {
    data: computed<T | null>(() => error.value !== null && answered.value !== question() ? null : latest.value),
    error,
    waiting: computed(() => loading.value && answered.value !== question()),
    reload,
  }
}
