import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type ResponseList = AnswerOf<typeof api.responses.$get>
export type ResponseSummary = ResponseList['responses'][number]
export type NewResponse = Parameters<typeof api.responses.$post>[0]['json']

/** Every response, the open ones first, and a way to open another. */
export function useResponses() {
  const { data: list, error, reload } = useLiveAnswer(() => 'responses', ({ headers, init }) => read(api.responses.$get(undefined, { headers, init })))
  const { busy, problem, ask } = useAttempt()
  /** Answers the new response's id, or null where it was refused. */
  const open = (wanted: NewResponse) => ask(async () => (await read(api.responses.$post({ json: wanted }))).id)
  return { list, error, reload, busy, problem, open }
}
