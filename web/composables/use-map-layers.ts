import { computed, watch, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../api.ts'
import { createBackgroundMark } from './background-mark.ts'
import { useResource } from './use-resource.ts'

export type MapLayers = AnswerOf<typeof api.map.layers.$get>

/** The layers with their numbers, fetched again when the data moves on; `stamp` is the revision that the screen shows. */
export function useMapLayers(revision: Ref<number | null>) {
  const mark = createBackgroundMark()
  const resource = useResource((signal) => read(api.map.layers.$get(undefined, { headers: mark('layers'), init: { signal } })), [])
  watch(revision, (now) => {
    if (now !== null && resource.data.value !== null && resource.data.value.revision < now) void resource.reload()
  })
  return { ...resource, stamp: computed(() => Math.max(revision.value ?? 0, resource.data.value?.revision ?? 0)) }
}
