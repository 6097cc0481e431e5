import { toApiError, unreachable } from '../api.ts'
import { fileNameOf, saveFile } from './save-file.ts'

/** A file of the server, or why there is none. */
export interface FileAnswer { ok: boolean, status: number, headers: Headers, json(): Promise<unknown>, blob(): Promise<Blob> }

/** Hands the file that the server answers with to the browser, under the server's name for it or else the fallback. Throws ApiError, as `read` does. */
export async function saveAnswer(request: Promise<FileAnswer>, fallback: string) {
  const answer = await request.catch(() => {
    throw unreachable()
  })
  if (!answer.ok) throw await toApiError(answer)
  saveFile(await answer.blob(), fileNameOf(answer, fallback))
}
