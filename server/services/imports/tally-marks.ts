import { inferences, type NoteKind } from '../../spreadsheet/parse-values/parsed.ts'
import type { StagedRow } from './staged-row.ts'
import type { ImportSummary } from './types.ts'

export type MarkCounts = Pick<ImportSummary, 'inferred' | 'duplicates'>

/** Counts inferred cells by column and kind, and rows that may be duplicates, as rows come and go. */
export function createMarkTally(before: MarkCounts = { inferred: [], duplicates: { rows: 0, open: 0 } }) {
  const columns = new Map(before.inferred.map(({ sheet, column, kinds }) => [placeOf(sheet, column), { sheet, column, kinds: new Map(kinds.map(({ kind, count }) => [kind, count])) }]))
  const duplicates = { ...before.duplicates }

  function count(row: StagedRow, by: 1 | -1) {
    if (row.leftOut !== null) return
    const mayBeDouble = row.mergeInto !== null || (row.outcome === 'new' && row.marks.some(({ kind }) => kind === 'possible_duplicate'))
    if (mayBeDouble) {
      duplicates.rows += by
      if (row.mergeInto === null && !row.isOwn) duplicates.open += by
    }
    for (const { column, kind } of row.marks) {
      if (column === null || !inferences.has(kind)) continue
      const place = placeOf(row.sheet, column)
      const own = columns.get(place) ?? { sheet: row.sheet, column, kinds: new Map<NoteKind, number>() }
      columns.set(place, own)
      own.kinds.set(kind, (own.kinds.get(kind) ?? 0) + by)
    }
  }

  return {
    add: (row: StagedRow) => count(row, 1),
    remove: (row: StagedRow) => count(row, -1),
    result(): MarkCounts {
      const inferred = [...columns.values()].map(({ kinds, ...place }) => ({ ...place, kinds: [...kinds].filter(([, amount]) => amount > 0).map(([kind, amount]) => ({ kind, count: amount })) }))
      return { inferred: inferred.filter(({ kinds }) => kinds.length > 0), duplicates }
    },
  }
}

const placeOf = (sheet: string, column: string) => `${column} ${sheet}`
