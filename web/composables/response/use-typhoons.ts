import { ref, shallowRef, type Ref } from 'vue'
import { type AnswerOf, api, read, unreachable } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type TyphoonList = AnswerOf<typeof api.typhoons.$get>
export type TrackSummary = TyphoonList['tracks'][number]
export type TrackFile = TyphoonList['files'][number]
export type TrackPreview = AnswerOf<typeof api.typhoons.preview.$post>
export type TrackView = AnswerOf<typeof api.typhoons[':id']['$get']>
export type RadiiOrder = 'ne-se-sw-nw' | 'ne-nw-sw-se'

/** The tracks that were brought in, and a way to bring in more and to take them back. */
export function useTyphoons(search: Ref<string>) {
  const { data: list, error, reload } = useLiveAnswer(() => search.value.trim(), ({ headers, init }) =>
    read(api.typhoons.$get({ query: { q: search.value.trim() } }, { headers, init })))
  const { busy, problem, attempt } = useAttempt()
  const file = shallowRef<File | null>(null)
  const preview = shallowRef<TrackPreview | null>(null)
  const order = ref<RadiiOrder>('ne-se-sw-nw')

  /** Has a file read without keeping it. */
  function look(chosen: File, wanted: RadiiOrder = 'ne-se-sw-nw') {
    file.value = chosen
    order.value = wanted
    return attempt(async () => {
      preview.value = await sendTo<TrackPreview>(api.typhoons.preview.$path({ query: { order: wanted } }), chosen)
    })
  }

  function leave() {
    file.value = null
    preview.value = null
  }

  /** Keeps the chosen tracks of the file that was looked at. */
  async function bring(tracks: number[]) {
    const chosen = file.value
    if (chosen === null) return false
    const done = await attempt(() => sendTo(api.typhoons.$path({ query: { name: chosen.name, order: order.value, tracks: tracks.join(',') } }), chosen))
    if (!done) return false
    leave()
    await reload()
    return true
  }

  const undo = (id: number) => attempt(() => read(api.typhoons.files[':id'].undo.$post({ param: { id: String(id) } })).then(reload))
  const restore = (id: number) => attempt(() => read(api.typhoons.files[':id'].restore.$post({ param: { id: String(id) } })).then(reload))

  return { list, error, reload, busy, problem, file, preview, order, look, leave, bring, undo, restore }
}

function sendTo<T>(path: string, body: File) {
  return read<T>(fetch(path, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } }).catch(() => {
    throw unreachable()
  }))
}
