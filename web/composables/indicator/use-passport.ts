import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../../api.ts'
import { readPlace } from '../../components/passport/passport-place.ts'
import { useFilters } from '../use-filters.ts'
import { useLiveAnswer } from '../use-live-answer.ts'
import { useRecordsBehind } from './use-records-behind.ts'

export type Passport = AnswerOf<typeof api.indicators[':code']['passport']['$get']>

/** The figure that the address asks a passport for, with the records behind it; `close` leaves the page as it was. */
export function usePassport() {
  const route = useRoute()
  const router = useRouter()
  const { query: filters } = useFilters()
  const place = computed(() => readPlace(String(route.query.passport)) ?? { code: '', query: {} })
  const question = computed(() => ({ code: place.value.code, query: { ...filters.value, ...place.value.query } }))
  const answer = useLiveAnswer<Passport>(
    () => JSON.stringify(question.value),
    (options) => read(api.indicators[':code'].passport.$get({ param: { code: question.value.code }, query: question.value.query }, options)),
  )
  const behind = useRecordsBehind(() => {
    const { code, query: { month, day = null, category = null, ...query } } = question.value
    return { code, query: { ...query, ...(month === undefined ? {} : { point: month }) }, month: null, day, category }
  }, () => answer.data.value?.revision ?? null)

  function close() {
    const query = { ...route.query }
    delete query.passport
    const before: unknown = window.history.state?.back
    // Going back leaves no second entry of the same page in the history.
    if (typeof before === 'string' && before === router.resolve({ query, hash: route.hash }).fullPath) router.back()
    else void router.replace({ query, hash: route.hash })
  }
  return { ...answer, behind, close }
}
