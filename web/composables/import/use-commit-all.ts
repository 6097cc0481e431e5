import { ref, shallowRef } from 'vue'
import { api, type ImportBrief, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { type CommitOutcome, reasonToLeave } from '../../components/import/commit-outcome.ts'

interface KnownType { type: string, fields: { references: string | null }[] }

const WAIT_MILLISECONDS = 700

/**
 * Commits those of several files that have no wrong row, one after another, each whole or not at all. Types come in the order in which they
 * refer to each other, and a file with rows that name what has just come in is checked again before its turn.
 */
export function useCommitAll({ open, types, reload }: { open(): ImportBrief[], types(): KnownType[], reload(): Promise<void> }) {
  const running = ref(false)
  const current = shallowRef<ImportBrief | null>(null)
  const rereading = shallowRef<ImportBrief | null>(null)
  const outcomes = shallowRef<CommitOutcome[]>([])
  let isStopped = false

  async function commitAll() {
    running.value = true
    isStopped = false
    outcomes.value = []
    const order = types().map(({ type }) => type)
    const ids = open().filter(({ status }) => status === 'ready' || status === 'failed')
      .sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type) || one.id - other.id).map(({ id }) => id)
    const arrived = new Set<string>()
    for (const id of ids) {
      await checkAgain(id, arrived)
      const file = open().find((one) => one.id === id)
      if (!file) continue
      const outcome = await commitOne(file)
      if (outcome.kind === 'committed') arrived.add(file.type)
      outcomes.value = [...outcomes.value, outcome]
    }
    current.value = null
    running.value = false
  }

  async function commitOne(file: ImportBrief): Promise<CommitOutcome> {
    const left = reasonToLeave(file)
    if (left !== null) return { kind: left, file }
    if (isStopped) return { kind: 'stopped', file }
    current.value = file
    try {
      const { created, changed, same } = await read(api.imports[':id'].commit.$post({ param: { id: String(file.id) }, json: { leaveWrong: false } }))
      return { kind: 'committed', file, created, changed, same }
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      return { kind: 'conflict', file, reason: failure.label }
    } finally {
      await reload()
    }
  }

  /** Wrong rows that only named what was not there yet come right. */
  async function checkAgain(id: number, arrived: ReadonlySet<string>) {
    const file = open().find((one) => one.id === id)
    const refersTo = types().find(({ type }) => type === file?.type)?.fields.some(({ references }) => references !== null && arrived.has(references))
    if (!file || isStopped || !refersTo || reasonToLeave(file) !== 'wrong') return
    rereading.value = file
    try {
      await readAgain(id)
    } catch (failure) {
      // It stays with its wrong rows and is told as such.
      if (!(failure instanceof ApiError)) throw failure
    }
    rereading.value = null
  }

  async function readAgain(id: number) {
    const param = { id: String(id) }
    const { options } = await read(api.imports[':id'].$get({ param }))
    await read(api.imports[':id'].options.$put({ param, json: options }))
    await reload()
    while (open().some((one) => one.id === id && one.status === 'reading')) {
      await new Promise((done) => setTimeout(done, WAIT_MILLISECONDS))
      await reload()
    }
  }

  return {
    running, current, rereading, outcomes, commitAll,
    /** Lets the file that is being committed come to its end, and leaves the others. */
    stop() {
      isStopped = true
    },
    forget() {
      outcomes.value = []
    },
  }
}
