import { type AnswerOf, api, read } from '../../api.ts'
import { useFilters } from '../use-filters.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type IndicatorList = AnswerOf<typeof api.indicators.$get>
export type IndicatorRow = IndicatorList['groups'][number]['rows'][number]

/** How all indicators stand for the filters in the URL. */
export function useIndicatorList() {
  const { query } = useFilters()
  return useLiveAnswer<IndicatorList>(() => JSON.stringify(query.value), (options) => read(api.indicators.$get({ query: query.value }, options)))
}
