import { ref, shallowRef } from 'vue'
import { api, type AnswerOf, read } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { useResource } from './use-resource.ts'

export type Retention = AnswerOf<typeof api.settings.retention.$get>

/** For how many days files of imports are kept, and a way to change it. */
export function useRetention() {
  const { data: retention, error, reload } = useResource((signal) => read(api.settings.retention.$get(undefined, { init: { signal } })), [])
  const busy = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  /** Answers whether it was taken. */
  async function change(wanted: Retention) {
    busy.value = true
    problem.value = null
    try {
      retention.value = await read(api.settings.retention.$put({ json: wanted }))
      return true
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
      return false
    } finally {
      busy.value = false
    }
  }

  return { retention, error, reload, busy, problem, change }
}
