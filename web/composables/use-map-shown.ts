import { computed, type Ref } from 'vue'
import { distanceBetween, isWithin } from '../map/distance.ts'
import { isDrawn, type LayerGroup } from './map-layer-groups.ts'
import type { MapLink } from './map-link.ts'
import type { MapPoints, ShownPoint } from './use-map-points.ts'
import type { MapExtent } from './use-map-view.ts'

const needsAttention = (point: ShownPoint) => point.stale || point.incomplete

/** Of the points that were loaded: those that the map draws, and those in view from near to far, as layers and quick filter have it. */
export function useMapShown({ loaded, link, groups, extent }: {
  loaded: Ref<MapPoints | null>, link: Ref<MapLink>, groups: Ref<LayerGroup[]>, extent: Ref<MapExtent | null>
}) {
  const inLayers = computed(() => (loaded.value?.points ?? []).filter((point) => isDrawn(point, { shown: link.value.layers, groups: groups.value })))
  const filtered = computed(() => link.value.attention ? inLayers.value.filter(needsAttention) : inLayers.value)

  /** The selected point is drawn even where its layer is not: a link leads to it. */
  const drawn = computed(() => {
    const { point: id } = link.value
    const left = filtered.value.some((point) => point.id === id) ? [] : (loaded.value?.points ?? []).filter((point) => point.id === id)
    return [...filtered.value, ...left].map((point) => ({ ...point, stale: needsAttention(point) }))
  })

  const inView = computed(() => {
    const shown = extent.value
    if (shown === null) return []
    return filtered.value.filter((point) => isWithin(shown.bounds, point))
      .map((point) => ({ point, metres: distanceBetween(shown.place, point) }))
      .sort((a, b) => a.metres - b.metres)
  })

  /** Points in view where something is missing or out of date, whether or not they alone are shown. */
  const attentionCount = computed(() => {
    const shown = extent.value
    return shown === null ? 0 : inLayers.value.filter((point) => needsAttention(point) && isWithin(shown.bounds, point)).length
  })

  return { drawn, inView, attentionCount }
}
