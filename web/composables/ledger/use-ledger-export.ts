import { readonly, shallowRef } from 'vue'
import { api, toApiError, unreachable } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { fileNameOf, saveFile } from '../save-file.ts'

export type ExportFormat = 'xlsx' | 'csv' | 'csv-gb18030'

/** An export under way. */
export interface RunningExport {
  type: string
  format: ExportFormat
  /** How many records the file will hold; null until the server has counted them. */
  rows: number | null
  /** Bytes received so far. */
  bytes: number
}

// One export at a time, and it goes on while the person looks at other pages.
const running = shallowRef<RunningExport | null>(null)
let cancelling = new AbortController()

/** Downloads a ledger as a file, telling how far it has come, with the words of the server where it cannot. */
export function useLedgerExport() {
  const problem = shallowRef<ApiError | null>(null)

  /** Answers the file's name, or null where it could not be had or was cancelled. */
  async function download(type: string, { format, query }: { format: ExportFormat, query: Record<string, string> }) {
    const { signal } = cancelling = new AbortController()
    problem.value = null
    running.value = { type, format, rows: null, bytes: 0 }
    try {
      const answer = await api.records[':type'].export.$get({ param: { type }, query: { ...query, format } }, { init: { signal } })
      if (!answer.ok) throw await toApiError(answer)
      const rows = Number(answer.headers.get('x-record-count'))
      running.value = { type, format, rows, bytes: 0 }
      const file = await new Response(answer.body?.pipeThrough(counter((bytes) => {
        running.value = { type, format, rows, bytes }
      }))).blob()
      const name = fileNameOf(answer, `${type}.${format.slice(0, 4)}`)
      saveFile(file, name)
      return name
    } catch (failure) {
      if (!signal.aborted) problem.value = failure instanceof ApiError ? failure : unreachable()
      return null
    } finally {
      running.value = null
    }
  }

  const cancel = () => cancelling.abort()
  return { running: readonly(running), problem, download, cancel }
}

const betweenMilliseconds = 200

/** Lets bytes pass and tells now and then how many there were. */
function counter(tell: (bytes: number) => void) {
  let bytes = 0
  let told = 0
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length
      controller.enqueue(chunk)
      if (performance.now() - told < betweenMilliseconds) return
      told = performance.now()
      tell(bytes)
    },
  })
}
