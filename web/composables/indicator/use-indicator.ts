import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../../api.ts'
import { useFilters } from '../use-filters.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type IndicatorPage = AnswerOf<typeof api.indicators[':code']['$get']>

/** The indicator in the address for the filters in the URL, and the part of it (a month, a day, a category) whose records are looked at. */
export function useIndicator() {
  const route = useRoute()
  const router = useRouter()
  const { query } = useFilters()
  const code = computed(() => String(route.params.code))
  const textIn = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const part = computed(() => ({ month: textIn('month'), day: textIn('day'), category: textIn('category') }))
  const answer = useLiveAnswer<IndicatorPage>(
    () => JSON.stringify([code.value, query.value]),
    (options) => read(api.indicators[':code'].$get({ param: { code: code.value }, query: query.value }, options)),
  )
  /** Takes a part of the records out of view again. */
  function clearPart(name: keyof typeof part.value) {
    void router.replace({ query: { ...route.query, [name]: undefined }, hash: route.hash })
  }
  return { ...answer, code, part, clearPart }
}
