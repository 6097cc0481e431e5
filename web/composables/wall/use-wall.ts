import { useIntervalFn } from '@vueuse/core'
import { ref, watch } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'
import { useRevision } from '../use-revision.ts'

export type Wall = AnswerOf<typeof api.wall.$get>
export type WallResponse = Wall['responses'][number]
export type WallLink = AnswerOf<typeof api.wall.links.$get>['links'][number]

/** Nobody sits at a wall: nothing that it asks keeps a session alive. */
export const byItself = { 'x-background': '1' }

// Also what is due changes with the day, and a link that was stopped is to go dark.
const refreshMilliseconds = 5 * 60_000
const retryMilliseconds = 15_000

/** What a wall shows, asked for when data changes, every few minutes, and again soon after the server was not reached. */
export function useWall() {
  const asked = ref(0)
  const { data, error, reload } = useResource<Wall>((signal) => read(api.wall.$get(undefined, { headers: byItself, init: { signal } })), [asked])
  const { revision, live } = useRevision()
  watch(revision, (value) => {
    if (value !== null && data.value !== null && value !== data.value.revision) asked.value++
  })
  useIntervalFn(() => {
    asked.value++
  }, refreshMilliseconds)
  useIntervalFn(() => {
    if (error.value !== null && error.value.status !== 401) asked.value++
  }, retryMilliseconds)
  return { data, error, reload, live }
}
