import { ref, shallowRef } from 'vue'
import { type AnswerOf, api, type Label, read, toApiError } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { saveFile } from './save-file.ts'

export type Snapshot = AnswerOf<typeof api.snapshots.$get>['snapshots'][number]
export type ComparedSnapshot = AnswerOf<typeof api.snapshots[':id']['$get']>
export type SnapshotRow = ComparedSnapshot['rows'][number]
export interface SnapshotWanted { name: string, year: number, period: string, unit: number, note: string | null }

/** What may be done with snapshots; the reason is kept where it was refused. */
export function useSnapshotDeeds() {
  const busy = ref(false)
  const problem = shallowRef<Label | null>(null)

  async function attempt<T>(work: () => Promise<T>) {
    busy.value = true
    problem.value = null
    try {
      return await work()
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure.label
      return null
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    problem,
    take: (wanted: SnapshotWanted) => attempt(() => read(api.snapshots.$post({ json: wanted }))),
    withdraw: (id: number, reason: string) => attempt(() => read(api.snapshots[':id'].withdraw.$post({ param: { id: String(id) }, json: { reason } }))),
    saveWorkbook: ({ id, name }: Pick<Snapshot, 'id' | 'name'>) => attempt(async () => {
      const answer = await api.snapshots[':id'].workbook.$get({ param: { id: String(id) } })
      if (!answer.ok) throw await toApiError(answer)
      saveFile(await answer.blob(), `${name}.xlsx`)
      return true
    }),
  }
}
