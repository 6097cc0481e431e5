import { ref, shallowRef } from 'vue'
import { ApiError, type ImportOptions } from '../api.ts'
import { sendFile } from '../send-file.ts'

/** Sends a file, with the decisions taken for an earlier one, and answers the import's id; null where it was stopped or refused, with the reason in `error`. */
export function useImportUpload() {
  const uploading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  let running: AbortController | null = null

  async function upload(file: File, type: string | null, options: ImportOptions = {}): Promise<number | null> {
    const mine = new AbortController()
    running = mine
    uploading.value = true
    error.value = null
    try {
      return await sendFile({ file, type, options, signal: mine.signal, onProgress: () => undefined })
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
