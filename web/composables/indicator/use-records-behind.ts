import { computed, ref, shallowRef, watch } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { createBackgroundMark } from '../background-mark.ts'
import { useResource } from '../use-resource.ts'

type Page = AnswerOf<typeof api.indicators[':code']['records']['$get']>
export type RecordBehind = Page['rows'][number]

export interface RecordsQuestion { code: string, query: { year: string, period: string, unit?: string, subdistrict?: string, point?: string, last?: string, sum?: string, counts?: string, until?: string }, month: string | null, day: string | null, category: string | null }

/** The records behind a figure, a page at a time; begins again when the question or the data (`revision`) changes. */
export function useRecordsBehind(question: () => RecordsQuestion, revision: () => number | null) {
  const mark = createBackgroundMark()
  const rows = shallowRef<RecordBehind[]>([])
  const cursor = ref<string | null>(null)
  const moreError = shallowRef<ApiError | null>(null)
  const loadingMore = ref(false)

  const ask = (from: string | null, options: object) => {
    const { code, query, month, day, category } = question()
    return read(api.indicators[':code'].records.$get({
      param: { code },
      query: { ...query, ...(month === null ? {} : { month }), ...(day === null ? {} : { day }), ...(category === null ? {} : { category }), ...(from === null ? {} : { cursor: from }) },
    }, options))
  }
  const key = () => JSON.stringify(question())
  const newer = ref(0)
  // The first revision only says what the first page was read from.
  watch(revision, (value, before) => {
    if (value !== null && before !== null) newer.value = value
  })
  const { data, error, loading, reload } = useResource(
    (signal) => ask(null, { headers: mark(key()), init: { signal } }), [key, newer],
  )
  watch(data, (page) => {
    rows.value = page?.rows ?? []
    cursor.value = page?.cursor ?? null
    moreError.value = null
  })

  async function more() {
    const asked = key()
    loadingMore.value = true
    try {
      const page = await ask(cursor.value, {})
      // A page of an earlier question does not belong below the rows of this one.
      if (asked !== key()) return
      rows.value = [...rows.value, ...page.rows]
      cursor.value = page.cursor
      moreError.value = null
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      moreError.value = failure
    } finally {
      loadingMore.value = false
    }
  }

  return { rows, error: computed(() => error.value ?? moreError.value), loading, loadingMore, hasMore: computed(() => cursor.value !== null), more, reload }
}
