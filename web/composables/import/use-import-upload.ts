import { ref, shallowRef } from 'vue'
import { ApiError } from '../../api-error.ts'
import { sendFile } from '../../send-file.ts'

/** Sends a file that takes an earlier import's place, under the same decisions; answers its import, or null where it was stopped or refused, with the reason in `error`. */
export function useImportUpload() {
  const uploading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  let running: AbortController | null = null

  async function upload(file: File, { type, like }: { type: string, like: number }): Promise<number | null> {
    const mine = new AbortController()
    running = mine
    uploading.value = true
    error.value = null
    try {
      return await sendFile({ file, type, like, signal: mine.signal, onProgress: () => undefined })
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
