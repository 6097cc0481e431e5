import { useDebounce } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { pointsOf, type ShownPoint } from './map-points.ts'
import { useResource } from '../use-resource.ts'

type Answer = AnswerOf<typeof api.map.search.$get>
export type UnplacedPlace = Answer['unplaced'][number]
export type FoundMechanism = Answer['mechanisms'][number]
export type SearchAnswer = Omit<Answer, 'points'> & { points: ShownPoint[] }

const nothing: SearchAnswer = { points: [], more: false, unplaced: [], mechanisms: [] }
// Long enough for an input method to commit a word, short enough not to be felt.
const typingMilliseconds = 180

/** Places whose name, pinyin or initials begin as typed. `found` is null until the text as it stands is answered. */
export function useMapSearch(text: Ref<string>) {
  const typed = useDebounce(text, typingMilliseconds)
  const { data, error, loading } = useResource(async (signal) => {
    const q = typed.value.trim()
    if (q === '') return { q, answer: nothing }
    const answer = await read(api.map.search.$get({ query: { q } }, { init: { signal } }))
    return { q, answer: { ...answer, points: pointsOf(answer.points) } }
  }, [typed])
  return {
    found: computed(() => data.value !== null && data.value.q === text.value.trim() ? data.value.answer : null), error, loading,
  }
}
