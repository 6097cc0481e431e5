import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { api, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import type { LedgerRow } from '../../components/ledger/record-view.ts'
import { useResource } from '../use-resource.ts'

const pageSize = 50
// The server's longest page: as much as is fetched again by itself when data changes.
const longestPage = 200

interface Shown {
  type: string
  key: string
  rows: LedgerRow[]
  cursor: string | null
  count: { value: number, more: boolean } | null
  revision: number
  dataAsOf: string
}

/** The rows of a ledger, page by page, kept fresh while they are looked at. */
export function useLedger({ type, query, revision }: { type: Ref<string | null>, query: Ref<Record<string, string>>, revision: Ref<number | null> }) {
  const shown = shallowRef<Shown | null>(null)
  const loadingMore = ref(false)
  const problem = shallowRef<ApiError | null>(null)
  /** Data changed while more than a page was in sight: it is not moved under the reader's eyes. */
  const stale = ref(false)
  const key = computed(() => JSON.stringify([type.value, query.value]))

  function askPage(given: { limit: number, cursor?: string, again?: boolean, signal?: AbortSignal }) {
    const { limit, cursor, again, signal } = given
    return read(api.records[':type'].$get(
      { param: { type: type.value ?? '' }, query: { ...query.value, limit: String(limit), ...(cursor ? { cursor } : {}) } },
      { headers: again ? { 'x-background': '1' } : {}, init: { signal } },
    ))
  }

  const { loading, error, reload } = useResource(async (signal) => {
    if (type.value === null) return null
    const mine = key.value
    const rows = shown.value?.key === mine ? shown.value.rows.length : 0
    if (rows > longestPage) {
      stale.value = true
      return null
    }
    const page = await askPage({ limit: Math.max(pageSize, rows), again: rows > 0, signal })
    shown.value = { type: type.value, key: mine, ...page }
    stale.value = false
    problem.value = null
    return page
  }, [key])
  // The first word of the stream is only how things stood already.
  watch(revision, (now) => {
    if (now !== null && shown.value !== null && shown.value.revision < now) void reload()
  })

  async function loadMore() {
    const before = shown.value
    if (!before?.cursor || loadingMore.value) return
    loadingMore.value = true
    try {
      const page = await askPage({ limit: pageSize, cursor: before.cursor })
      // Meanwhile the reader may have asked for something else.
      if (shown.value === before) shown.value = { ...before, rows: [...before.rows, ...page.rows], cursor: page.cursor }
      problem.value = null
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
    } finally {
      loadingMore.value = false
    }
  }

  /** Begins again from the first page. */
  function refresh() {
    shown.value = null
    return reload()
  }

  /** Rows of another type are never shown under this type's columns. */
  const current = computed(() => shown.value?.type === type.value ? shown.value : null)
  return { current, loading, loadingMore, error, problem, stale, reload, refresh, loadMore }
}
