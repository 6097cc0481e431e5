import { computed } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { saveAnswer } from '../save-answer.ts'
import { useAttempt } from '../use-attempt.ts'

export type Snapshot = AnswerOf<typeof api.snapshots.$get>['snapshots'][number]
export type ComparedSnapshot = AnswerOf<typeof api.snapshots[':id']['$get']>
export type SnapshotRow = ComparedSnapshot['rows'][number]
export interface SnapshotWanted { name: string, year: number, period: string, unit: number, note: string | null }

/** What may be done with snapshots; the reason is kept where it was refused. */
export function useSnapshotDeeds() {
  const { busy, problem, ask } = useAttempt()

  return {
    busy,
    problem: computed(() => problem.value?.label ?? null),
    take: (wanted: SnapshotWanted) => ask(() => read(api.snapshots.$post({ json: wanted }))),
    withdraw: (id: number, reason: string) => ask(() => read(api.snapshots[':id'].withdraw.$post({ param: { id: String(id) }, json: { reason } }))),
    saveWorkbook: ({ id, name }: Pick<Snapshot, 'id' | 'name'>) => ask(async () => {
      await saveAnswer(api.snapshots[':id'].workbook.$get({ param: { id: String(id) } }), `${name}.xlsx`)
      return true
    }),
  }
}
