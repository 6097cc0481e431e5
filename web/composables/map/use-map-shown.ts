import { computed, type Ref } from 'vue'
import { distanceBetween, isWithin } from '../../map/distance.ts'
import type { MapCluster } from '../../map/map-point.ts'
import type { ShownPoint } from './map-points.ts'
import type { PointCard } from './use-map-card.ts'
import type { LoadedPlaces } from './use-map-points.ts'
import type { MapExtent } from './use-map-view.ts'

/**
 * A line of the list beside the map: a place or a cluster. `metres` is the way from the middle of the view, or from where was measured; not
 * a number where there is nothing to measure from. `nearest` names what covers the place best, where that was asked for.
 */
export type ListItem = { id: string, metres: number } & ({ point: ShownPoint, nearest?: string | null } | { cluster: MapCluster })

/** Of the places that were loaded: those that the map draws, and those in view from near to far. */
export function useMapShown({ loaded, card, extent }: { loaded: Ref<LoadedPlaces | null>, card: Ref<PointCard | null>, extent: Ref<MapExtent | null> }) {
  /** The selected point is drawn even where its layer is not, or where it stands within a cluster: a link leads to it. */
  const drawn = computed(() => {
    const points = loaded.value?.points ?? []
    const selected = card.value === null ? null : pointOfCard(card.value)
    const all = selected === null || points.some(({ id }) => id === selected.id) ? points : [...points, selected]
    return all.map((point) => ({ ...point, stale: point.stale || point.incomplete }))
  })

  const inView = computed((): ListItem[] => {
    const shown = extent.value
    if (shown === null || loaded.value === null) return []
    const { points, clusters } = loaded.value
    const items = [...clusters.map((cluster) => ({ id: cluster.id, place: cluster, cluster })), ...points.map((point) => ({ id: point.id, place: point, point }))]
    return items.filter(({ place }) => isWithin(shown.bounds, place))
      .map(({ place, ...item }) => ({ ...item, metres: distanceBetween(shown.place, place) }))
      .sort((a, b) => a.metres - b.metres)
  })

  return { drawn, inView }
}

/** A place as its card has it, or null where it has no position. */
export function pointOfCard({ point, duty }: PointCard): ShownPoint | null {
  const { longitude, latitude, name, kind } = point.values
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  return {
    id: `${point.type}:${point.id}`, name: String(name), kind: String(kind), longitude, latitude, subdistrict: null,
    stale: duty?.stale ?? false, incomplete: duty !== null && (!duty.twoDeep || duty.phoneMissing), overdue: false, years: null,
  }
}
