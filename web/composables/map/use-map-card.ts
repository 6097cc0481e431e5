import { computed, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { createBackgroundMark } from '../background-mark.ts'
import { useResource } from '../use-resource.ts'

const one = api.map.points[':type'][':id']
export type PointCard = AnswerOf<typeof one.$get>
type PointType = 'partner_site' | 'coordination_point'

/** The card of the selected point, or null while none is selected or the selected one's is still on its way. */
export function useMapCard(selected: Ref<string | null>, stamp: Ref<number>) {
  const mark = createBackgroundMark()
  const { data, error, loading, reload } = useResource(async (signal) => {
    const id = selected.value
    if (id === null) return null
    const [type, number] = id.split(':') as [PointType, string]
    return { id, card: await read(one.$get({ param: { type, id: number } }, { headers: mark(id), init: { signal } })) }
  }, [selected, stamp])
  return {
    card: computed(() => data.value !== null && data.value.id === selected.value ? data.value.card : null), error, loading, reload,
  }
}
