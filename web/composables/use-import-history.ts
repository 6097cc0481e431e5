import { api, read } from '../api.ts'
import { useImportPages } from './use-import-pages.ts'
import { useRevision } from './use-revision.ts'

/** The imports made so far, newest first; follows what happens elsewhere. */
export function useImportHistory() {
  const { revision } = useRevision()
  return useImportPages(async ({ cursor, isAgain, signal }) => {
    const page = await read(api.imports.$get(
      { query: cursor === null ? {} : { cursor: String(cursor) } }, { headers: isAgain ? { 'x-background': '1' } : {}, init: { signal } },
    ))
    return { items: page.imports, cursor: page.cursor }
  }, [revision])
}
