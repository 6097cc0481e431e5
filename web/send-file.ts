import { api, toApiError, unreachable } from './api.ts'
import { ApiError } from './api-error.ts'

export interface FileToSend {
  file: File
  /** Null where the file's content is to tell. */
  type: string | null
  /** The import whose decisions hold for this file too. */
  like?: number | null
  signal: AbortSignal
  onProgress(sent: number): void
}

/** Sends a file and answers its import's id. Throws ApiError; with the code `aborted` where the signal stopped it. */
export function sendFile({ file, type, like = null, signal, onProgress }: FileToSend): Promise<number> {
  const query = { name: file.name, ...(type === null ? {} : { type }), ...(like === null ? {} : { like: String(like) }) }
  // A request of the other kind tells nothing of how much has been sent.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', api.imports.$path({ query }))
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded))
    request.addEventListener('load', () => {
      const body = request.response as { id?: number } | null
      if (request.status === 201 && body?.id !== undefined) resolve(body.id)
      else void toApiError({ status: request.status, json: async () => body }).then(reject)
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(stopped()))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    if (signal.aborted) reject(stopped())
    else request.send(file)
  })
}

const stopped = () => new ApiError('aborted', 0, { zh: '已停止上传', en: 'The upload was stopped' }, null)
