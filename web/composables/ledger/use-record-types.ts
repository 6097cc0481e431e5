import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** The record types that the user may read, with their fields' labels and choices; they do not change while a page is open. */
export function useRecordTypes() {
  const { data } = useResource((signal) => read(api.records.$get(undefined, { init: { signal } })), [])
  return data
}
