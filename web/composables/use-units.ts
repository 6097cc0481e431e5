import { computed } from 'vue'
import { api, read } from '../api.ts'
import { useResource } from './use-resource.ts'

/** The organizations and sub-districts that the user may filter by. */
export function useUnits() {
  const { data } = useResource((signal) => read(api.units.$get(undefined, { init: { signal } })), [])
  return {
    units: computed(() => data.value?.units ?? []),
    subdistricts: computed(() => data.value?.subdistricts ?? []),
  }
}
