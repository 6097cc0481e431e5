import { useDebounceFn } from '@vueuse/core'
import { type Ref, shallowRef, watch } from 'vue'
import { type AnswerOf, api, read } from '../api.ts'
import { widenBounds } from '../map/distance.ts'
import type { MapBounds } from '../map/map-point.ts'
import { createBackgroundMark } from './background-mark.ts'
import { useResource } from './use-resource.ts'

export type MapPoints = AnswerOf<typeof api.map.points.$get>
export type ShownPoint = MapPoints['points'][number]

// A drag reports once it ends; a wheel does so in many small steps.
const settleMilliseconds = 150
/** As much beyond the edge as the canvas draws, so that a short drag shows no gap. */
const marginShare = 0.25
const degreeDigits = 5

/** The points of the view alone: asked for when it comes to rest, and dropped when the next view overtakes them. */
export function useMapPoints(bounds: Ref<MapBounds | null>, stamp: Ref<number>) {
  const wanted = shallowRef(bounds.value)
  const settle = useDebounceFn(() => {
    wanted.value = bounds.value
  }, settleMilliseconds)
  watch(bounds, (_, before) => {
    if (before === null) wanted.value = bounds.value
    else void settle()
  })
  const mark = createBackgroundMark()
  return useResource<MapPoints>(async (signal) => {
    if (wanted.value === null) return { points: [], more: false }
    const { west, south, east, north } = widenBounds(wanted.value, { share: marginShare })
    const box = [west, south, east, north].map((degrees) => degrees.toFixed(degreeDigits)).join(',')
    return read(api.map.points.$get({ query: { bounds: box } }, { headers: mark(box), init: { signal } }))
  }, [wanted, stamp])
}
