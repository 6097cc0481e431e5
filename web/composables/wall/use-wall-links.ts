import { api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

/** The wall links, and what may be done with them; the list follows each deed. */
export function useWallLinks() {
  const { data, error, reload } = useResource((signal) => read(api.wall.links.$get(undefined, { init: { signal } })), [])
  const { busy, problem, ask } = useAttempt()

  async function make(wanted: { name: string, days: number }) {
    const made = await ask(() => read(api.wall.links.$post({ json: wanted })))
    if (made !== null) await reload()
    return made
  }
  async function set(id: number, stopped: boolean) {
    if (await ask(() => read(api.wall.links[':id'].$put({ param: { id: String(id) }, json: { stopped } }))) !== null) await reload()
  }
  return { data, error, reload, busy, problem, make, set }
}
