import { ref, shallowRef } from 'vue'
import { api, type Label, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import type { RecordValues } from '../../components/ledger/record-view.ts'

/** Writing records: what was wrong with which field, and whether somebody else was first. */
export function useRecordEditor() {
  const busy = ref(false)
  /** What the server found wrong, by field. */
  const issues = shallowRef<Record<string, Label>>({})
  const problem = shallowRef<Label | null>(null)
  /** The version that stands now, where the one that was edited is no longer it. */
  const newerVersion = ref<number | null>(null)

  function clear() {
    issues.value = {}
    problem.value = null
    newerVersion.value = null
  }

  /** Runs a write; answers whether it was done. What went wrong is kept for the screen. */
  async function attempt(write: () => Promise<unknown>) {
    busy.value = true
    clear()
    try {
      await write()
      return true
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      newerVersion.value = failure.code === 'conflict' ? versionIn(failure.details) : null
      issues.value = issuesIn(failure.details)
      problem.value = failure.label
      return false
    } finally {
      busy.value = false
    }
  }

  async function create(type: string, values: RecordValues) {
    let id: number | null = null
    const done = await attempt(async () => {
      id = (await read(api.records[':type'].$post({ param: { type }, json: { values } }))).id
    })
    return done ? id : null
  }

  const update = (type: string, { id, version, values }: { id: number, version: number, values: RecordValues }) =>
    attempt(() => read(api.records[':type'][':id'].$put({ param: { type, id: String(id) }, json: { values, version } })))
  const remove = (type: string, { id, version }: { id: number, version: number }) =>
    attempt(() => read(api.records[':type'][':id'].$delete({ param: { type, id: String(id) }, query: { version: String(version) } })))
  const restore = (type: string, id: number) =>
    attempt(() => read(api.records[':type'][':id'].restore.$post({ param: { type, id: String(id) } })))

  return { busy, issues, problem, newerVersion, clear, create, update, remove, restore }
}

function issuesIn(details: unknown): Record<string, Label> {
  if (!Array.isArray(details)) return {}
  return Object.fromEntries((details as { field?: string, message?: Label }[]).flatMap(({ field, message }) => field && message ? [[field, message]] : []))
}

function versionIn(details: unknown) {
  const version = (details as { version?: unknown } | null)?.version
  return typeof version === 'number' ? version : null
}
