import { computed, shallowRef, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { widenBounds } from '../../map/distance.ts'
import type { MapBounds, MapCluster } from '../../map/map-point.ts'
import { clustersOf, pointsOf, type ShownPoint } from '../map/map-points.ts'
import { drawingAt } from '../map/use-map-typhoon.ts'
import { useResource } from '../use-resource.ts'
import { byItself } from './use-wall.ts'

export type WallLayers = AnswerOf<typeof api.wall.layers.$get>
export interface WallPlaces { points: ShownPoint[], clusters: MapCluster[] }
/** A storm at an hour; `reached` places are within its rings at some time. */
export interface WallStorm { at: string, drawing: ReturnType<typeof drawingAt>, reached: number, name: string | null }

const marginShare = 0.25
const boxText = ({ west, south, east, north }: MapBounds) => [west, south, east, north].map((degrees) => degrees.toFixed(5)).join(',')

/** The map as a wall shows it: every layer of the area, and the storm that a response under way was opened for, at the present hour. */
export function useWallMap({ revision, track }: { revision: Ref<number | null>, track: Ref<{ id: number, hour: string } | null> }) {
  const options = (signal: AbortSignal) => ({ headers: byItself, init: { signal } })
  const extent = shallowRef<{ bounds: MapBounds, zoom: number } | null>(null)
  const { data: layers } = useResource(async (signal) => revision.value === null ? null : read(api.wall.layers.$get(undefined, options(signal))), [revision])
  const { data: places } = useResource<WallPlaces | null>(async (signal) => {
    if (extent.value === null) return null
    const { bounds, zoom } = extent.value
    const query = { bounds: boxText(widenBounds(bounds, { share: marginShare })), view: boxText(bounds), zoom: zoom.toFixed(2) }
    const answer = await read(api.wall.points.$get({ query }, options(signal)))
    return { points: pointsOf(answer.points).map((point) => ({ ...point, stale: point.stale || point.incomplete })), clusters: clustersOf(answer.clusters) }
  }, [extent, revision])
  const trackId = computed(() => track.value?.id ?? null)
  const { data: passage } = useResource(async (signal) => trackId.value === null ? null
    : read(api.wall.passages[':id'].$get({ param: { id: String(trackId.value) } }, options(signal))), [trackId, revision])

  /** The hour that is now, or where the storm is not under way, that which the response was opened for. */
  const storm = computed((): WallStorm | null => {
    const hours = passage.value?.hours ?? []
    const place = (hour: string) => hours.findIndex(({ at }) => at.slice(0, 13) === hour)
    const now = place(new Date().toISOString().slice(0, 13))
    const index = now === -1 ? place(track.value?.hour ?? '') : now
    const hour = hours[index]
    return passage.value === null || hour === undefined ? null : { at: hour.at, drawing: drawingAt(passage.value, index), reached: passage.value.reached, name: passage.value.track.nameZh ?? passage.value.track.name }
  })
  return { layers, places, extent, storm }
}
