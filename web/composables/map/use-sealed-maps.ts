import { computed, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { usePointsInView } from './use-map-points.ts'
import type { MapExtent } from './use-map-view.ts'
import { useResource } from '../use-resource.ts'

const one = api['sealed-maps'][':id']
export type SealedMapBrief = AnswerOf<typeof api['sealed-maps']['$get']>['maps'][number]
export type SealedMap = AnswerOf<typeof one.$get>
export type SealedDifference = AnswerOf<typeof one.difference.$get>
export type SealedPlace = AnswerOf<typeof one.points[':type'][':place']['$get']>
export type SealWanted = Parameters<typeof api['sealed-maps']['$post']>[0]['json']

/** What may be done with sealed maps; the reason is kept where it was refused. */
export function useSealedMapDeeds() {
  const { busy, problem, ask } = useAttempt()
  return {
    busy,
    problem: computed(() => problem.value?.label ?? null),
    seal: (wanted: SealWanted) => ask(() => read(api['sealed-maps'].$post({ json: wanted }))),
    discard: (id: number, reason: string) => ask(() => read(one.discard.$post({ param: { id: String(id) }, json: { reason } }))),
    restore: (id: number) => ask(() => read(one.restore.$post({ param: { id: String(id) } }))),
  }
}

/** One sealed map: what it holds, how it differs from now (asked anew when the data moves on), its places in view, and the chosen one of them. */
export function useSealedMap({ id, extent, chosen, revision }: { id: Ref<string>, extent: Ref<MapExtent | null>, chosen: Ref<string | null>, revision: Ref<number | null> }) {
  const map = useResource((signal) => read(one.$get({ param: { id: id.value } }, { init: { signal } })), [id])
  const difference = useResource((signal) => read(one.difference.$get({ param: { id: id.value } }, { headers: revision.value === null ? {} : { 'x-background': '1' }, init: { signal } })), [id, revision])
  const points = usePointsInView({ extent, sources: [id], ask: (query, options) => ({
    what: JSON.stringify([id.value, query]), points: (headers) => read(one.points.$get({ param: { id: id.value }, query }, { ...options, headers })),
  }) })
  const place = useResource(async (signal) => {
    const [type, number] = chosen.value?.split(':') ?? []
    if ((type !== 'partner_site' && type !== 'coordination_point') || number === undefined) return null
    return read(one.points[':type'][':place'].$get({ param: { id: id.value, type, place: number } }, { init: { signal } }))
  }, [id, chosen])
  return { map, difference, points, place }
}
