import { useDebounceFn } from '@vueuse/core'
import { computed, type Ref, shallowRef, watch, type WatchSource } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { widenBounds } from '../../map/distance.ts'
import type { MapBounds, MapCluster } from '../../map/map-point.ts'
import { createBackgroundMark } from '../background-mark.ts'
import type { MapFilterQuery } from './map-link.ts'
import { clustersOf, pointsOf, type ShownPoint } from './map-points.ts'
import type { MapExtent } from './use-map-view.ts'
import { useResource } from '../use-resource.ts'

/** What the map draws: single places, and clusters where there are many. */
export interface LoadedPlaces {
  points: ShownPoint[]
  clusters: MapCluster[]
  /** In view, whether drawn singly or not; `flagged` of them are stale or incomplete. */
  inView: { count: number, flagged: number }
}

// A drag reports once it ends; a wheel does so in many small steps.
const settleMilliseconds = 150
/** As much beyond the edge as the canvas draws, so that a short drag shows no gap. */
const marginShare = 0.25
const degreeDigits = 5

const boxText = ({ west, south, east, north }: MapBounds) => [west, south, east, north].map((degrees) => degrees.toFixed(degreeDigits)).join(',')

type Points = AnswerOf<typeof api.map.points.$get>
interface View { bounds: string, view: string, zoom: string }
/** Headers and signal of a request. */
type Options = Parameters<typeof api.map.points.$get>[1]

/** The places of the live map that pass the filters. */
export function useMapPoints({ extent, filters, stamp }: { extent: Ref<MapExtent | null>, filters: Ref<MapFilterQuery>, stamp: Ref<number> }) {
  return usePointsInView({ extent, sources: [stamp, filters], ask: (view, options) => {
    const query = { ...filters.value, ...view }
    return { what: JSON.stringify(query), points: (headers) => read(api.map.points.$get({ query }, { ...options, headers })) }
  } })
}

/** The places of the view alone: asked for when it comes to rest or a source changes, and dropped when the next view overtakes them. */
export function usePointsInView({ extent, sources, ask }: {
  extent: Ref<MapExtent | null>, sources: WatchSource[]
  /** What is asked, in words that are the same for the same question, and how. */
  ask: (view: View, options: Options) => { what: string, points: (headers: Record<string, string>) => Promise<Points> }
}) {
  const wanted = shallowRef(extent.value)
  const settle = useDebounceFn(() => {
    wanted.value = extent.value
  }, settleMilliseconds)
  watch(extent, (_, before) => {
    if (before === null) wanted.value = extent.value
    else void settle()
  })
  const mark = createBackgroundMark()
  const resource = useResource<LoadedPlaces | null>(async (signal) => {
    if (wanted.value === null) return null
    const { bounds, place } = wanted.value
    const { what, points } = ask({ bounds: boxText(widenBounds(bounds, { share: marginShare })), view: boxText(bounds), zoom: place.zoom.toFixed(2) }, { init: { signal } })
    const answer = await points(mark(what))
    return { points: pointsOf(answer.points), clusters: clustersOf(answer.clusters), inView: answer.inView }
  }, [wanted, ...sources])
  return { ...resource, settled: computed(() => extent.value !== null && wanted.value === extent.value && !resource.loading.value) }
}
