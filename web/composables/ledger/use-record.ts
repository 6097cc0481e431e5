import { type Ref, watch } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** One record with its history, fetched again when data changes; null while no record is asked for. */
export function useRecord({ type, id, revision }: { type: Ref<string | null>, id: Ref<number | null>, revision: Ref<number | null> }) {
  let shown = ''
  const resource = useResource(async (signal) => {
    if (type.value === null || id.value === null) return null
    const key = `${type.value}:${id.value}`
    const param = { type: type.value, id: String(id.value) }
    const headers: Record<string, string> = shown === key ? { 'x-background': '1' } : {}
    const options = { headers, init: { signal } }
    const [record, history] = await Promise.all([
      read(api.records[':type'][':id'].$get({ param }, options)), read(api.records[':type'][':id'].history.$get({ param }, options)),
    ])
    shown = key
    return record && { key, record, history }
  }, [type, id])
  // The first word of the stream is only how things stood already.
  watch(revision, (_, before) => {
    if (before !== null) void resource.reload()
  })
  return resource
}
