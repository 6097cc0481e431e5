import { api, type AnswerOf, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

export type Retention = AnswerOf<typeof api.settings.retention.$get>

/** For how many days files of imports are kept, and a way to change it. */
export function useRetention() {
  const { data: retention, error, reload } = useResource((signal) => read(api.settings.retention.$get(undefined, { init: { signal } })), [])
  const { busy, problem, attempt } = useAttempt()
  /** Answers whether it was taken. */
  const change = (wanted: Retention) => attempt(async () => {
    retention.value = await read(api.settings.retention.$put({ json: wanted }))
  })

  return { retention, error, reload, busy, problem, change }
}
