import { ref } from 'vue'
import { api, type CorrectionResult, type ImportBatchView, type ImportRowView, read } from '../../api.ts'

/** A cell of the preview by its column's letter, or by its field where the sheet has no column for it. */
export interface CellPlace { sheet: string, row: number, column: string | null, field: string | null }

interface Corrected { replaceRows(rows: ImportRowView[]): void, acceptBatch(batch: ImportBatchView): void }

/**
 * Corrections of one preview: each is checked by the server, and the rows that have come out otherwise take the place of those that stand.
 * They follow one another, so that none is judged by rows that another has just changed. Every deed throws ApiError.
 */
export function useCorrections(id: number, { replaceRows, acceptBatch }: Corrected) {
  const param = { id: String(id) }
  const busy = ref(0)
  let last: Promise<unknown> = Promise.resolve()

  async function correct(ask: () => Promise<CorrectionResult>) {
    busy.value += 1
    const mine = last.catch(() => undefined).then(ask)
    last = mine
    try {
      const result = await mine
      replaceRows(result.rows)
      acceptBatch(result.batch)
      return result
    } finally {
      busy.value -= 1
    }
  }

  const partOf = ({ column, field }: CellPlace) => column === null ? { field: field ?? '' } : { column }
  const queryOf = (place: CellPlace, alike: boolean) =>
    ({ sheet: place.sheet, row: String(place.row), ...partOf(place), alike: alike ? 'true' as const : 'false' as const })

  return {
    busy,
    write: (place: CellPlace, text: string | null, alike: boolean) => correct(() => read(api.imports[':id'].cells.$put({
      param, json: { sheet: place.sheet, row: place.row, ...partOf(place), text, alike },
    }))),
    restore: (place: CellPlace, alike: boolean) => correct(() => read(api.imports[':id'].cells.$delete({ param, query: queryOf(place, alike) }))),
    choose: ({ sheet, row }: ImportRowView, choice: 'leave_out' | 'as_new' | 'merge' | null, recordId: number | null = null) =>
      correct(() => read(api.imports[':id'].rows.choice.$put({ param, json: { sheet, row, choice, recordId } }))),
    /** How many other cells of the column are wrong with the same text. */
    async countAlike(place: CellPlace) {
      const { count } = await read(api.imports[':id'].cells.alike.$get({ param, query: queryOf(place, false) }))
      return count
    },
  }
}

export type Corrections = ReturnType<typeof useCorrections>
