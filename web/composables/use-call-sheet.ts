import { ref, shallowRef } from 'vue'
import { api, type AnswerOf, read, toApiError, unreachable } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { fileNameOf, saveFile } from './save-file.ts'

export type CallSheet = AnswerOf<typeof api.typhoons[':id']['call-sheet']['$post']>
export type CallPurpose = CallSheet['purpose']

/** Makes the call sheet of a typhoon, to be seen and printed or as a file. Each time it is put on record. */
export function useCallSheet() {
  const busy = ref(false)
  const error = shallowRef<ApiError | null>(null)
  const sheet = shallowRef<CallSheet | null>(null)

  async function run(deed: () => Promise<void>) {
    busy.value = true
    error.value = null
    try {
      await deed()
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      error.value = failure
    } finally {
      busy.value = false
    }
  }
  const asked = (id: number, purpose: CallPurpose) => ({ param: { id: String(id) }, json: { purpose } })

  const make = (id: number, purpose: CallPurpose) => run(async () => {
    sheet.value = await read(api.typhoons[':id']['call-sheet'].$post(asked(id, purpose)))
  })
  const download = (id: number, purpose: CallPurpose) => run(async () => {
    const answer = await api.typhoons[':id']['call-sheet'].file.$post(asked(id, purpose)).catch(() => {
      throw unreachable()
    })
    if (!answer.ok) throw await toApiError(answer)
    saveFile(await answer.blob(), fileNameOf(answer, '联络单.xlsx'))
  })
  return { busy, error, sheet, make, download }
}
