import { api, type AnswerOf, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

export type Account = AnswerOf<typeof api.accounts.$get>[number]
export type NewAccount = Parameters<typeof api.accounts.$post>[0]['json']

/** The accounts, and what the administrator may do with them. */
export function useAccounts() {
  const { data: accounts, error, reload } = useResource((signal) => read(api.accounts.$get(undefined, { init: { signal } })), [])
  const { busy, problem, attempt: run } = useAttempt()
  const attempt = (write: () => Promise<unknown>) => run(async () => {
    await write()
    await reload()
  })

  const create = (account: NewAccount) => attempt(() => read(api.accounts.$post({ json: account })))
  const change = (id: number, json: { disabled?: boolean, password?: string }) => attempt(() => read(api.accounts[':id'].$patch({ param: { id: String(id) }, json })))
  return { accounts, error, reload, busy, problem, create, change }
}
