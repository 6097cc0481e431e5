import { type Ref, watch } from 'vue'
import type { MapLink } from './map/map-link.ts'
import type { PointCard } from './map/use-map-card.ts'
import type { MapExtent } from './map/use-map-view.ts'

/** A link to a point alone leads to it, once both the point and the map are there. */
export function useLeading({ link, card, extent }: { link: Ref<MapLink>, card: Ref<PointCard | null>, extent: Ref<MapExtent | null> }, locate: () => void) {
  let isLeading = link.value.at === null && link.value.point !== null
  watch([card, extent], () => {
    if (!isLeading || card.value === null || extent.value === null) return
    isLeading = false
    locate()
  }, { flush: 'post' })
}
