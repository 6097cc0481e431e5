import { useTimeoutPoll } from '@vueuse/core'
import { ref, shallowRef, watch } from 'vue'
import { api, type ImportBatchView, type ImportOptions, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { useResource } from '../use-resource.ts'
import { SOON_MILLISECONDS } from './use-import-question.ts'

const POLL_MILLISECONDS = 700

/**
 * One import, asked again while it is being read or written. `shown` is the last reading that came to an end, so that the screen keeps standing
 * while the file is read anew; `reading` counts the readings; `options` are the person's decisions, ahead of the server's answer.
 */
export function useImportBatch(id: number) {
  const param = { id: String(id) }
  const shown = shallowRef<ImportBatchView | null>(null)
  const reading = ref(0)
  const options = shallowRef<ImportOptions>({})
  const problem = shallowRef<ApiError | null>(null)
  let asked = 0
  let decisions = 0
  let sending: Promise<void> = Promise.resolve()

  const { data: batch, error, reload } = useResource((signal) => {
    asked += 1
    return read(api.imports[':id'].$get({ param }, { headers: asked > 1 ? { 'x-background': '1' } : {}, init: { signal } }))
  }, [])
  const poll = useTimeoutPoll(reload, POLL_MILLISECONDS, { immediate: false })

  let corrected: ImportBatchView | null = null

  watch(batch, (now) => {
    if (now?.status === 'reading' || now?.status === 'committing' || now?.status === 'undoing') {
      poll.resume()
      return
    }
    poll.pause()
    shown.value = now
    // Its rows were answered together with it.
    if (now !== null && now === corrected) return
    reading.value += 1
    options.value = now?.options ?? {}
  })

  /** Takes in the account of an import of which single rows were corrected. */
  function accept(view: ImportBatchView) {
    corrected = view
    batch.value = view
  }

  /** Reads the file anew under other decisions. Of decisions taken faster than they can be sent, the last is sent. */
  async function decide(next: ImportOptions) {
    decisions += 1
    const mine = decisions
    options.value = next
    problem.value = null
    await sending
    if (mine !== decisions) return
    sending = send(next)
    await sending
  }

  async function send(next: ImportOptions) {
    try {
      batch.value = await read(api.imports[':id'].options.$put({ param, json: next }))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
      await reload()
    }
  }

  /** Commits the right rows. What speaks against it stands in `problem`, and the preview is fetched anew. */
  async function commit(leaveWrong: boolean) {
    problem.value = null
    const soon = setTimeout(() => void reload(), SOON_MILLISECONDS)
    try {
      await read(api.imports[':id'].commit.$post({ param, json: { leaveWrong } }))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
    } finally {
      clearTimeout(soon)
    }
    await reload()
  }

  return { batch, shown, reading, options, error, problem, reload, accept, decide, commit }
}

/** Takes a committed import back and answers what that did. Throws ApiError. */
export function undoImport(id: number) {
  return read(api.imports[':id'].undo.$post({ param: { id: String(id) } }))
}

/** Commits an import again that was taken back. Throws ApiError, `conflict` where its preview was renewed instead. */
export function redoImport(id: number) {
  return read(api.imports[':id'].redo.$post({ param: { id: String(id) } }))
}

/** Stops a commit, or an undoing, that is under way. Throws ApiError. */
export function stopImport(id: number) {
  return read(api.imports[':id'].stop.$post({ param: { id: String(id) } }))
}

/** Says what ledger a file holds and has it read as such. Throws ApiError. */
export function changeImportType(id: number, type: string) {
  return read(api.imports[':id'].type.$put({ param: { id: String(id) }, json: { type } }))
}

/** Throws away an import that was not committed, also while it is being read. Throws ApiError. */
export function discardImport(id: number) {
  return read(api.imports[':id'].$delete({ param: { id: String(id) } }))
}
