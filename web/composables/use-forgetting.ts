import { ref, shallowRef, type ShallowRef } from 'vue'
import type { ImportOptions } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { forgetMapping, forgetName } from './use-import-memory.ts'

/** Forgets what earlier imports taught while a file is looked at, and reads the file anew without it. */
export function useForgetting({ options, decide }: { options: ShallowRef<ImportOptions>, decide(options: ImportOptions): Promise<void> }) {
  const busy = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  async function forget(deed: Promise<unknown>) {
    busy.value = true
    problem.value = null
    try {
      await deed
      await decide(options.value)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, mapping: (id: number) => forget(forgetMapping(id)), name: (id: number) => forget(forgetName(id)) }
}
