import { ref, shallowRef } from 'vue'
import { api, ApiError, toApiError } from '../api.ts'

/** Downloads a ledger as an .xlsx file, with the words of the server where it cannot. */
export function useLedgerExport() {
  const exporting = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  /** Answers the file's name, or null where it could not be had. */
  async function download(type: string, query: Record<string, string>) {
    exporting.value = true
    problem.value = null
    try {
      const answer = await api.records[':type'].export.$get({ param: { type }, query })
      if (!answer.ok) throw await toApiError(answer)
      const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `${type}.xlsx`)
      saveFile(await answer.blob(), name)
      return name
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
      return null
    } finally {
      exporting.value = false
    }
  }
  return { exporting, problem, download }
}

function saveFile(content: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
