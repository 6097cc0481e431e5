import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../../api.ts'
import { useFilters } from '../use-filters.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type Overview = AnswerOf<typeof api.overview.$get>
export type OverviewCard = Overview['cards'][number]

/** The Overview for the filters in the URL, with the indicator in focus. */
export function useOverview() {
  const route = useRoute()
  const router = useRouter()
  const { query } = useFilters()
  const focus = computed(() => typeof route.query.focus === 'string' ? route.query.focus : 'C1')
  const question = computed(() => ({ ...query.value, focus: focus.value }))
  const answer = useLiveAnswer<Overview>(() => JSON.stringify(question.value), (options) => read(api.overview.$get({ query: question.value }, options)))
  /** Keeps the place on the page: the trend beside the card changes, not the page. */
  function setFocus(code: string) {
    void router.replace({ query: { ...route.query, focus: code } })
  }
  return { ...answer, focus, setFocus }
}
