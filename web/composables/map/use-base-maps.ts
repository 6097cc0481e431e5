import { useLocalStorage } from '@vueuse/core'
import { computed, type Ref, shallowRef } from 'vue'
import { api, read } from '../../api.ts'
import type { TileBaseMap } from '../../map/tile-layers.ts'
import type { MapLink } from './map-link.ts'
import { useResource } from '../use-resource.ts'

/** The schematic among the numbers of base maps. */
export const schematic = 0
const storageKey = 'tongxin-base-map'

/**
 * The base maps to choose from, and the one that is shown: the one of the address, or else the one that was chosen last on this machine.
 * Where one's tiles do not come the schematic stands in until another is chosen.
 */
export function useBaseMaps({ link, change }: { link: Ref<MapLink>, change: (part: Partial<MapLink>) => void }) {
  const { data, error } = useResource((signal) => read(api['base-maps'].$get(undefined, { init: { signal } })), [])
  const remembered = useLocalStorage(storageKey, schematic)
  const failed = shallowRef<TileBaseMap | null>(null)
  /** Whether what is asked for is known, so that no other map is drawn first. */
  const isKnown = computed(() => data.value !== null || error.value !== null)
  const all = computed<TileBaseMap[]>(() => data.value ?? [])
  const chosen = computed(() => {
    const id = link.value.base ?? remembered.value
    return all.value.some((one) => one.id === id) ? id : schematic
  })
  /** The same object as long as it is the same base map: another one would fetch every tile again. */
  const shown = computed(() => chosen.value === failed.value?.id ? null : all.value.find(({ id }) => id === chosen.value) ?? null)

  function choose(id: number) {
    failed.value = null
    remembered.value = id
    change({ base: id })
  }
  function fail(base: TileBaseMap) {
    if (base.id === shown.value?.id) failed.value = base
  }

  return { all, isKnown, shown, failed, choose, fail }
}
