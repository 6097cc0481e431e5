import { computed, watch, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { createBackgroundMark } from '../background-mark.ts'
import type { MapFilterQuery } from './map-link.ts'
import { useResource } from '../use-resource.ts'

export type MapLayers = AnswerOf<typeof api.map.layers.$get>

/** The layers and filters with their numbers, fetched again when a filter changes or when the data moves on; `stamp` is the revision that the screen shows. */
export function useMapLayers({ revision, filters }: { revision: Ref<number | null>, filters: Ref<MapFilterQuery> }) {
  const mark = createBackgroundMark()
  const resource = useResource((signal) => read(api.map.layers.$get({ query: filters.value }, { headers: mark(JSON.stringify(filters.value)), init: { signal } })), [filters])
  watch(revision, (now) => {
    if (now !== null && resource.data.value !== null && resource.data.value.revision < now) void resource.reload()
  })
  return { ...resource, stamp: computed(() => Math.max(revision.value ?? 0, resource.data.value?.revision ?? 0)) }
}
