import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { type AnswerOf, api, read } from '../api.ts'
import { ApiError } from '../api-error.ts'

type Session = AnswerOf<typeof api.session.$get>
export type Role = Session['user']['role']
export type Feature = Session['features'][number]

/** Who is signed in and what they may do. The server decides again on every request. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<Session | null>(null)
  const known = shallowRef(false)

  async function load() {
    try {
      current.value = await read(api.session.$get())
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401)) throw error
      current.value = null
    } finally {
      known.value = true
    }
  }

  async function signIn(name: string, password: string) {
    await read(api['sign-in'].$post({ json: { name, password } }))
    await load()
  }

  async function signOut() {
    await read(api.session.$delete())
    current.value = null
  }

  /** Forgets a session that the server no longer knows. */
  function forget() {
    current.value = null
  }

  return {
    current,
    known,
    user: computed(() => current.value?.user ?? null),
    today: computed(() => current.value?.today ?? ''),
    may: (feature: Feature) => current.value?.features.includes(feature) ?? false,
    mayWrite: (type: keyof Session['records']) => current.value?.records[type] === 'write',
    mayRead: (type: keyof Session['records']) => (current.value?.records[type] ?? 'none') !== 'none',
    load,
    signIn,
    signOut,
    forget,
  }
})
