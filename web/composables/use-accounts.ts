import { ref, shallowRef } from 'vue'
import { api, type AnswerOf, type Label, read } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { useResource } from './use-resource.ts'

export type Account = AnswerOf<typeof api.accounts.$get>[number]
export type NewAccount = Parameters<typeof api.accounts.$post>[0]['json']

/** The accounts, and what the administrator may do with them. */
export function useAccounts() {
  const { data: accounts, error, reload } = useResource((signal) => read(api.accounts.$get(undefined, { init: { signal } })), [])
  const busy = ref(false)
  const problem = shallowRef<Label | null>(null)

  async function attempt(write: () => Promise<unknown>) {
    busy.value = true
    problem.value = null
    try {
      await write()
      await reload()
      return true
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure.label
      return false
    } finally {
      busy.value = false
    }
  }

  const create = (account: NewAccount) => attempt(() => read(api.accounts.$post({ json: account })))
  const change = (id: number, json: { disabled?: boolean, password?: string }) => attempt(() => read(api.accounts[':id'].$patch({ param: { id: String(id) }, json })))
  return { accounts, error, reload, busy, problem, create, change }
}
