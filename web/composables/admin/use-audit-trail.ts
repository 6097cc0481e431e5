import { ref, shallowRef } from 'vue'
import { api, type AnswerOf, type Label, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { useResource } from '../use-resource.ts'

export type AuditEntry = AnswerOf<typeof api.audit.$get>['entries'][number]
export type TrailCheck = AnswerOf<typeof api.audit.chain.$get>

/** The audit trail page by page, newest first, and whether it is unbroken. */
export function useAuditTrail() {
  const entries = shallowRef<AuditEntry[]>([])
  const next = ref<number | null>(null)
  const { data, error, reload } = useResource(async (signal) => {
    const page = await read(api.audit.$get({ query: {} }, { init: { signal } }))
    entries.value = page.entries
    next.value = page.next
    return page
  }, [])

  const busy = ref<'more' | 'check' | null>(null)
  const problem = shallowRef<Label | null>(null)
  async function attempt(what: 'more' | 'check', ask: () => Promise<void>) {
    busy.value = what
    problem.value = null
    try {
      await ask()
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure.label
    } finally {
      busy.value = null
    }
  }

  const loadMore = () => attempt('more', async () => {
    if (next.value === null) return
    const page = await read(api.audit.$get({ query: { before: String(next.value) } }))
    entries.value = [...entries.value, ...page.entries]
    next.value = page.next
  })

  const check = shallowRef<TrailCheck | null>(null)
  const checkTrail = () => attempt('check', async () => {
    check.value = null
    check.value = await read(api.audit.chain.$get())
  })

  return { loaded: data, entries, next, error, reload, busy, problem, loadMore, check, checkTrail }
}
