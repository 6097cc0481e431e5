import { useEventSource } from '@vueuse/core'
import { computed } from 'vue'

/** The data revision as the server tells it while this component lives; grows when anybody, on any machine, writes. */
export function useRevision() {
  const { data, status } = useEventSource('/api/events', ['revision'] as const, { autoReconnect: { delay: 3_000 } })
  return {
    revision: computed(() => data.value ? Number((JSON.parse(data.value) as { value: number }).value) : null),
    live: computed(() => status.value === 'OPEN'),
  }
}
