import { computed } from 'vue'
import { api, read } from '../api.ts'
import { useResource } from './use-resource.ts'

/** The names of all organizations of the district, for whoever says whom a name means. */
export function useUnitNames() {
  const { data } = useResource((signal) => read(api.units.names.$get(undefined, { init: { signal } })), [])
  return { unitNames: computed(() => data.value ?? []) }
}
