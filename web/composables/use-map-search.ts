import { useDebounce } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { type AnswerOf, api, read } from '../api.ts'
import { useResource } from './use-resource.ts'

export type SearchAnswer = AnswerOf<typeof api.map.search.$get>
export type UnplacedPlace = SearchAnswer['unplaced'][number]

const nothing: SearchAnswer = { points: [], more: false, unplaced: [] }
// Long enough for an input method to commit a word, short enough not to be felt.
const typingMilliseconds = 180

/** Places whose name, pinyin or initials begin as typed. `found` is null until the text as it stands is answered. */
export function useMapSearch(text: Ref<string>) {
  const typed = useDebounce(text, typingMilliseconds)
  const { data, error, loading } = useResource(async (signal) => {
    const q = typed.value.trim()
    return { q, answer: q === '' ? nothing : await read(api.map.search.$get({ query: { q } }, { init: { signal } })) }
  }, [typed])
  return {
    found: computed(() => data.value !== null && data.value.q === text.value.trim() ? data.value.answer : null), error, loading,
  }
}
