import type { Ref } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** One track with the fixes that its file gives; null while none is asked for. */
export function useTyphoonTrack(id: Ref<number | null>) {
  const { data, error, reload } = useResource(async (signal) => id.value === null ? null
    : read(api.typhoons[':id'].$get({ param: { id: String(id.value) } }, { init: { signal } })), [id])
  return { track: data, error, reload }
}
