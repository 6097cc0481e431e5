import { ref, shallowRef } from 'vue'
import { api, ApiError, type ImportOptions, read } from '../api.ts'

/** Sends a file, with the decisions taken for an earlier one, and answers the import's id; null where it was stopped or refused, with the reason in `error`. */
export function useImportUpload() {
  const uploading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  let running: AbortController | null = null

  async function upload(file: File, type: string, options: ImportOptions = {}): Promise<number | null> {
    const mine = new AbortController()
    running = mine
    uploading.value = true
    error.value = null
    try {
      const { id } = await read(api.imports.$post({ form: { file, type, options: JSON.stringify(options) } }, { init: { signal: mine.signal } }))
      return id
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      if (!mine.signal.aborted) error.value = failure
      return null
    } finally {
      uploading.value = false
    }
  }

  return { uploading, error, upload, stop: () => running?.abort() }
}
