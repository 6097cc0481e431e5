import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type Board = AnswerOf<typeof api.responses[':id']['$get']>
export type BoardTask = Board['tasks'][number]
export type BoardEntry = Board['log'][number]
export type TaskDeed = Parameters<typeof api.responses[':id']['tasks'][':taskId']['$post']>[0]['json']
export type Level = Board['response']['level']
export type Signal = Board['response']['signal']
export type LevelPreview = AnswerOf<typeof api.responses[':id']['duties']['$get']>

/** One response as it stands, brought up to date as others work on it, and everything that can be done with it. */
export function useResponseBoard(id: number) {
  const param = { id: String(id) }
  const { data: board, error, reload } = useLiveAnswer(() => param.id, ({ headers, init }) => read(api.responses[':id'].$get({ param }, { headers, init })))
  const { busy, problem, attempt } = useAttempt()
  /** Shows the board as it stands after the deed, refused or not; answers whether it was done. */
  const run = async (deed: () => Promise<unknown>) => {
    const done = await attempt(deed)
    await reload()
    return done
  }
  const version = () => board.value?.response.version ?? 0

  return {
    board, error, reload, busy, problem,
    previewLevel: (level: Level) => read(api.responses[':id'].duties.$get({ param, query: { level: String(level) as '1' | '2' | '3' | '4' } })),
    changeLevel: (level: Level, reason: string | null) => run(() => read(api.responses[':id'].level.$put({ param, json: { level, reason, version: version() } }))),
    changeSignal: (signal: Signal) => run(() => read(api.responses[':id'].signal.$put({ param, json: { signal, version: version() } }))),
    act: (taskId: number, deed: TaskDeed) => run(() => read(api.responses[':id'].tasks[':taskId'].$post({ param: { ...param, taskId: String(taskId) }, json: deed }))),
    note: (text: string) => run(() => read(api.responses[':id'].notes.$post({ param, json: { text, taskId: null } }))),
    close: (closing: { summary: string, persons: number | null, evacuated: number | null }) => run(() => read(api.responses[':id'].close.$post({ param, json: { ...closing, version: version() } }))),
  }
}
