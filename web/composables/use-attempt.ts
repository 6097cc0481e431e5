import { ref, shallowRef } from 'vue'
import { ApiError } from '../api-error.ts'

/** What a person does at the server: whether it is under way, and why the last deed was refused. What fails otherwise is thrown on. */
export function useAttempt() {
  const busy = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  /** Answers what the deed answered, or null where the server refused it. */
  async function ask<T>(deed: () => Promise<T>): Promise<T | null> {
    busy.value = true
    problem.value = null
    try {
      return await deed()
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
      return null
    } finally {
      busy.value = false
    }
  }

  /** Answers whether it was done. */
  const attempt = async (deed: () => Promise<unknown>) => await ask(async () => {
    await deed()
    return true
  }) ?? false

  return { busy, problem, ask, attempt }
}
