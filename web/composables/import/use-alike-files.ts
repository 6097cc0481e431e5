import { computed, shallowRef, type Ref } from 'vue'
import { api, read } from '../../api.ts'
import { useResource } from '../use-resource.ts'

/** The drafts for which the decisions on an import could hold too, asked anew with each reading of it, and a way to let them. */
export function useAlikeFiles(id: number, { reading, decided }: { reading: Ref<number>, decided: Ref<boolean> }) {
  const param = { id: String(id) }
  const { data, reload } = useResource(
    async (signal) => reading.value > 0 && decided.value ? read(api.imports[':id'].alike.$get({ param }, { init: { signal } })) : { files: [] }, [reading, decided],
  )
  const shared = shallowRef<{ id: number, fileName: string }[]>([])

  async function share() {
    shared.value = (await read(api.imports[':id'].share.$post({ param }))).files
    await reload()
  }

  return { files: computed(() => data.value?.files ?? []), shared, share }
}
