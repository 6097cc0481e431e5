import { useTimeoutPoll } from '@vueuse/core'
import { computed, onScopeDispose, watch } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'
import { onFileStored } from './use-upload-queue.ts'

const POLL_MILLISECONDS = 800

/** The user's own imports that are not committed yet, asked again while one of them moves. */
export function useOpenImports() {
  let asked = 0
  const { data, error, reload } = useResource((signal) => {
    asked += 1
    return read(api.imports.open.$get(undefined, { headers: asked > 1 ? { 'x-background': '1' } : {}, init: { signal } }))
  }, [])
  const imports = computed(() => data.value?.imports ?? [])
  const isMoving = computed(() => imports.value.some(({ status }) => status === 'reading' || status === 'committing'))
  const poll = useTimeoutPoll(reload, POLL_MILLISECONDS, { immediate: false })
  watch(isMoving, (moving) => {
    if (moving) poll.resume()
    else poll.pause()
  })
  onScopeDispose(onFileStored(() => void reload()))
  return { imports, known: computed(() => data.value !== null), isMoving, error, reload }
}
