import { shallowRef } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import type { RecordValues } from '../../components/ledger/record-view.ts'
import { saveAnswer } from '../save-answer.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type Checks = AnswerOf<typeof api.checks.$get>
export type Finding = Checks['findings'][number]
export type CheckLine = Checks['lines'][number]
export type CheckName = Finding['check']

/** What the checks find, kept up to date, and the verification of phones and stock with its way back. */
export function useChecks() {
  const { data, error, reload } = useLiveAnswer(() => 'checks', ({ headers, init }) => read(api.checks.$get(undefined, { headers, init })))
  const { busy, problem, ask, attempt } = useAttempt()
  /** The line that was verified last, with what stood in it before. */
  const undoable = shallowRef<{ line: CheckLine, version: number, values: RecordValues } | null>(null)

  async function verify(line: CheckLine, corrected: string | null) {
    const done = await ask(() => read(api.checks.verify.$post({ json: { type: line.type, id: line.id, version: line.version, corrected } })))
    if (done) undoable.value = { line, version: done.version, values: done.before }
    await reload()
    return done !== null
  }
  async function undo() {
    const last = undoable.value
    if (!last) return
    const param = { type: last.line.type, id: String(last.line.id) }
    if (await attempt(() => read(api.records[':type'][':id'].$put({ param, json: { version: last.version, values: last.values } })))) undoable.value = null
    await reload()
  }
  const run = async (deed: () => Promise<unknown>) => {
    const done = await attempt(deed)
    await reload()
    return done
  }

  return {
    data, error, reload, busy, problem, undoable, verify, undo,
    start: (name: string) => run(() => read(api.checks.rounds.$post({ json: { name } }))),
    /** The list as it is narrowed, as a file; each time it is put on record. */
    download: (check: CheckName | null) => attempt(() => saveAnswer(api.checks.export.$get({ query: check === null ? {} : { check } }), '检查.xlsx')),
    end: (id: number) => run(() => read(api.checks.rounds[':id'].close.$post({ param: { id: String(id) } }))),
  }
}
