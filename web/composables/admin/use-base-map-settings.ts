import { computed } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

export type BaseMapSettings = AnswerOf<(typeof api.settings)['base-maps']['$get']>
export type ConfiguredBaseMap = BaseMapSettings['baseMaps'][number]
export type BaseMapEntry = ConfiguredBaseMap['entry']
export type BaseMapVersion = AnswerOf<(typeof api.settings)['base-maps'][':id']['versions']['$get']>[number]

type Seen = Pick<ConfiguredBaseMap, 'id' | 'version'>
const settings = api.settings['base-maps']
const paramOf = (id: number) => ({ id: String(id) })

/** The base maps that the administrator keeps; each deed answers what then stands, or null where it was refused. */
export function useBaseMapSettings() {
  const { data, error, reload } = useResource((signal) => read(settings.$get(undefined, { init: { signal } })), [])
  const { busy, problem, ask } = useAttempt()
  const done = (deed: () => Promise<Seen>) => ask(async () => {
    const after = await deed()
    await reload()
    return after
  })

  return {
    data, error, reload, busy, problem: computed(() => problem.value?.label ?? null),
    forget: () => {
      problem.value = null
    },
    save: (entry: BaseMapEntry, seen: Seen | null) => done(() => seen === null
      ? read(settings.$post({ json: entry })) : read(settings[':id'].$put({ param: paramOf(seen.id), json: { version: seen.version, entry } }))),
    remove: ({ id, version }: Seen) => done(() => read(settings[':id'].remove.$post({ param: paramOf(id), json: { version } }))),
    restore: ({ id, version }: Seen, from: number) => done(() => read(settings[':id'].restore.$post({ param: paramOf(id), json: { version, from } }))),
    versionsOf: (id: number) => ask(() => read(settings[':id'].versions.$get({ param: paramOf(id) }))),
  }
}
