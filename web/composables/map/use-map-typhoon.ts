import { useIntervalFn } from '@vueuse/core'
import { computed, type Ref, watch } from 'vue'
import { api, type AnswerOf, read } from '../../api.ts'
import { pointsOf, type ShownPoint } from './map-points.ts'
import type { MapLink } from './map-link.ts'
import { useResource } from '../use-resource.ts'

export type Passage = AnswerOf<typeof api.typhoons[':id']['passage']['$get']>
export type PassageHour = Passage['hours'][number]

/** A place that the storm reaches, at the hour that is shown. Hours are places in the passage's list. */
export interface ReachedPlace extends ShownPoint {
  first: number
  last: number
  /** The strongest ring that ever reaches it, and the one it is in now; null while in none. */
  highest: Passage['rings'][number]
  now: Passage['rings'][number] | null
  when: 'within' | 'ahead' | 'over'
}

const playMilliseconds = 700

/** The typhoon of a link by the hour: where it is, which places are within its rings, and a way to play it. `change` writes the link. */
export function useMapTyphoon(link: Ref<MapLink>, { stamp, change }: { stamp: Ref<unknown>, change: (part: Partial<MapLink>) => void }) {
  const id = computed(() => link.value.typhoon)
  const { data, error, loading, reload } = useResource(async (signal) => id.value === null ? null
    : { id: id.value, passage: await read(api.typhoons[':id'].passage.$get({ param: { id: String(id.value) } }, { init: { signal } })) }, [id, stamp])
  const passage = computed(() => data.value !== null && data.value.id === id.value ? data.value.passage : null)

  const hour = computed(() => {
    const hours = passage.value?.hours ?? []
    const asked = hours.findIndex(({ at }) => at.slice(0, 13) === link.value.hour)
    return asked === -1 ? Math.max(0, firstReached(passage.value) - 1) : asked
  })
  const last = computed(() => (passage.value?.hours.length ?? 1) - 1)
  const current = computed(() => passage.value?.hours[hour.value] ?? null)

  function show(next: number) {
    const at = passage.value?.hours[Math.min(Math.max(next, 0), last.value)]?.at
    if (at !== undefined) change({ hour: at.slice(0, 13) })
  }
  const { isActive: playing, pause, resume } = useIntervalFn(() => {
    if (hour.value >= last.value) pause()
    else show(hour.value + 1)
  }, playMilliseconds, { immediate: false })
  function toggle() {
    if (playing.value) pause()
    else {
      if (hour.value >= last.value) show(0)
      resume()
    }
  }
  watch(id, pause)

  const places = computed(() => passage.value === null ? [] : reachedPlaces(passage.value, hour.value))
  const drawing = computed(() => passage.value === null ? null : drawingAt(passage.value, hour.value))

  return { id, passage, error, loading, reload, hour, last, current, show, playing, toggle, places, drawing }
}

/** What the map draws of a passage at an hour, by its place in the list; null where it has no such hour. */
export function drawingAt(passage: Pick<Passage, 'hours' | 'line' | 'rings' | 'forecasts'>, hour: number) {
  const current = passage.hours[hour]
  return current === undefined ? null : {
    line: passage.line,
    centre: current,
    rings: current.rings.map(({ label, outline }) => ({ outline, force: passage.rings.find((ring) => ring.label === label)?.force ?? 0 })),
    forecasts: latestForecasts(passage, current.at),
  }
}

function firstReached(passage: Passage | null) {
  return passage === null ? 0 : Math.min(...passage.stretches.flatMap((stretches) => stretches.map(({ from }) => from)), passage.hours.length)
}

/** Of each agency the forecast that was the newest at an hour; an older one is no longer what it expects. */
function latestForecasts({ forecasts }: Pick<Passage, 'forecasts'>, at: string) {
  const latest = new Map<string, Passage['forecasts'][number]>()
  for (const forecast of forecasts) if (forecast.issuedAt <= at) latest.set(forecast.agency, forecast)
  return [...latest.values()].map(({ line }) => line)
}

/** The places of a passage as they are at an hour, in the order to call them. */
export function reachedPlaces(passage: Passage, hour: number): ReachedPlace[] {
  const ringOf = (label: string) => passage.rings.find((ring) => ring.label === label)
  return pointsOf(passage.places).flatMap((point, index) => {
    const stretches = passage.stretches[index] ?? []
    const strongest = (some: typeof stretches) => some.map(({ label }) => ringOf(label)).reduce((best, ring) => (ring?.force ?? 0) > (best?.force ?? 0) ? ring : best, undefined)
    const highest = strongest(stretches)
    if (highest === undefined) return []
    const now = strongest(stretches.filter(({ from, to }) => from <= hour && hour <= to)) ?? null
    const [first, last] = [Math.min(...stretches.map(({ from }) => from)), Math.max(...stretches.map(({ to }) => to))]
    return [{ ...point, first, last, highest, now, when: now !== null ? 'within' as const : hour > last ? 'over' as const : 'ahead' as const }]
  })
}
