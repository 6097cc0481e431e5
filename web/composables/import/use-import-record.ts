import { computed, type Ref } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** What happened to an import, oldest first; asked anew whenever its state changes, not before it is committed. */
export function useImportEvents(id: number, status: Ref<string | undefined>) {
  const { data } = useResource(
    async (signal) => status.value === 'committed' || status.value === 'undone'
      ? read(api.imports[':id'].events.$get({ param: { id: String(id) } }, { init: { signal } })) : { events: [] }, [status],
  )
  return computed(() => data.value?.events ?? [])
}
