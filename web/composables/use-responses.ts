import { ref, shallowRef } from 'vue'
import { ApiError } from '../api-error.ts'
import { type AnswerOf, api, read } from '../api.ts'
import { useLiveAnswer } from './use-live-answer.ts'

export type ResponseList = AnswerOf<typeof api.responses.$get>
export type ResponseSummary = ResponseList['responses'][number]
export type NewResponse = Parameters<typeof api.responses.$post>[0]['json']

/** Every response, the open ones first, and a way to open another. */
export function useResponses() {
  const { data: list, error, reload } = useLiveAnswer(() => 'responses', ({ headers, init }) => read(api.responses.$get(undefined, { headers, init })))
  const busy = ref(false)
  const problem = shallowRef<ApiError | null>(null)

  /** Answers the new response's id, or null where it was refused. */
  async function open(wanted: NewResponse) {
    busy.value = true
    problem.value = null
    try {
      return (await read(api.responses.$post({ json: wanted }))).id
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
      return null
    } finally {
      busy.value = false
    }
  }
  return { list, error, reload, busy, problem, open }
}
