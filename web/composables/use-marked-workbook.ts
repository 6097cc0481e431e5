import { ref, shallowRef } from 'vue'
import { api, toApiError } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { fileNameOf, saveFile } from './save-file.ts'

/** Downloads an import's original with its wrong cells coloured and explained. */
export function useMarkedWorkbook(id: number) {
  const busy = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  async function download() {
    busy.value = true
    problem.value = null
    try {
      const answer = await api.imports[':id']['error-workbook'].$get({ param: { id: String(id) } })
      if (!answer.ok) throw await toApiError(answer)
      saveFile(await answer.blob(), fileNameOf(answer, 'import.xlsx'))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, download }
}
