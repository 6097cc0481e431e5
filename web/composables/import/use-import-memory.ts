import { ref } from 'vue'
import { api, type MappingChange, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

/** Forgets how sheets of a shape are read. Throws ApiError. */
export const forgetMapping = (id: number) => read(api['import-memory'].mappings[':id'].$delete({ param: { id: String(id) } }))
/** Forgets whom a name means. Throws ApiError. */
export const forgetName = (id: number) => read(api['import-memory'].names[':id'].$delete({ param: { id: String(id) } }))

const restoreMapping = (id: number) => read(api['import-memory'].mappings[':id'].restore.$post({ param: { id: String(id) } }))
const restoreName = (id: number) => read(api['import-memory'].names[':id'].restore.$post({ param: { id: String(id) } }))

/** What imports taught, or what of it was forgotten, with the ways to change it. What fails is told in `problem`. */
export function useImportMemory() {
  const forgotten = ref(false)
  const { data, error, reload } = useResource((signal) =>
    read(api['import-memory'].$get({ query: { forgotten: forgotten.value ? 'true' : 'false' } }, { init: { signal } })), [forgotten])
  const { busy, problem, attempt: run } = useAttempt()
  /** Shows what is known after the deed, refused or not; answers whether it was done. */
  const attempt = async (act: () => Promise<unknown>) => {
    const done = await run(act)
    await reload()
    return done
  }

  return {
    memory: data, error, reload, forgotten, busy, problem,
    changeMapping: (id: number, change: MappingChange) => attempt(() => read(api['import-memory'].mappings[':id'].$put({ param: { id: String(id) }, json: change }))),
    changeName: (id: number, change: { version: number, recordId: number }) =>
      attempt(() => read(api['import-memory'].names[':id'].$put({ param: { id: String(id) }, json: change }))),
    forgetMapping: (id: number) => attempt(() => forgetMapping(id)),
    forgetName: (id: number) => attempt(() => forgetName(id)),
    restoreMapping: (id: number) => attempt(() => restoreMapping(id)),
    restoreName: (id: number) => attempt(() => restoreName(id)),
  }
}

/** Every version of a mapping. Throws ApiError. */
export const mappingVersions = (id: number) => read(api['import-memory'].mappings[':id'].versions.$get({ param: { id: String(id) } }))
