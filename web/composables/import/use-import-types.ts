import { computed } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** The record types that the user may read; `importable` are those that may be brought in from a spreadsheet by this user. */
export function useImportTypes() {
  const { data, error, reload } = useResource((signal) => read(api.records.$get(undefined, { init: { signal } })), [])
  return {
    types: computed(() => data.value ?? []),
    importable: computed(() => (data.value ?? []).filter((type) => type.importable && type.writable)),
    known: computed(() => data.value !== null),
    error,
    reload,
  }
}
