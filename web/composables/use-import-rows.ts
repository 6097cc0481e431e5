import type { Ref } from 'vue'
import { api, read } from '../api.ts'
import { useImportPages } from './use-import-pages.ts'

const PAGE_ROWS = 100

/** An import's rows of one outcome, or all, or only those that a commit found otherwise (`renewed`), in the sheet's order; anew with each reading (none before the first). */
export function useImportRows(id: number, { filter, reading }: { filter: Ref<string>, reading: Ref<number> }) {
  return useImportPages(async ({ cursor, signal }) => {
    if (reading.value === 0) return { items: [], cursor: null }
    const page = await read(api.imports[':id'].rows.$get({
      param: { id: String(id) },
      query: { limit: String(PAGE_ROWS), ...(filter.value === 'all' ? {} : filter.value === 'renewed' ? { only: 'renewed' as const } : { outcome: filter.value }), ...(cursor === null ? {} : { cursor: String(cursor) }) },
    }, { init: { signal } }))
    return { items: page.rows, cursor: page.cursor }
  }, [filter, reading])
}
