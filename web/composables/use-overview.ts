import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../api.ts'
import { useFilters } from './use-filters.ts'
import { useNewer } from './use-newer.ts'
import { useResource } from './use-resource.ts'

export type Overview = AnswerOf<typeof api.overview.$get>
export type OverviewCard = Overview['cards'][number]

/** The Overview for the filters in the URL, with the indicator in focus; follows changes made elsewhere. */
export function useOverview() {
  const route = useRoute()
  const router = useRouter()
  const { query } = useFilters()
  const focus = computed(() => typeof route.query.focus === 'string' ? route.query.focus : 'C1')
  const { newer, headers } = useNewer(() => data.value?.revision ?? null)
  const { data, error, loading, reload } = useResource(
    (signal) => read(api.overview.$get({ query: { ...query.value, focus: focus.value } }, { headers: headers(), init: { signal } })),
    [() => JSON.stringify(query.value), focus, newer],
  )
  /** Keeps the place on the page: the trend beside the card changes, not the page. */
  function setFocus(code: string) {
    void router.replace({ query: { ...route.query, focus: code } })
  }
  return { data, error, loading, reload, focus, setFocus }
}
