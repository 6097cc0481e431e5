import { computed } from 'vue'
import { api, read } from '../../api.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

/** How many things the checks find now; null until it is known. */
export function useCheckCount() {
  const { data } = useLiveAnswer(() => 'count', ({ headers, init }) => read(api.checks.count.$get(undefined, { headers, init })))
  return computed(() => data.value?.findings ?? null)
}
