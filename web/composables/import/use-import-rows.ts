import type { Ref } from 'vue'
import { api, type ImportRowView, read } from '../../api.ts'
import { inferredColumn, type RowFilter } from '../../components/import/row-filter.ts'
import { useImportPages } from './use-import-pages.ts'

const PAGE_ROWS = 100

/** An import's rows under a filter, or only those that a commit found otherwise (`renewed`), in the sheet's order; anew with each reading (none before the first). */
export function useImportRows(id: number, { filter, reading }: { filter: Ref<RowFilter | 'renewed'>, reading: Ref<number> }) {
  const pages = useImportPages(async ({ cursor, signal }) => {
    if (reading.value === 0) return { items: [], cursor: null }
    const page = await read(api.imports[':id'].rows.$get({
      param: { id: String(id) },
      query: { limit: String(PAGE_ROWS), ...queryOf(filter.value), ...(cursor === null ? {} : { cursor: String(cursor) }) },
    }, { init: { signal } }))
    return { items: page.rows, cursor: page.cursor }
  }, [filter, reading])

  /** Rows that were corrected stay where they are, also where the filter would not show them any more. */
  function replaceRows(rows: ImportRowView[]) {
    const byPosition = new Map(rows.map((row) => [row.position, row]))
    pages.replace((row) => byPosition.get(row.position) ?? row)
  }

  return { ...pages, replaceRows }
}

function queryOf(filter: RowFilter | 'renewed') {
  if (filter === 'all') return {}
  if (filter === 'fixed' || filter === 'duplicates' || filter === 'renewed') return { only: filter }
  const place = inferredColumn(filter)
  return place ? { only: 'inferred' as const, ...place } : { outcome: filter }
}
