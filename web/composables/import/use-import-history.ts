import { computed, type Ref } from 'vue'
import { api, read } from '../../api.ts'
import type { HistoryFilter } from '../../components/import/history-filter.ts'
import { useImportPages } from './use-import-pages.ts'
import { useResource } from '../use-resource.ts'
import { useRevision } from '../use-revision.ts'

/** The imports made so far as filtered, newest first, and who made them; follows what happens elsewhere. */
export function useImportHistory(filter: Ref<HistoryFilter>) {
  const { revision } = useRevision()
  const pages = useImportPages(async ({ cursor, isAgain, signal }) => {
    const { status, type, author, text } = filter.value
    const query = {
      status, ...(type === null ? {} : { type }), ...(author === null ? {} : { author: String(author) }), ...(text === '' ? {} : { text }), ...(cursor === null ? {} : { cursor: String(cursor) }),
    }
    const page = await read(api.imports.$get({ query }, { headers: isAgain ? { 'x-background': '1' } : {}, init: { signal } }))
    return { items: page.imports, cursor: page.cursor }
  }, [revision, filter])
  const people = useResource((signal) => read(api.imports.authors.$get(undefined, { init: { signal } })), [])
  return { ...pages, people: computed(() => people.data.value?.authors ?? []) }
}
